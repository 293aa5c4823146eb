from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def resize(number: int) -> int:
    return number


def run(items: list[int]) -> list[int]:
    try:
        with ProcessPoolExecutor(2) as pool:
            return list(pool.map(resize, items))
    except BrokenProcessPool:
        print("a worker died, trying each item alone")
    results = []
    for item in items:                       # finds the item that kills
        try:
            with ProcessPoolExecutor(1) as pool:
                results.append(pool.submit(resize, item).result())
        except BrokenProcessPool:
            print("item", item, "kills its worker")
    return results


if __name__ == "__main__":
    print(run([1, 2, 3]))
