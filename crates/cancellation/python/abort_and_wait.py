import asyncio


class Port:
    def __init__(self):
        self.state = "free"


async def program():
    port = Port()
    server = asyncio.create_task(serve(port))
    await asyncio.sleep(1)

    server.cancel()
    print(f"cancel returned, the port is {port.state}")
    await asyncio.wait([server])
    print(f"the task is gone, the port is {port.state}")


async def serve(port):
    port.state = "taken"
    try:
        print(f"  serving, the port is {port.state}")
        await asyncio.sleep(60)
        print("  nobody gets here")
    finally:
        port.state = "free"
        print("  clean-up has run")


asyncio.run(program())
