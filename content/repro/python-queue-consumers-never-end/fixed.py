import asyncio

END = object()


async def handle(number: int) -> None:
    if number == 2:
        raise ValueError("job 2 is broken")


async def worker(jobs: asyncio.Queue, failed: list[str]) -> None:
    while (number := await jobs.get()) is not END:
        try:
            await handle(number)
        except Exception as error:
            failed.append(f"{number}: {error}")


async def main() -> None:
    jobs: asyncio.Queue = asyncio.Queue(maxsize=100)
    failed: list[str] = []
    count = 2
    async with asyncio.TaskGroup() as group:
        for _ in range(count):
            group.create_task(worker(jobs, failed))
        for number in range(4):
            await jobs.put(number)
        for _ in range(count):
            await jobs.put(END)                 # jobs.shutdown() since 3.13
    print("all done, failed:", failed)


asyncio.run(main())
