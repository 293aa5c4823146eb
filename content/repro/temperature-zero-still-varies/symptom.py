import array
import random


def f32(x):
    return array.array("f", [x])[0]


def logit(terms, blocks):
    """A dot product in float32: one partial sum per block, then the sum of those."""
    size = len(terms) // blocks
    partial = []
    for b in range(blocks):
        total = 0.0
        for x in terms[b * size:(b + 1) * size]:
            total = f32(total + x)
        partial.append(total)
    total = 0.0
    for x in partial:
        total = f32(total + x)
    return total


chance = random.Random(0)
terms = [f32(chance.gauss(0, 1)) for _ in range(4096)]
for blocks in (1, 4, 16, 64):
    print(f"{blocks:2} blocks: {logit(terms, blocks)!r}")

flips = 0
for _ in range(200):                            # two candidates for the next token, close together
    a = [f32(chance.gauss(0, 1)) for _ in range(512)]
    b = a[::-1]                                 # the same numbers: equal in exact arithmetic
    winners = {logit(a, blocks) > logit(b, blocks) for blocks in (1, 4, 16, 64)}
    flips += len(winners) > 1
print(f"near ties decided differently: {flips} of 200")
