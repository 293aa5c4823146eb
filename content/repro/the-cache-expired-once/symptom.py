import threading
import time

cache, lock = {}, threading.Lock()
queries = running = peak = 0
slots = threading.Semaphore(4)                  # the database works on four at a time


def query(key):
    global queries, running, peak
    with lock:
        queries += 1
        running += 1
        peak = max(peak, running)
    with slots:
        time.sleep(0.05)
    with lock:
        running -= 1
    return "front page"


def get(key):
    value, expires = cache.get(key, (None, 0))
    if time.monotonic() < expires:
        return value
    value = query(key)
    cache[key] = (value, time.monotonic() + 60)
    return value


def crowd(size):
    gate, waits = threading.Barrier(size), []

    def visitor():
        gate.wait()
        start = time.monotonic()
        get("front")
        waits.append(time.monotonic() - start)

    threads = [threading.Thread(target=visitor) for _ in range(size)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return max(waits)


get("front")
print(f"warm: {queries} query, longest wait under 0.1 s: {crowd(80) < 0.1}")
cache.clear()
queries = peak = 0
longest = crowd(80)
print(f"expired: {queries} queries for one page, {peak} at once, longest wait {longest:.0f} s")
