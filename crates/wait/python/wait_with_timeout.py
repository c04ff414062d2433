import asyncio


async def program():
    tasks = [
        asyncio.create_task(succeed(2), name="A"),
        asyncio.create_task(succeed(5), name="B"),
        asyncio.create_task(fail(1), name="C"),
    ]
    done, pending = await asyncio.wait(tasks, timeout=3)
    # `done` is a set: the list still knows the order.
    for task in tasks:
        if task in done:
            report(task)
    for task in pending:
        print(f"Task {task.get_name()} is still pending")
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            print(f"Task {task.get_name()} has been cancelled")


def report(task):
    try:
        print(f"Task {task.get_name()} done,result is {task.result()}")
    except ValueError as error:
        print(f"Task {task.get_name()} raised an exception: {error}")


async def succeed(seconds):
    name = await work(seconds)
    print(f"Task {name} completed")
    return "Data fetched"


async def fail(seconds):
    name = await work(seconds)
    raise ValueError(f"Task {name} failed")


async def work(seconds):
    name = asyncio.current_task().get_name()
    print(f"Task {name} started")
    await asyncio.sleep(seconds)
    return name


asyncio.run(program())
