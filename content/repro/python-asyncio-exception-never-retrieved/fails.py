import asyncio


async def refresh():
    raise ValueError("bad price list")


async def main():
    asyncio.create_task(refresh())
    await asyncio.sleep(0.01)
    print("served 200 requests with the old prices")


asyncio.run(main())
