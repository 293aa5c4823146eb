from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
VAT = Decimal("1.19")


def gross(net: Decimal) -> Decimal:
    return (net * VAT).quantize(CENT, rounding=ROUND_HALF_UP)


print(gross(Decimal("9.99")))
