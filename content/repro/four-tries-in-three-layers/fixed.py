import contextvars
import random
import time

calls = {"orders": 0, "stock": 0, "database": 0}
deadline = contextvars.ContextVar("deadline")


class Busy(Exception):
    """The layer below is overloaded. Passed on as it is: only the edge tries again."""


class Breaker:
    def __init__(self, failures: int, rest: float) -> None:
        self.limit, self.rest, self.failures, self.until = failures, rest, 0, 0.0

    def __call__(self, operation):
        if time.monotonic() < self.until:
            raise Busy("not even asked")
        try:
            result = operation()
        except Busy:
            self.failures += 1
            if self.failures >= self.limit:
                self.failures, self.until = 0, time.monotonic() + self.rest
            raise
        self.failures = 0
        return result


def database():
    if time.monotonic() > deadline.get():
        raise Busy("nobody waits for this answer any more")
    calls["database"] += 1
    raise Busy("too busy")


protect = Breaker(failures=5, rest=30.0)


def stock():
    calls["stock"] += 1
    return protect(database)


def orders():
    calls["orders"] += 1
    return stock()


def gateway(tries: int = 2) -> str:
    deadline.set(time.monotonic() + 2.0)
    for attempt in range(tries):
        try:
            return orders()
        except Busy:
            if attempt + 1 == tries:
                return "503, Retry-After: 30"
            time.sleep(random.uniform(0, 0.02))
    raise AssertionError("unreachable")


answers = {gateway() for _ in range(100)}
print(answers, calls)
assert calls["database"] == 5
