import asyncio


async def program():
    for result in asyncio.as_completed([fetch(1, 3), fetch(2, 5), fetch(3, 1)]):
        print(await result)
    print("all are there")


async def fetch(number, seconds):
    await asyncio.sleep(seconds)
    return f"fetched {number}"


asyncio.run(program())
