import asyncio


def rows():
    yield from ("a", "b")


async def fetched(pages: int):
    for page in range(pages):
        await asyncio.sleep(0)              # a request would be here
        yield f"page {page}"


async def main() -> None:
    for row in rows():                      # a plain source: a plain loop
        print(row)
    async for page in fetched(2):           # async for: the source itself awaits
        print(page)
    print([page async for page in fetched(2)])


asyncio.run(main())
