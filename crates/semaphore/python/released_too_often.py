import asyncio


async def program():
    print("Semaphore")
    semaphore = asyncio.Semaphore(1)
    await semaphore.acquire()
    semaphore.release()
    semaphore.release()
    users = [asyncio.create_task(enter(name, semaphore)) for name in "ab"]
    for user in users:
        await user

    print("BoundedSemaphore")
    semaphore = asyncio.BoundedSemaphore(1)
    await semaphore.acquire()
    for attempt in (1, 2):
        try:
            semaphore.release()
            print(f"  release {attempt}: fine")
        except ValueError:
            print(f"  release {attempt}: refused")


async def enter(name, semaphore):
    async with semaphore:
        print(f"  {name} is inside")
        await asyncio.sleep(1)
        print(f"  {name} goes out")


asyncio.run(program())
