# run: /usr/bin/python3 fixed.py
from celery import Celery

app = Celery("shop", broker="memory://", backend="cache+memory://")


def send(order: int) -> int:
    return order


new = app.task(name="shop.mail.send")(send)
old = app.task(name="mail.send")(send)          # stays until the queue holds none of them

needed = {"shop.mail.send", "mail.send"}
missing = needed - app.tasks.keys()
print("missing:", missing or "none")
