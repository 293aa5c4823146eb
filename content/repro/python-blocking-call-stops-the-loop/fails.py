# run: python3 -X dev fails.py
import asyncio
import time


async def thumbnail(number):
    time.sleep(0.3)                             # a driver, a hash, a file on a slow disk


async def main():
    await asyncio.gather(thumbnail(1), thumbnail(2))


asyncio.run(main())
