import asyncio


async def get_user(number):
    return {"id": number, "name": "ana"}


async def view():
    user = get_user(17)
    return user["name"]


asyncio.run(view())
