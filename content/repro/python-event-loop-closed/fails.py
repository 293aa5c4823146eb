import asyncio


class Client:
    async def connect(self):
        self.loop = asyncio.get_running_loop()

    def close(self):
        self.loop.call_soon(print, "bye")


client = Client()
asyncio.run(client.connect())
client.close()                      # the loop ended one line above
