import random

CLIENTS, CAPACITY, SLOT = 400, 20, 0.1          # the server serves 20 requests per 100 ms


def fixed(attempt):
    return 1.0


def exponential(attempt):
    return 0.5 * 2 ** attempt


def jittered(attempt):
    return random.uniform(0, min(20.0, 0.5 * 2 ** attempt))


def simulate(delay):
    random.seed(3)
    waiting = {number: (0.0, 0) for number in range(CLIENTS)}       # all fail at the same moment
    calls, peak, now = 0, 0, 0.0
    while waiting:
        due = [c for c, (at, _) in waiting.items() if at < now + SLOT - 1e-9]
        random.shuffle(due)
        calls, peak = calls + len(due), max(peak, len(due) if now else 0)
        for place, client in enumerate(due):
            at, attempt = waiting[client]
            if place < CAPACITY:
                del waiting[client]
            else:
                waiting[client] = (now + SLOT + delay(attempt), attempt + 1)
        now += SLOT
    return f"{calls} calls, up to {peak} retries in one slot, all served after {now:.1f} s"


for delay in (fixed, exponential, jittered):
    print(f"{delay.__name__}: {simulate(delay)}")
