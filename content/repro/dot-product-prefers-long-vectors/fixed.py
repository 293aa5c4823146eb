import math


def unit(vector: list[float]) -> list[float]:
    length = math.sqrt(math.fsum(x * x for x in vector))
    if not math.isfinite(length) or length < 1e-12:
        raise ValueError("this vector has no direction")
    return [x / length for x in vector]


def dot(a: list[float], b: list[float]) -> float:
    return math.fsum(x * y for x, y in zip(a, b, strict=True))


index = {"long page": unit([9.0, 9.0]), "right passage": unit([0.1, 1.2])}
asked = unit([0.0, 3.0])
for name in sorted(index, key=lambda name: -dot(asked, index[name])):
    print(f"{name}: {dot(asked, index[name]):.3f}")
assert all(abs(dot(v, v) - 1) < 1e-9 for v in index.values())
