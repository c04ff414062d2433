import asyncio


async def program():
    pages = asyncio.gather(*(fetch(page) for page in ["news", "mail"]))
    print("called")
    await asyncio.sleep(2)
    print("awaiting")
    print(", ".join(await pages))


async def fetch(page):
    print(f"  {page} asked for")
    await asyncio.sleep(1)
    print(f"  {page} arrived")
    return page


asyncio.run(program())
