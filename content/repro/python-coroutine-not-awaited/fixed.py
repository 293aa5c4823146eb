import asyncio


async def get_user(number: int) -> dict:
    return {"id": number, "name": "ana"}


async def view() -> str:
    user = await get_user(17)
    return user["name"]


print(asyncio.run(view()))
