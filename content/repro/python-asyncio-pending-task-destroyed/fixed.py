import asyncio
import logging

background: set[asyncio.Task] = set()


def start(coroutine) -> asyncio.Task:
    task = asyncio.create_task(coroutine)
    background.add(task)
    task.add_done_callback(finished)
    return task


def finished(task: asyncio.Task) -> None:
    background.discard(task)
    if not task.cancelled() and (error := task.exception()):
        logging.error("background task %s failed", task.get_name(), exc_info=error)


async def ship(order: int) -> None:
    await asyncio.sleep(0.01)
    print("shipped", order)


async def main() -> None:
    start(ship(17))
    while background:
        await asyncio.gather(*background)


asyncio.run(main())
