import asyncio

from tiny_http import ClientPerRequest, Page, Server, SharedClient


async def program():
    await fetch_five("a client per request", ClientPerRequest)
    await fetch_five("one shared client", SharedClient)


async def fetch_five(way, make_client):
    server = await Server({"/page": Page("a page")}).start()
    client = make_client(server.port)
    for _ in range(5):
        await client.fetch("/page")
    print(f"{way}: requests {server.requests}, connections {server.connections}")
    await server.stop()


asyncio.run(program())
