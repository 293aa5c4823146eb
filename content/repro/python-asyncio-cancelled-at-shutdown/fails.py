import asyncio


async def poll():
    while True:
        await asyncio.sleep(3600)


async def main():
    poller = asyncio.create_task(poll())
    await asyncio.sleep(0)
    poller.cancel()                 # what asyncio.run does to every task that is left
    await poller


asyncio.run(main())
