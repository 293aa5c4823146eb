import threading
from concurrent.futures import ThreadPoolExecutor

requests = range(500)


def serve(number: int) -> int:
    return number


with ThreadPoolExecutor(max_workers=16, thread_name_prefix="serve") as pool:
    print(sum(pool.map(serve, requests)), "with", threading.active_count() - 1, "threads")
