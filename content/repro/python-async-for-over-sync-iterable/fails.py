import asyncio


def rows():
    yield from ("a", "b")


async def main():
    async for row in rows():
        print(row)


asyncio.run(main())
