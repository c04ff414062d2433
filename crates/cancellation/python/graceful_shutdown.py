import asyncio


async def program():
    tasks = [
        asyncio.create_task(serve("quick", 1), name="quick"),
        asyncio.create_task(serve("slow", 9), name="slow"),
        asyncio.create_task(break_down(), name="broken"),
    ]
    await asyncio.sleep(1)

    print("stop, you have 3 s")
    for task in tasks:
        task.cancel()
    _, late = await asyncio.wait(tasks, timeout=3)
    for task in late:
        task.cancel()
    if late:
        await asyncio.wait(late)
    report(tasks, late)


def report(tasks, late):
    finished = [task for task in tasks if task not in late and ended_well(task)]
    print("finished:", ", ".join(task.get_name() for task in finished))
    print("aborted:", ", ".join(task.get_name() for task in tasks if task in late))
    for task in tasks:
        if task not in late and not ended_well(task):
            print(f"panicked: {task.get_name()} ({task.exception()})")


def ended_well(task):
    return task.cancelled() or task.exception() is None


async def serve(name, seconds):
    try:
        await asyncio.sleep(60)
    finally:
        print(f"  {name} saves its work")
        await asyncio.sleep(seconds)
        print(f"  {name} has saved its work")


async def break_down():
    try:
        await asyncio.sleep(60)
    finally:
        await asyncio.sleep(2)
        print("  broken breaks down")
        raise RuntimeError("disk full")


asyncio.run(program())
