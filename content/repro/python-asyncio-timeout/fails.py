import asyncio


async def query():
    await asyncio.Event().wait()            # a server that does not answer


async def main():
    await asyncio.wait_for(query(), timeout=0.05)


asyncio.run(main())
