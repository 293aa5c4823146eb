import asyncio


async def waits(future):
    await future


loop = asyncio.new_event_loop()
reply = loop.create_future()            # made for one loop
asyncio.run(waits(reply))               # awaited in another
