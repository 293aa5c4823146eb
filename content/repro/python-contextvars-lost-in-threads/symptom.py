import asyncio
import contextvars
from concurrent.futures import ThreadPoolExecutor

request_id = contextvars.ContextVar("request_id", default="-")
pool = ThreadPoolExecutor(1)


def log(text):
    print(f"[{request_id.get()}] {text}")


async def login():
    request_id.set("17")                        # in a child task


async def main():
    loop = asyncio.get_running_loop()
    request_id.set("42")
    log("handler")
    await asyncio.to_thread(log, "to_thread")
    await loop.run_in_executor(pool, log, "run_in_executor")
    await asyncio.create_task(login())
    log("after the task that set 17")


asyncio.run(main())
