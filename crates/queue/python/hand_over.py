import asyncio


async def program():
    queue = asyncio.Queue()
    print("fair")
    getters = [start_getter(name, queue) for name in "abc"]
    await asyncio.sleep(0)
    put(queue, [1, 2, 3])
    for getter in getters:
        await getter

    print("robbed")
    getters = [start_getter(name, queue) for name in "ab"]
    await asyncio.sleep(0)
    put(queue, [1])
    print(f"  main takes {queue.get_nowait()}")
    await asyncio.sleep(0)
    put(queue, [2, 3])
    for getter in getters:
        await getter


def put(queue, items):
    for item in items:
        queue.put_nowait(item)
        print(f"  main puts {item}")


def start_getter(name, queue):
    return asyncio.create_task(get(name, queue), name=name)


async def get(name, queue):
    item = await queue.get()
    print(f"  {name} got {item}")


asyncio.run(program())
