import asyncio
import contextvars
from concurrent.futures import ThreadPoolExecutor

request_id = contextvars.ContextVar("request_id", default="-")
pool = ThreadPoolExecutor(1)


def log(text: str) -> None:
    print(f"[{request_id.get()}] {text}")


async def in_pool(function, *args):
    context = contextvars.copy_context()
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, context.run, function, *args)


async def login() -> str:
    return "17"                                 # results go up by return, not by context


async def main() -> None:
    request_id.set("42")
    await in_pool(log, "run_in_executor")
    request_id.set(await asyncio.create_task(login()))
    log("after login")


asyncio.run(main())
