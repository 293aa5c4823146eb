import asyncio


class Client:
    async def __aenter__(self) -> "Client":
        self.loop = asyncio.get_running_loop()
        return self

    async def __aexit__(self, *exc_info) -> None:
        self.loop.call_soon(print, "bye")
        await asyncio.sleep(0)


async def main() -> None:
    async with Client():
        print("working")


asyncio.run(main())
