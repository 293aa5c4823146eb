import functools
import math
import random

WORDS = [f"w{n}" for n in range(500)]


@functools.cache
def word(model, text):                          # a model: one direction per word
    chance = random.Random(f"{model}/{text}")
    return [chance.gauss(0, 1) for _ in range(64)]


def embed(model, words):
    total = [sum(axis) for axis in zip(*(word(model, w) for w in words))]
    length = math.sqrt(sum(x * x for x in total))
    return [x / length for x in total]


chance = random.Random(1)
documents = [chance.sample(WORDS, 12) for _ in range(400)]
queries = [chance.sample(document, 6) for document in documents]


def report(title, models):
    index = [embed(model, document) for model, document in zip(models, documents)]
    hits = {"old": 0, "new": 0}
    best = []
    for number, query in enumerate(queries):
        asked = embed("new", query)
        scores = [sum(a * b for a, b in zip(asked, vector)) for vector in index]
        best.append(max(scores))
        hits[models[number]] += scores[number] == max(scores)
    print(f"{title}: found {hits}, mean best score {sum(best) / len(best):.2f}")


report("all re-embedded ", ["new"] * 400)
report("half re-embedded", ["old"] * 200 + ["new"] * 200)
report("only the queries", ["old"] * 400)
