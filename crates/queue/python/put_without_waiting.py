import asyncio


async def program():
    queue = asyncio.Queue()
    consumer = asyncio.create_task(consume(queue))
    for item in range(3):
        await queue.put(item)
        print(f"produced: {item}")
    await queue.join()
    print("joined")
    consumer.cancel()


async def consume(queue):
    while True:
        item = await queue.get()
        print(f"consumed: {item}")
        await asyncio.sleep(2)
        queue.task_done()


asyncio.run(program())
