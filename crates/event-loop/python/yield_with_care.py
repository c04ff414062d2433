import asyncio


async def program():
    for every in (1, 3):
        print(f"giving way after every {every}")
        beats = asyncio.create_task(heartbeat())
        turns = await work(6, every)
        beats.cancel()
        print(f"6 items took {turns} turns")


async def work(items, every):
    turns = 0
    for item in range(1, items + 1):
        print(f"  item {item}")
        if item % every == 0:
            turns += 1
            await asyncio.sleep(0)
    return turns


async def heartbeat():
    while True:
        print("  beat")
        await asyncio.sleep(0)


asyncio.run(program())
