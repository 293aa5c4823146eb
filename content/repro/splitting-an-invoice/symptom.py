from decimal import Decimal


def generated(total, people):
    return [round(total / people, 2)] * people


def engineered(cents, people):
    share, rest = divmod(cents, people)
    return [share + 1] * rest + [share] * (people - rest)


wrong, worst = 0, Decimal(0)
for cents in range(1, 100_001):                 # 0.01 to 1000.00, between three
    parts = generated(cents / 100, 3)
    lost = Decimal(cents) / 100 - sum(Decimal(repr(part)) for part in parts)
    wrong += lost != 0
    worst = max(worst, abs(lost))
    assert sum(engineered(cents, 3)) == cents
print(f"generated: {wrong} of 100000 totals do not add up, off by up to {worst}")
print("generated:", generated(100.00, 3), "and", generated(0.02, 4))
print("engineered:", engineered(10_000, 3), "and", engineered(2, 4))
print("sum of ten 0.10:", sum([0.10] * 10), "- round(2.675, 2):", round(2.675, 2))
