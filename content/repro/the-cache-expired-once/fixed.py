import random
import threading
import time

queries = 0


class Cache:
    def __init__(self, load, ttl: float, stale: float) -> None:
        self.load, self.ttl, self.stale = load, ttl, stale
        self.values: dict = {}
        self.locks: dict = {}
        self.guard = threading.Lock()

    def get(self, key):
        value, fresh, usable = self.values.get(key, (None, 0.0, 0.0))
        now = time.monotonic()
        if now < fresh:
            return value
        with self.guard:
            lock = self.locks.setdefault(key, threading.Lock())
        if not lock.acquire(blocking=now >= usable):    # somebody is at it
            return value                                # the old one serves meanwhile
        try:
            value, fresh, _ = self.values.get(key, (None, 0.0, 0.0))
            if time.monotonic() < fresh:                # done while we waited
                return value
            value = self.load(key)
            fresh = time.monotonic() + self.ttl * random.uniform(0.8, 1.0)
            self.values[key] = (value, fresh, fresh + self.stale)
            return value
        finally:
            lock.release()


def query(key):
    global queries
    queries += 1
    time.sleep(0.05)
    return f"page {queries}"


def crowd(cache, size=80):
    gate, seen = threading.Barrier(size), []

    def visitor():
        gate.wait()
        start = time.monotonic()
        seen.append((cache.get("front"), time.monotonic() - start))

    threads = [threading.Thread(target=visitor) for _ in range(size)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted({value for value, _ in seen})


cache = Cache(query, ttl=1.5, stale=60.0)
print("cold:", crowd(cache), queries)
time.sleep(1.6)
print("expired:", crowd(cache), queries)
assert queries == 2
