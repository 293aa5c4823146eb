from decimal import Decimal

net = Decimal("9.99")
print(net * 1.19)
