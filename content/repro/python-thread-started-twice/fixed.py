import queue
import threading


def import_orders(files: "queue.SimpleQueue[str | None]") -> None:
    while (name := files.get()) is not None:
        print("importing", name)


files: "queue.SimpleQueue[str | None]" = queue.SimpleQueue()
worker = threading.Thread(target=import_orders, args=(files,))
worker.start()
for name in ("monday.csv", "tuesday.csv", None):
    files.put(name)
worker.join()
