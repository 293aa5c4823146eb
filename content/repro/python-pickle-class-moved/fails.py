import pickle
import sys
import types

old = types.ModuleType("shop_orders")
exec("class Order:\n    def __init__(self, number): self.number = number", old.__dict__)
sys.modules["shop_orders"] = old
stored = pickle.dumps(old.Order(17))            # written by last month's release

del old.Order                                   # since then the class was renamed
pickle.loads(stored)
