import asyncio


async def worker(jobs):
    while True:
        number = await jobs.get()
        if number == 2:
            raise ValueError("job 2 is broken")
        jobs.task_done()


async def main():
    jobs = asyncio.Queue()
    workers = [asyncio.create_task(worker(jobs)) for _ in range(2)]
    for number in range(4):
        jobs.put_nowait(number)
    try:
        await asyncio.wait_for(jobs.join(), 1)
        print("all done")
    except asyncio.TimeoutError:
        print("join() would wait for ever;", jobs.qsize(), "in the queue,",
              sum(w.done() for w in workers), "worker dead")
    for w in workers:
        w.cancel()
    await asyncio.gather(*workers, return_exceptions=True)


asyncio.run(main())
