import asyncio


async def program():
    print("a")
    task = asyncio.create_task(background())
    print("b")


async def background():
    try:
        for iteration in range(5):
            print(f"Background task iteration {iteration}")
            await asyncio.sleep(1)
    finally:
        print("Background task cleaned up")


asyncio.run(program())
print("the sync program goes on")
