import asyncio

PAGES = [("news", 1), ("mail", 3), ("weather", 2)]


async def program():
    try:
        pages = await asyncio.gather(*(fetch(page, seconds) for page, seconds in PAGES))
        print(f"all: {', '.join(pages)}")
    except LookupError as error:
        print(f"failed: {error}")
    await asyncio.sleep(2)
    print("end")


async def fetch(page, seconds):
    print(f"  {page} asked for")
    await asyncio.sleep(seconds)
    if page == "weather":
        raise LookupError(f"no {page}")
    print(f"  {page} arrived")
    return page


asyncio.run(program())
