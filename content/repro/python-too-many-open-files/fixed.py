import resource
from collections.abc import Iterator

resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def lines(names: list[str]) -> Iterator[str]:
    for name in names:
        with open(name) as file:                # one at a time, closed on every path
            yield from file


names = [f"log-{number}.txt" for number in range(100)]
for name in names:
    with open(name, "w") as file:
        print("started", file=file)
print(sum(1 for _ in lines(names)))
