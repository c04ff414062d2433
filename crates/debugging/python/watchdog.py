import asyncio
import threading


async def program():
    seen, over = [], threading.Event()
    tasks = [
        asyncio.create_task(checksum(seen), name="hash"),
        asyncio.create_task(beat(), name="beat"),
    ]
    watchdog = threading.Thread(target=watch, args=(asyncio.get_running_loop(), seen, over))
    watchdog.start()
    await asyncio.sleep(1)
    over.set()
    watchdog.join()
    print(f"the watchdog saw: {seen[0]}")
    del tasks


async def checksum(seen):
    print("hash begins")
    while not seen:
        pass
    print("hash ends")


async def beat():
    print("beat")


def watch(loop, seen, over):
    before = None
    while not over.wait(0.02):
        task = asyncio.current_task(loop)
        if task and task is before:
            seen.append(task.get_name())
        before = task


asyncio.run(program())
