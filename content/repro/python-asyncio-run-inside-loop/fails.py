import asyncio


async def price(sku):
    return 1999


def total(skus):
    return sum(asyncio.run(price(sku)) for sku in skus)


async def handler():
    return total(["A-1", "A-2"])


asyncio.run(handler())
