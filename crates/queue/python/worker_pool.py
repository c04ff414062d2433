import asyncio


async def program():
    queue = asyncio.Queue(2)
    workers = [start_worker("a", 0.3, queue), start_worker("b", 0.5, queue)]

    for item in range(1, 7):
        await queue.put(item)
        print(f"put {item}, {queue.qsize()} in the queue")
    print("all are put")
    await queue.join()
    print("all are done")
    for worker in workers:
        worker.cancel()


def start_worker(name, duration, queue):
    return asyncio.create_task(work(name, duration, queue), name=name)


async def work(name, duration, queue):
    while True:
        item = await queue.get()
        print(f"  {name} takes {item}")
        await asyncio.sleep(duration)
        print(f"  {name} is done with {item}")
        queue.task_done()


asyncio.run(program())
