# run: python3 fixed.py | head -n 1
import os
import sys


def main() -> None:
    for number in range(100_000):
        print("order", number)
    sys.stdout.flush()


try:
    main()
except BrokenPipeError:
    # the reader has enough; keep the flush at exit from failing again
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)
