import math


def interval(right: int, examples: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's 95 % interval for a share."""
    share = right / examples
    middle = share + z * z / (2 * examples)
    spread = z * math.sqrt(share * (1 - share) / examples + z * z / (4 * examples * examples))
    scale = 1 + z * z / examples
    return (middle - spread) / scale, (middle + spread) / scale


def paired(a: list[bool], b: list[bool]) -> float:
    """Exact McNemar test: how likely is a split as uneven as this between equal systems."""
    gained = sum(y and not x for x, y in zip(a, b, strict=True))
    lost = sum(x and not y for x, y in zip(a, b, strict=True))
    n = gained + lost
    tail = sum(math.comb(n, k) for k in range(min(gained, lost) + 1)) / 2 ** n
    return min(1.0, 2 * tail)


for right, examples in ((41, 50), (164, 200), (820, 1000)):
    low, high = interval(right, examples)
    print(f"{right} of {examples}: 82 %, between {low:.1%} and {high:.1%}")

old = [True] * 156 + [False] * 44
new = [True] * 153 + [False] * 3 + [True] * 14 + [False] * 30
print(f"{sum(old)} against {sum(new)} of 200: p = {paired(old, new):.3f}")
