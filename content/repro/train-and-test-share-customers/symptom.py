import random

chance = random.Random(5)
rows = []
for customer in range(150):
    habits = [chance.gauss(0, 1) for _ in range(8)]
    left = chance.random() < 0.5                # nothing in the features causes it
    for _ in range(6):                          # six months of the same customer
        rows.append((customer, [h + chance.gauss(0, 0.2) for h in habits], left))


def accuracy(train, test):
    """One nearest neighbour: a model that is able to remember."""
    right = 0
    for _, features, left in test:
        nearest = min(train, key=lambda row: sum((a - b) ** 2 for a, b in zip(row[1], features)))
        right += nearest[2] == left
    return f"{100 * right / len(test):.0f} %"


chance.shuffle(rows)
print("rows split at random:", accuracy(rows[:700], rows[700:]))
print("customers split:     ", accuracy([r for r in rows if r[0] < 117], [r for r in rows if r[0] >= 117]))
