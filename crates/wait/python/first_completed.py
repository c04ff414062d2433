import asyncio


async def program():
    mirrors = [("europe", 3), ("africa", 1), ("asia", 2)]
    tasks = [asyncio.create_task(ask(*mirror), name=mirror[0]) for mirror in mirrors]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in done:
        print(f"the winner is {task.get_name()}")
    await asyncio.sleep(1.5)
    for task in [task for task in tasks if task in pending]:
        print(f"cancel {task.get_name()}: {str(task.cancel()).lower()}")


async def ask(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name} answers")


asyncio.run(program())
