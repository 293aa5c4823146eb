import asyncio


async def fetch(name):
    raise ConnectionError(f"{name} does not answer")


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fetch("stock"))
        group.create_task(fetch("prices"))


asyncio.run(main())
