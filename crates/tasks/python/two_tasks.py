import asyncio


async def program():
    first = asyncio.create_task(work(), name="1")
    second = asyncio.create_task(work(), name="2")
    await first
    await second


async def work():
    name = asyncio.current_task().get_name()
    print(f"Task {name} started")
    data = await fetch_data()
    print(f"Task {name} finished {data}")


async def fetch_data():
    await asyncio.sleep(2)
    return "Data fetched"


asyncio.run(program())
