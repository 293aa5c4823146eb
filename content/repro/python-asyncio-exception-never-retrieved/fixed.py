import asyncio
import logging

background: set[asyncio.Task] = set()


def watch(task: asyncio.Task) -> None:
    background.discard(task)
    if not task.cancelled() and (error := task.exception()):
        logging.critical("%s failed", task.get_name(), exc_info=error)


def start(coroutine, name: str) -> asyncio.Task:
    task = asyncio.create_task(coroutine, name=name)
    background.add(task)
    task.add_done_callback(watch)
    return task


async def refresh() -> None:
    raise ValueError("bad price list")


async def main() -> None:
    start(refresh(), "price refresh")
    await asyncio.sleep(0.01)


asyncio.run(main())
