import asyncio
import inspect


async def program():
    tasks = [
        asyncio.create_task(fetch(), name="fetch"),
        asyncio.create_task(order(), name="order"),
    ]
    for _ in range(3):
        await asyncio.sleep(1.5)
        show()
    del tasks


async def fetch():
    await connect()
    await read_reply()


async def connect():
    await asyncio.sleep(2)


async def read_reply():
    await asyncio.sleep(2)


async def order():
    await asyncio.sleep(2)
    await wait_for_stock()


async def wait_for_stock():
    await asyncio.get_running_loop().create_future()


def show():
    others = asyncio.all_tasks() - {asyncio.current_task()}
    print(", ".join(map(place, sorted(others, key=asyncio.Task.get_name))))


def place(task):
    coroutine = task.get_coro()
    while inspect.iscoroutine(inner := coroutine.cr_await) and inner.__name__ != "sleep":
        coroutine = inner
    return f"{task.get_name()}: {coroutine.__name__}"


asyncio.run(program())
