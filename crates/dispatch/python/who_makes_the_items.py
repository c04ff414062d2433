import asyncio


async def program():
    print("in a group")
    async with asyncio.TaskGroup() as group:
        for item in items():
            group.create_task(work(item))
    print("with a yield")
    async with asyncio.TaskGroup() as group:
        for item in items():
            group.create_task(work(item))
            await asyncio.sleep(0)
    print("behind a semaphore")
    semaphore = asyncio.Semaphore(2)
    async with asyncio.TaskGroup() as group:
        for item in items():
            await semaphore.acquire()
            task = group.create_task(work(item))
            task.add_done_callback(lambda _: semaphore.release())


def items():
    for item in range(4):
        print(f"  {item} made")
        yield item


async def work(item):
    print(f"    {item} starts")
    await asyncio.sleep(1)


asyncio.run(program())
