import math


def softmax(scores):
    powers = [math.exp(score) for score in scores]
    return [power / sum(powers) for power in powers]


print(softmax([1.0, 2.0, 3.0]))
print(softmax([800.0, 790.0, 2.0]))
