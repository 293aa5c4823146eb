import asyncio
import os
import time

WORKERS = min(32, (os.cpu_count() or 1) + 4)


async def main():
    loop = asyncio.get_running_loop()
    await loop.getaddrinfo("localhost", 80)
    slow = [asyncio.create_task(asyncio.to_thread(time.sleep, 1)) for _ in range(WORKERS)]
    await asyncio.sleep(0.05)
    started = time.monotonic()
    await loop.getaddrinfo("localhost", 80)     # what every new connection does first
    waited = time.monotonic() - started
    print("name look-up waited for the pool:", waited > 0.5)
    await asyncio.gather(*slow)


asyncio.run(main())
