import asyncio


async def program():
    queue = asyncio.Queue()
    consumer = asyncio.create_task(consume(queue))
    for item in range(3):
        await queue.put(item)

    try:
        async with asyncio.timeout(10):
            await queue.join()
    except TimeoutError:
        print(f"join still waits; {queue.qsize()} items are in the queue")
        print(f"task_done was missing {count_missing(queue)} times")
    await queue.join()
    print("joined")
    consumer.cancel()


def count_missing(queue):
    missing = 0
    try:
        while True:
            queue.task_done()
            missing += 1
    except ValueError:
        return missing


async def consume(queue):
    while True:
        item = await queue.get()
        await asyncio.sleep(1)
        print(f"consumed: {item}")


asyncio.run(program())
