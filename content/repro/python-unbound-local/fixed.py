import threading


class Stats:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.served = 0

    def on_request(self, path: str) -> int:
        with self._lock:
            if path != "/health":
                self.served += 1
            return self.served


stats = Stats()
stats.on_request("/orders")
print(stats.on_request("/health"))
