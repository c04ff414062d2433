import asyncio


async def program():
    print("a")
    task = asyncio.create_task(background())
    await task
    print("b")


async def background():
    for iteration in range(5):
        print(f"Background task iteration {iteration}")
        await asyncio.sleep(1)
    print("finished")


asyncio.run(program())
print("the sync program goes on")
