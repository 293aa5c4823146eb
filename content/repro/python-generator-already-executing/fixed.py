import queue
import threading


def numbers():
    yield from range(100)


def worker(tasks: queue.Queue, results: list[int]) -> None:
    while (n := tasks.get()) is not None:
        results.append(n * n)


tasks: queue.Queue = queue.Queue(maxsize=8)
results: list[int] = []
threads = [threading.Thread(target=worker, args=(tasks, results)) for _ in range(2)]
for thread in threads:
    thread.start()
for n in numbers():                    # one thread owns the generator
    tasks.put(n)
for _ in threads:
    tasks.put(None)
for thread in threads:
    thread.join()
print(len(results))
