import asyncio


async def program():
    try:
        async with asyncio.TaskGroup() as group:
            for name, seconds in [("a", 1), ("b", 2), ("c", 3)]:
                group.create_task(fetch(name, seconds))
            print("all created")
        print("all fetched")
    except* ValueError as group:
        print(f"failed: {group.exceptions[0]}")


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    if name == "b":
        raise ValueError(f"{name} is not there")
    print(f"fetched {name}")


asyncio.run(program())
