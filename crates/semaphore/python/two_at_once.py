import asyncio


async def program():
    semaphore = asyncio.Semaphore(2)
    workers = [asyncio.create_task(work(number, semaphore)) for number in range(5)]
    for worker in workers:
        await worker


async def work(number, semaphore):
    async with semaphore:
        print(f"worker {number} starts")
        await asyncio.sleep(1)
        print(f"worker {number} finishes")


asyncio.run(program())
