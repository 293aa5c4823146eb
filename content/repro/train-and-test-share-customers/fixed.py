import hashlib
from collections.abc import Iterable


def part(group: str, salt: str = "split-1") -> str:
    """The same group is always on the same side, in every run and for every new row."""
    number = int.from_bytes(hashlib.sha256(f"{salt}/{group}".encode()).digest()[:8], "big")
    share = number / 2 ** 64
    return "test" if share < 0.2 else "validation" if share < 0.4 else "train"


def check(train: Iterable[dict], test: Iterable[dict], group: str, time: str, features: list[str]) -> None:
    train, test = list(train), list(test)
    if shared := {r[group] for r in train} & {r[group] for r in test}:
        raise ValueError(f"{len(shared)} values of {group} on both sides, e.g. {min(shared)!r}")
    if max(r[time] for r in train) > min(r[time] for r in test):
        raise ValueError("training saw rows from after the first test row")
    rows = {tuple(r[f] for f in features) for r in train}
    if same := sum(tuple(r[f] for f in features) in rows for r in test):
        raise ValueError(f"{same} test rows have a twin in training")


counts = {"train": 0, "validation": 0, "test": 0}
for customer in range(10_000):
    counts[part(str(customer))] += 1
print(counts)
train = [{"customer": "a", "month": 1, "x": 0.1}, {"customer": "b", "month": 2, "x": 0.2}]
for test in ([{"customer": "c", "month": 3, "x": 0.3}], [{"customer": "a", "month": 3, "x": 0.3}],
             [{"customer": "c", "month": 1, "x": 0.3}], [{"customer": "c", "month": 3, "x": 0.2}]):
    try:
        check(train, test, "customer", "month", ["x"])
        print("clean")
    except ValueError as error:
        print(error)
