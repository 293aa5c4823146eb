import collections
import math
import random

chance = random.Random(2)
topics = [[chance.gauss(0, 1) for _ in range(32)] for _ in range(50)]


def near(topic, noise, length):
    vector = [x + chance.gauss(0, noise) for x in topic]
    scale = length / math.sqrt(sum(x * x for x in vector))
    return [x * scale for x in vector]


# ten passages for each topic; a few are long pages whose vector is longer
index = [(t, near(topic, 0.6, 6.0 if t < 3 else 1.0)) for t, topic in enumerate(topics) for _ in range(10)]
queries = [(t, near(topic, 0.6, 1.0)) for t, topic in enumerate(topics)]


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def cosine(a, b):
    return dot(a, b) / math.sqrt(dot(a, a) * dot(b, b))


for score in (dot, cosine):
    first = [max(index, key=lambda row: score(asked, row[1]))[0] for _, asked in queries]
    right = sum(found == topic for found, (topic, _) in zip(first, queries))
    long = sum(found < 3 for found in first)
    print(f"{score.__name__}: {right} of 50 right, {long} answered with one of three long topics")
