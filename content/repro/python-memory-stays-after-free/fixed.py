import multiprocessing
import sys


def report(count: int) -> list[str]:
    rows = [f"row {i}" for i in range(count)]
    return rows[::500]


if __name__ == "__main__":
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        kept = pool.apply(report, (300_000,))
    print(len(kept), "strings, in", sys.getsizeof(kept), "bytes of list")
