import asyncio


async def program():
    print("calling")
    coroutine = fetch_data()
    print("called, nothing has run yet")
    data = await coroutine
    print(data)


async def fetch_data():
    print("fetching")
    await asyncio.sleep(2)
    return "Data fetched"


asyncio.run(program())
