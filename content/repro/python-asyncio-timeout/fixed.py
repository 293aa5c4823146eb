import asyncio


class Unavailable(Exception):
    pass


async def query(sql: str) -> list:
    await asyncio.Event().wait()
    return []


async def report(budget: float) -> list:
    try:
        async with asyncio.timeout(budget) as limit:      # 3.11; async_timeout before
            return await query("select 1")
    except TimeoutError:
        if not limit.expired():                 # an inner operation's own timeout
            raise
        raise Unavailable(f"no answer from the database within {budget} s") from None


async def main() -> None:
    try:
        await report(0.05)
    except Unavailable as error:
        print(error)


asyncio.run(main())
