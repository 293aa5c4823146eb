import sys
import types


def load(name: str, source: str) -> None:
    module = sys.modules[name] = types.ModuleType(name)
    exec(source, module.__dict__)


load("model", "class Order: pass")                       # imports neither of the two
load("customers", "from model import Order\ndef find(number): return Order()")
load("orders", "from customers import find\ndef place(number): return find(number)")

import orders

print(orders.place(17))
