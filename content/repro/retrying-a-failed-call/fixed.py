import random
import time


class Retryable(Exception):
    def __init__(self, after: float | None = None) -> None:
        self.after = after                      # the server's Retry-After, if it sent one


class Budget:
    """Retries may be a tenth of the calls; shared by all users of one client."""

    def __init__(self, share: float = 0.1, most: float = 10.0) -> None:
        self.share, self.most, self.left = share, most, most

    def deposit(self) -> None:
        self.left = min(self.most, self.left + self.share)

    def withdraw(self) -> bool:
        if self.left < 1:
            return False
        self.left -= 1
        return True


def call(operation, budget: Budget, deadline: float, base=0.5, cap=20.0, sleep=time.sleep):
    budget.deposit()
    attempt = 0
    while True:
        try:
            return operation()
        except Retryable as error:
            pause = random.uniform(0, min(cap, base * 2 ** attempt))
            if error.after is not None:
                pause += error.after            # not before what the server asked for
            if time.monotonic() + pause >= deadline or not budget.withdraw():
                raise
            sleep(pause)
            attempt += 1


tries = []


def down():
    tries.append(1)
    raise Retryable


budget, failed = Budget(), 0
for _ in range(100):
    try:
        call(down, budget, time.monotonic() + 60, sleep=lambda pause: None)
    except Retryable:
        failed += 1
print(f"{failed} callers, {len(tries)} calls to a server that is down")
assert len(tries) <= 121
