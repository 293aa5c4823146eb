import asyncio


async def fetch(name: str) -> str:
    if name == "prices":
        raise ConnectionError(f"{name} does not answer")
    return name


async def main() -> None:
    try:
        async with asyncio.TaskGroup() as group:
            stock = group.create_task(fetch("stock"))
            group.create_task(fetch("prices"))
    except* ConnectionError as group_error:
        for error in group_error.exceptions:
            print("unavailable:", error)
    else:
        print(stock.result())


asyncio.run(main())
