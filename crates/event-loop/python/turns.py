import asyncio


async def program():
    a = asyncio.create_task(count("a"))
    b = asyncio.create_task(count("b"))
    await count("main")


async def count(name):
    for round in range(1, 4):
        print(f"{name} {round}")
        await asyncio.sleep(0)


asyncio.run(program())
