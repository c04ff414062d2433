import asyncio

# asyncio holds its tasks weakly: one that nobody else holds may be collected
# before it has ended. So the "dropped" task is kept here, and nobody looks.
nobody_looks_here = set()


async def program():
    kept = asyncio.create_task(work(1), name="kept")
    stopped = asyncio.create_task(work(9), name="stopped")
    nobody_looks_here.add(asyncio.create_task(work(2), name="dropped"))
    print(f"kept is {state(kept)}")

    value = await kept
    print(f"kept is {state(kept)}, its value is {value}")

    stopped.cancel()
    print(f"stopped is {state(stopped)}")
    try:
        await stopped
    except asyncio.CancelledError:
        pass
    print(f"stopped is {state(stopped)}")

    await asyncio.sleep(2)


async def work(seconds):
    name = asyncio.current_task().get_name()
    print(f"  {name} starts")
    await asyncio.sleep(seconds)
    print(f"  {name} ends")
    return seconds * 10


def state(task):
    if task.cancelled():
        return "cancelled"
    elif task.done():
        return "done"
    else:
        return "pending"


asyncio.run(program())
