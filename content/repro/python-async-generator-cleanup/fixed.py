import asyncio
from contextlib import aclosing


async def rows():
    try:
        for n in range(100):
            yield n
            await asyncio.sleep(0)
    finally:
        await asyncio.sleep(0)
        print("connection closed by", asyncio.current_task().get_name())


async def first_large():
    async with aclosing(rows()) as source:      # 3.10
        async for n in source:
            if n > 2:
                return n


async def main() -> None:
    asyncio.current_task().set_name("main")
    print("found", await first_large())
    print("main goes on")


asyncio.run(main())
