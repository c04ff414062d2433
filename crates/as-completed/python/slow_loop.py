import asyncio


async def program():
    for result in asyncio.as_completed([fetch(1, 3), fetch(2, 6), fetch(3, 1)]):
        print(f"taken: {await result}")
        await asyncio.sleep(4)
    print("through")


async def fetch(number, seconds):
    await asyncio.sleep(seconds)
    print(f"  {number} arrived")
    return f"fetched {number}"


asyncio.run(program())
