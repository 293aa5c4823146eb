from unittest.mock import create_autospec


class Gateway:
    def charge(self, *, cents: int, key: str) -> str: ...


class FakeGateway(Gateway):
    """Behaves: one key is one charge, as the real service promises."""

    def __init__(self) -> None:
        self.charged: dict[str, int] = {}

    def charge(self, *, cents: int, key: str) -> str:
        if cents <= 0:
            raise ValueError("nothing to charge")
        if self.charged.setdefault(key, cents) != cents:
            raise ValueError("same key, another amount")
        return "ok"


def pay(gateway: Gateway, order: dict) -> str:
    return gateway.charge(cents=order["cents"], key=f"order-{order['id']}")


strict = create_autospec(Gateway, instance=True)
try:
    strict.charge(amount=1250)
except TypeError as error:
    print("autospec:", error)

fake = FakeGateway()
order = {"id": 7, "cents": 1250}
pay(fake, order)
pay(fake, order)                                # a retry
assert fake.charged == {"order-7": 1250}
print("charged:", fake.charged)
