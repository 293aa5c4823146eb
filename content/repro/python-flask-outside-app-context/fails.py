# run: /usr/bin/python3 fails.py
from flask import Flask, current_app

app = Flask("shop")
app.config["CURRENCY"] = "EUR"


def price(cents):
    return f"{cents / 100:.2f} {current_app.config['CURRENCY']}"


print(price(1999))
