# run: /usr/bin/python3 fails.py
from pydantic import BaseModel


class Item(BaseModel):
    sku: str
    qty: int
    price: float


Item(sku="A-1", qty="many")
