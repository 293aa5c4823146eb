import asyncio


async def main():
    events = asyncio.Queue(maxsize=2)
    for number in range(3):
        events.put_nowait(number)


asyncio.run(main())
