import asyncio


async def program():
    semaphore = asyncio.Semaphore(0)
    waiter = start_waiter("a", semaphore)
    await asyncio.sleep(0)
    semaphore.release()
    semaphore.release()
    print(f"main has released two; locked: {str(semaphore.locked()).lower()}")
    await semaphore.acquire()
    print("main has a permit")
    await waiter

    print("one of three is cancelled")
    b, c, d = [start_waiter(name, semaphore) for name in "bcd"]
    await asyncio.sleep(0)
    semaphore.release()
    b.cancel()
    semaphore.release()
    await c
    await d


def start_waiter(name, semaphore):
    return asyncio.create_task(wait(name, semaphore), name=name)


async def wait(name, semaphore):
    await semaphore.acquire()
    print(f"  {name} has a permit")


asyncio.run(program())
