import asyncio


async def program():
    async with asyncio.TaskGroup() as group:
        for number, item in enumerate("abc", start=1):
            group.create_task(execute(item))
            print(f"Task {number} created for '{item}'")
    print("group exited")


async def execute(item):
    print(f"Executing task for: {item}")
    await asyncio.sleep(1)
    print(f"Finished task for: {item}")


asyncio.run(program())
