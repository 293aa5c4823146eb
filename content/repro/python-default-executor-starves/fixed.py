import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

reports = ThreadPoolExecutor(max_workers=4, thread_name_prefix="report")
in_line = asyncio.Semaphore(8)


class Busy(Exception):
    pass


async def report(seconds: float) -> None:
    if in_line.locked():
        raise Busy("eight reports are waiting, try again later")
    async with in_line:
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(reports, time.sleep, seconds)


async def main() -> None:
    loop = asyncio.get_running_loop()
    slow = [asyncio.create_task(report(0.3)) for _ in range(8)]
    await asyncio.sleep(0)
    await loop.getaddrinfo("localhost", 80)     # the default pool is free
    print("look-up done, reports done:", sum(task.done() for task in slow))
    await asyncio.gather(*slow)


asyncio.run(main())
reports.shutdown()
