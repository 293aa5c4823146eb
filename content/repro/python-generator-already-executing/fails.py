import threading
import time


def numbers():
    for n in range(100):
        time.sleep(0.001)              # any point at which another thread may run
        yield n


source = numbers()
threads = [threading.Thread(target=list, args=(source,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
