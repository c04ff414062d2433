import asyncio


async def program():
    queue = asyncio.Queue()
    producer = asyncio.create_task(produce(queue))
    consumer = asyncio.create_task(consume(queue))

    await producer
    await queue.join()
    print("joined")
    consumer.cancel()
    try:
        await consumer
    except asyncio.CancelledError:
        print("consumer cancelled")


async def produce(queue):
    for item in range(5):
        await queue.put(item)
        print(f"produced: {item}")
        await asyncio.sleep(1)


async def consume(queue):
    while True:
        item = await queue.get()
        print(f"consumed: {item}")
        await asyncio.sleep(2)
        queue.task_done()


asyncio.run(program())
