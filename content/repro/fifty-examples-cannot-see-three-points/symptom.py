import random

chance = random.Random(7)


def evaluate(quality, examples):
    return sum(chance.random() < quality for _ in range(examples))


for examples in (50, 200, 1000, 3000):
    wrong = 0
    for _ in range(1000):                       # B is better by three points: 0.83 against 0.80
        wrong += evaluate(0.83, examples) <= evaluate(0.80, examples)
    print(f"{examples} examples: the better prompt does not win in {wrong / 10:.0f} % of the comparisons")

best = [max(evaluate(0.80, 50) for _ in range(10)) / 50 for _ in range(1000)]
print(f"best of ten equal prompts, 50 examples: {100 * sum(best) / len(best):.0f} % instead of 80 %")
