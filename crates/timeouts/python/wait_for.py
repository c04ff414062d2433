import asyncio


async def program():
    await asyncio.gather(fetch_within(1), fetch_within(3))


async def fetch_within(seconds):
    try:
        print(await asyncio.wait_for(fetch(), seconds))
    except TimeoutError:
        print("Timeout!")


async def fetch():
    await asyncio.sleep(2)
    return "Data fetched"


asyncio.run(program())
