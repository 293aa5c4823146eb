from dataclasses import dataclass


@dataclass(frozen=True)
class Price:
    net: int
    currency: str = "EUR"


price = Price(1999)
price.net = 1499
