import asyncio

AT_ONCE = 3


async def program():
    print("all at once")
    await send_six(asyncio.Semaphore(6))
    print("three at a time")
    await send_six(asyncio.Semaphore(AT_ONCE))


async def send_six(limit):
    server = Server()
    requests = [
        asyncio.create_task(request(number, server, limit)) for number in range(1, 7)
    ]
    for task in requests:
        await task


async def request(number, server, limit):
    async with limit:
        answer = await server.serve()
        print(f"  request {number}: {answer}")


class Server:
    def __init__(self):
        self.active = 0

    async def serve(self):
        if self.active == AT_ONCE:
            return "refused"
        self.active += 1
        await asyncio.sleep(1)
        self.active -= 1
        return "served"


asyncio.run(program())
