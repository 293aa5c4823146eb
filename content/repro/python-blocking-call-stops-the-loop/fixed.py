import asyncio
import time

slots = asyncio.Semaphore(4)


def draw(number: int) -> int:
    time.sleep(0.05)
    return number


async def thumbnail(number: int) -> int:
    async with slots:                           # bounds what waits for a thread
        return await asyncio.to_thread(draw, number)


async def main() -> None:
    print(await asyncio.gather(*(thumbnail(n) for n in range(5))))


asyncio.run(main())
