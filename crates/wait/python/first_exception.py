import asyncio


async def program():
    parts = [asyncio.create_task(save(part), name=f"part {part}") for part in (1, 2, 3, 4)]
    asyncio.get_running_loop().call_later(1.5, call_off, "part 2")
    done, pending = await asyncio.wait(parts, return_when=asyncio.FIRST_EXCEPTION)
    report("done", parts, done)
    report("pending", parts, pending)
    print("wait for the rest")
    done, _ = await asyncio.wait(pending)
    report("done", parts, done)


async def save(part):
    await asyncio.sleep(part)
    if part == 3:
        raise OSError("disk full")
    print(f"part {part} is saved")


def call_off(name):
    for task in asyncio.all_tasks():
        if task.get_name() == name:
            print(f"{name} is called off")
            task.cancel()


def report(title, order, tasks):
    for task in order:
        if task in tasks:
            print(f"{title}: {task.get_name()}: {state(task)}")


def state(task):
    if not task.done():
        return "still running"
    if task.cancelled():
        return "cancelled"
    return task.exception() or "saved"


asyncio.run(program())
