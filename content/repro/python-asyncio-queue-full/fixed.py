import asyncio

DROPPED = 0


def offer(events: asyncio.Queue, event: int) -> None:
    """For callers that cannot wait: keeps the newest, counts what was lost."""
    global DROPPED
    while True:
        try:
            events.put_nowait(event)
            return
        except asyncio.QueueFull:
            events.get_nowait()
            events.task_done()
            DROPPED += 1


async def main() -> None:
    events: asyncio.Queue[int] = asyncio.Queue(maxsize=2)
    for number in range(3):
        offer(events, number)
    print(events.get_nowait(), "is the oldest left,", DROPPED, "dropped")
    async with asyncio.timeout(1):
        await events.put(3)                 # for callers that can: back-pressure


asyncio.run(main())
