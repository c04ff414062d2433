import asyncio

PAGES = [("news", 2), ("mail", 3), ("weather", 1)]


async def program():
    loop = asyncio.get_running_loop()
    start = loop.time()
    for page, seconds in PAGES:
        print(await fetch(page, seconds))
    print(f"one after the other: {int(loop.time() - start)} s")

    start = loop.time()
    tasks = [asyncio.create_task(fetch(page, seconds)) for page, seconds in PAGES]
    for task in tasks:
        print(await task)
    print(f"all at once: {int(loop.time() - start)} s")


async def fetch(page, seconds):
    print(f"  {page} asked for")
    await asyncio.sleep(seconds)
    print(f"  {page} arrived")
    return f"{page} read"


asyncio.run(program())
