import asyncio

tasks = set()


async def program():
    semaphore = asyncio.Semaphore(2)
    print("acquire in the task")
    for job in range(1, 5):
        create_kept_task(acquire_and_work(job, semaphore))
        print(f"  created {job}, {len(asyncio.all_tasks()) - 1} tasks")
    await asyncio.sleep(3)

    print("acquire before the task")
    for job in range(1, 5):
        await semaphore.acquire()
        create_kept_task(work_and_release(job, semaphore))
        print(f"  created {job}, {len(asyncio.all_tasks()) - 1} tasks")
    await asyncio.sleep(3)


def create_kept_task(coroutine):
    tasks.add(asyncio.create_task(coroutine))


async def acquire_and_work(job, semaphore):
    async with semaphore:
        await work(job)


async def work_and_release(job, semaphore):
    try:
        await work(job)
    finally:
        semaphore.release()


async def work(job):
    await asyncio.sleep(1)
    print(f"  finished {job}")


asyncio.run(program())
