import array
import multiprocessing
from multiprocessing import shared_memory


def total(name: str, count: int) -> int:
    block = shared_memory.SharedMemory(name)
    try:
        values = block.buf.cast("q")[:count]
        result = sum(values)
        values.release()
        return result
    finally:
        block.close()


if __name__ == "__main__":
    numbers = array.array("q", range(100_000))              # no object per number
    block = shared_memory.SharedMemory(create=True, size=len(numbers) * 8)
    try:
        block.buf[:len(numbers) * 8] = memoryview(numbers).cast("B")
        with multiprocessing.get_context("spawn").Pool(2) as pool:
            print(set(pool.starmap(total, [(block.name, len(numbers))] * 4)))
    finally:
        block.close()
        block.unlink()
