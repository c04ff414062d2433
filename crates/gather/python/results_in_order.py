import asyncio


async def program():
    results = await asyncio.gather(fetch(1, 3), fetch(2, 5), fetch(3, 1))
    print(results)


async def fetch(number, seconds):
    print(f"{number} wait sec {seconds}")
    await asyncio.sleep(seconds)
    return f"fetched {number}"


asyncio.run(program())
