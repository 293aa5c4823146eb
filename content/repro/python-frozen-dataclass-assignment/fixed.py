from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Price:
    net: int
    currency: str = "EUR"

    def __post_init__(self) -> None:
        object.__setattr__(self, "currency", self.currency.upper())


price = Price(1999, "eur")
reduced = replace(price, net=1499)
print(price, reduced)
