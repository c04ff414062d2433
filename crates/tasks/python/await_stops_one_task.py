import asyncio


async def program():
    heart = asyncio.create_task(beat())
    print("asking")
    data = await fetch_data()
    print(data)
    heart.cancel()


async def fetch_data():
    await asyncio.sleep(2.5)
    return "Data fetched"


async def beat():
    while True:
        print("  beat")
        await asyncio.sleep(1)


asyncio.run(program())
