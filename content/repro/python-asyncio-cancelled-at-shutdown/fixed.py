import asyncio
import contextlib
import signal


async def poll() -> None:
    try:
        while True:
            await asyncio.sleep(3600)
    finally:
        print("poller: connection closed")


async def main() -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    loop.call_later(0.1, signal.raise_signal, signal.SIGTERM)       # as systemd would
    poller = asyncio.create_task(poll())
    await stop.wait()
    poller.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await poller


asyncio.run(main())
