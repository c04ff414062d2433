import asyncio

woken = {}


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
    for _ in range(5):
        await noted(asyncio.sleep(0.8))


async def order():
    await noted(asyncio.sleep(2))
    await asyncio.get_running_loop().create_future()


# asyncio keeps no book of wake-ups: here each task writes its own down.
async def noted(wait):
    await wait
    woken[asyncio.current_task()] = asyncio.get_running_loop().time()


def show():
    others = asyncio.all_tasks() - {asyncio.current_task()}
    print(", ".join(map(waiting, sorted(others, key=asyncio.Task.get_name))))


def waiting(task):
    return f"{task.get_name()} since {woken.get(task, 0):.1f} s"


asyncio.run(program())
