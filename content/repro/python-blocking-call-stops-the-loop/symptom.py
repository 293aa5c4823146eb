import asyncio
import time


async def heartbeat(late):
    while True:
        before = time.monotonic()
        await asyncio.sleep(0.01)
        late.append(time.monotonic() - before - 0.01)


async def thumbnail(number):
    time.sleep(0.3)


async def main():
    late = []
    pulse = asyncio.create_task(heartbeat(late))
    await asyncio.sleep(0.05)
    await asyncio.gather(*(thumbnail(n) for n in range(5)))
    await asyncio.sleep(0.05)
    pulse.cancel()
    print(f"a sleep of 10 ms was late by up to {max(late):.1f} s")


asyncio.run(main())
