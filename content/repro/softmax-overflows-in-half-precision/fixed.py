import math


def softmax(scores: list[float]) -> list[float]:
    top = max(scores)
    if top == -math.inf:                        # a row that is masked from end to end
        return [0.0] * len(scores)
    powers = [math.exp(score - top) for score in scores]
    total = math.fsum(powers)
    return [power / total for power in powers]


def log_softmax(scores: list[float]) -> list[float]:
    top = max(scores)
    if top == -math.inf:
        return [-math.inf] * len(scores)
    total = math.log(math.fsum(math.exp(score - top) for score in scores))
    return [score - top - total for score in scores]


print([round(p, 6) for p in softmax([800.0, 790.0, 2.0])])
print([round(p, 3) for p in log_softmax([800.0, 790.0, 2.0])])
print(softmax([-math.inf, -math.inf]))
