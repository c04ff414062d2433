import asyncio


async def program():
    for start in [hasty, careful]:
        jobs = asyncio.Queue()
        for job in [1, 2, 3]:
            await jobs.put(job)
        worker, stop = start(jobs)
        await asyncio.sleep(3)
        print("  stop")
        stop()
        await asyncio.wait([worker])
        print(f"  {jobs.qsize()} job is left in the queue")


def hasty(jobs):
    print("the token ends the wait and the work")

    async def run():
        while True:
            await work(await jobs.get())

    worker = asyncio.create_task(run())
    return worker, worker.cancel


def careful(jobs):
    print("the token ends the wait")
    stop = asyncio.Event()

    async def run():
        while job := await get_unless(stop, jobs):
            await work(job)

    return asyncio.create_task(run()), stop.set


async def get_unless(stop, jobs):
    if stop.is_set():
        return None
    stopped = asyncio.create_task(stop.wait())
    getter = asyncio.create_task(jobs.get())
    await asyncio.wait([getter, stopped], return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if getter.done():
        return getter.result()
    getter.cancel()
    return None


async def work(job):
    await asyncio.sleep(2)
    print(f"  job {job} is done")


asyncio.run(program())
