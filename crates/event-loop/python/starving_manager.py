import asyncio

tasks = set()


async def program():
    manager()
    print("manager done")
    await asyncio.sleep(2)


def manager():
    for number, item in enumerate("abc", start=1):
        tasks.add(asyncio.create_task(execute(item)))
        print(f"Task {number} created for '{item}'")


async def execute(item):
    print(f"Executing task for: {item}")
    await asyncio.sleep(1)
    print(f"Finished task for: {item}")


asyncio.run(program())
