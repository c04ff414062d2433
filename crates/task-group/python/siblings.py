import asyncio


async def program():
    async with asyncio.TaskGroup() as group:
        group.create_task(index("news", 1, group))
        group.create_task(index("sport", 2, group))
        print("the body ends")
    print("group exited")


async def index(name, seconds, group):
    await asyncio.sleep(seconds)
    for number in range(1, 3):
        print(f"{name} has a link to page {number}")
        group.create_task(page(name, number))


async def page(name, number):
    await asyncio.sleep(number * 0.4)
    print(f"  {name} {number} is read")


asyncio.run(program())
