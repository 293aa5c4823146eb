import asyncio
import time


async def poll(source):
    while True:
        try:
            await asyncio.sleep(0.2)            # asks the source
        except:                                 # "never let the poller die"
            print("poll failed, going on")
            if time.monotonic() > END:
                raise


async def main():
    global END
    END = time.monotonic() + 1
    started = time.monotonic()
    task = asyncio.create_task(poll("stock"))
    await asyncio.sleep(0.05)
    task.cancel()
    done, waiting = await asyncio.wait([task], timeout=0.5)
    print("cancelled:", bool(done), "- asked to stop:", task.cancelling(), "time(s)")
    while not task.done():
        task.cancel()
        await asyncio.sleep(0.3)


asyncio.run(main())
