import os
import signal
from concurrent.futures import ProcessPoolExecutor


def resize(number):
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)        # as the kernel's OOM killer does
    return number


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as pool:
        print(list(pool.map(resize, range(5))))
