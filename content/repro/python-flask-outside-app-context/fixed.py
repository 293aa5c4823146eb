# run: /usr/bin/python3 fixed.py
import threading

from flask import Flask, current_app

app = Flask("shop")
app.config["CURRENCY"] = "EUR"


def price(cents: int) -> str:
    return f"{cents / 100:.2f} {current_app.config['CURRENCY']}"


def in_background(app: Flask, cents: int) -> None:
    with app.app_context():                     # a context per thread
        print(price(cents))


with app.app_context():
    print(price(1999))
    real = current_app._get_current_object()    # the application, not the proxy
    thread = threading.Thread(target=in_background, args=(real, 499))
    thread.start()
    thread.join()
