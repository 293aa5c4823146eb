import asyncio


async def rows():
    print("connection opened")
    try:
        for n in range(100):
            yield n
            await asyncio.sleep(0)
    finally:
        await asyncio.sleep(0)
        print("connection closed by", asyncio.current_task().get_name())


async def first_large():
    async for n in rows():
        if n > 2:
            return n                            # leaves the loop, not the generator


async def main():
    asyncio.current_task().set_name("main")
    print("found", await first_large())
    print("main goes on")
    await asyncio.sleep(0.01)


asyncio.run(main())
