import asyncio

from tiny_http import Page, Server, SharedClient


async def program():
    print("no limit")
    await fetch_twelve(6, 1000)
    print("two permits")
    await fetch_twelve(2, 1000)
    print("no limit, one idle connection is kept")
    await fetch_twelve(6, 1)


async def fetch_twelve(permits, max_idle):
    server = await Server({"/page": Page("a page", delay=1)}).start()
    client = SharedClient(server.port, max_idle)
    semaphore = asyncio.Semaphore(permits)
    loop = asyncio.get_running_loop()
    for which in ["first", "second"]:
        start = loop.time()
        await asyncio.gather(*(fetch_with_permit(client, semaphore) for _ in range(6)))
        seconds = int(loop.time() - start)
        print(f"  {which} six: {seconds} s, {server.connections} connections")
    await server.stop()


async def fetch_with_permit(client, semaphore):
    async with semaphore:
        await client.fetch("/page")


asyncio.run(program())
