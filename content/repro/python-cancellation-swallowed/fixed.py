import asyncio


async def ask(source: str) -> None:
    await asyncio.sleep(0.01)
    raise ConnectionError(f"{source} is away")


async def poll(source: str) -> None:
    try:
        while True:
            try:
                await ask(source)
            except Exception as error:          # CancelledError is not one of these
                print("poll failed:", error)
            await asyncio.sleep(0.02)
    finally:
        print("poller ends")


async def main() -> None:
    task = asyncio.create_task(poll("stock"))
    await asyncio.sleep(0.02)
    task.cancel()
    await asyncio.wait([task], timeout=1)
    print("cancelled:", task.cancelled())


asyncio.run(main())
