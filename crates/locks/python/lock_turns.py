import asyncio


async def program():
    lock = asyncio.Lock()
    users = [asyncio.create_task(two_turns(name, lock), name=name) for name in "abc"]
    for user in users:
        await user


async def two_turns(name, lock):
    for _ in range(2):
        print(f"{name} asks")
        async with lock:
            print(f"  {name} has the lock")
            await asyncio.sleep(0.1)


asyncio.run(program())
