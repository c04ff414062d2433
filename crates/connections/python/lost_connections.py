import asyncio

from tiny_http import Page, Server, SharedClient


async def program():
    server = await Server(
        {
            "/big": Page("x" * 1_000_000),
            "/last": Page("goodbye", closing=True),
            "/slow": Page("at last", delay=5),
        }
    ).start()
    client = SharedClient(server.port)

    await client.fetch("/big")
    print(f"read to the end: {await one_more(client, server)}")

    await client.fetch("/missing")
    print(f"an error status: {await one_more(client, server)}")

    (await client.open("/big")).close()
    print(f"dropped unread: {await one_more(client, server)}")

    await client.fetch("/last")
    print(f"the server closes: {await one_more(client, server)}")

    try:
        await asyncio.wait_for(client.fetch("/slow"), 1)
    except TimeoutError:
        print(f"given up after 1 s: {await one_more(client, server)}")


async def one_more(client, server):
    before = server.connections
    await client.fetch("/")
    return "reused" if server.connections == before else "a new connection"


asyncio.run(program())
