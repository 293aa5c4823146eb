import queue
import threading
import time


class Overloaded(Exception):
    """To the client: 503 with Retry-After. Now, not in half a minute."""


class Worker:
    def __init__(self, capacity: int) -> None:
        self.jobs: queue.Queue = queue.Queue(maxsize=capacity)
        self.dropped = 0
        threading.Thread(target=self.run, daemon=True).start()

    def submit(self, job, wait: float) -> None:
        try:
            self.jobs.put_nowait((time.monotonic() + wait, job))
        except queue.Full:
            raise Overloaded(f"{self.jobs.maxsize} waiting") from None

    def run(self) -> None:
        while True:
            deadline, job = self.jobs.get()
            if time.monotonic() < deadline:
                job()
            else:
                self.dropped += 1               # its client has gone
            self.jobs.task_done()


worker, done, refused = Worker(capacity=5), [], 0
for number in range(50):
    try:
        worker.submit(lambda: (time.sleep(0.02), done.append(1)), wait=0.05)
    except Overloaded:
        refused += 1
    time.sleep(0.002)
worker.jobs.join()
print("all accounted for:", len(done) + refused + worker.dropped == 50, "- some refused:", refused > 20)
