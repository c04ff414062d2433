import asyncio

tasks = peak = 0


async def program():
    global peak
    semaphore = asyncio.Semaphore(2)
    async with asyncio.TaskGroup() as group:
        for _ in range(6):
            create(group, inside(semaphore))
    print(f"inside: {peak} tasks at once, done at {seconds()} s")

    peak = 0
    async with asyncio.TaskGroup() as group:
        for _ in range(6):
            await semaphore.acquire()
            create(group, before(semaphore))
    print(f"before: {peak} tasks at once, done at {seconds()} s")


def create(group, coroutine):
    global tasks, peak
    tasks += 1
    peak = max(peak, tasks)
    group.create_task(coroutine)


async def inside(semaphore):
    async with semaphore:
        await work()


async def before(semaphore):
    await work()
    semaphore.release()


async def work():
    global tasks
    await asyncio.sleep(1)
    tasks -= 1


def seconds():
    return int(asyncio.get_running_loop().time())


asyncio.run(program())
