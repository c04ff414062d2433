import asyncio


def generator():
    for number in range(1, 6):
        yield number, (100 + number * 300 % 700) / 1000


async def program():
    tasks = []
    async with asyncio.TaskGroup() as group:
        for number, seconds in generator():
            print(f"item {number} goes out")
            tasks.append(group.create_task(process(number, seconds)))

    completed = sum(task.done() for task in tasks)
    work = sum(task.result() for task in tasks)
    print(f"{completed} items completed: {work:.1f} s of work")


async def process(number, seconds):
    loop = asyncio.get_running_loop()
    start = loop.time()
    await asyncio.sleep(seconds)
    elapsed = loop.time() - start
    print(f"item {number} took {elapsed:.1f} s")
    return elapsed


asyncio.run(program())
