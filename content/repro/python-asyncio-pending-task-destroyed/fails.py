import asyncio
import gc


async def ship(order: int) -> None:
    print("start", order)
    await asyncio.Future()          # a reply nobody else is waiting for
    print("shipped", order)


async def main() -> None:
    asyncio.create_task(ship(17))   # the return value is thrown away
    await asyncio.sleep(0)          # ship() runs to its first await
    gc.collect()
    await asyncio.sleep(0.01)
    print("left:", len(asyncio.all_tasks()) - 1)


asyncio.run(main())
