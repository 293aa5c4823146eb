# run: /usr/bin/python3 fails.py
import time

from celery import Celery
from celery.contrib.testing.worker import start_worker

app = Celery("shop", broker="memory://", backend="cache+memory://")


@app.task(name="shop.mail.send")
def send(order):
    return order


with start_worker(app, perform_ping_check=False, loglevel="ERROR"):
    app.send_task("mail.send", args=[17])       # the name that an older release used
    time.sleep(1)
