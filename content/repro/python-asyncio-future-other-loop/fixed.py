import asyncio


class Client:
    """Made anywhere; what belongs to a loop is made inside it."""

    async def __aenter__(self) -> "Client":
        self._replies: asyncio.Queue[str] = asyncio.Queue()
        return self

    async def __aexit__(self, *exc_info) -> None:
        pass

    async def ask(self, text: str) -> str:
        await self._replies.put(f"reply to {text}")
        return await self._replies.get()


async def main() -> None:
    async with Client() as client:
        print(await client.ask("ping"))


asyncio.run(main())
