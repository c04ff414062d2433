import asyncio

from tiny_http import Page, Scripted


async def program():
    scripted = Scripted({"/page": Page("a page", delay=1)})

    _, body = await scripted.fetch("/page")
    print(f"native async fn: {len(body)} bytes")
    for fetcher in [scripted]:
        _, body = await fetcher.fetch("/page")
        print(f"dyn by async-trait: {len(body)} bytes")


asyncio.run(program())
