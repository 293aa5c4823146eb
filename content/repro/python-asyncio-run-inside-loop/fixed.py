import asyncio


async def price(sku: str) -> int:
    return 1999


async def total(skus: list[str]) -> int:
    return sum(await asyncio.gather(*(price(sku) for sku in skus)))


async def handler() -> int:
    return await total(["A-1", "A-2"])


print(asyncio.run(handler()))
