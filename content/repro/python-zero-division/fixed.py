from statistics import fmean


def mean(values: list[float]) -> float | None:
    return fmean(values) if values else None


result = mean([])
print("no requests" if result is None else f"mean {result:.1f} ms")
