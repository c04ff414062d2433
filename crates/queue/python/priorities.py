import asyncio


async def program():
    await fill_and_empty("Queue", asyncio.Queue())
    await fill_and_empty("LifoQueue", asyncio.LifoQueue())
    await fill_and_empty("PriorityQueue", asyncio.PriorityQueue())


async def fill_and_empty(name, queue):
    print(name)
    for job in [(2, "cook"), (3, "read"), (1, "put out the fire")]:
        await queue.put(job)
    while not queue.empty():
        priority, job = queue.get_nowait()
        print(f"  {priority} {job}")


asyncio.run(program())
