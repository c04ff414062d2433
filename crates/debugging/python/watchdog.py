import asyncio
import sys
import threading


async def program():
    seen, over = [], threading.Event()
    here = asyncio.get_running_loop(), threading.get_ident()
    tasks = [
        asyncio.create_task(hash_file(seen), name="hash"),
        asyncio.create_task(beat(), name="beat"),
    ]
    watchdog = threading.Thread(target=watch, args=(*here, seen, over))
    watchdog.start()
    await asyncio.sleep(1)
    over.set()
    watchdog.join()
    print(f"the watchdog saw: {seen[0]}")
    del tasks


async def hash_file(seen):
    print("hash begins")
    await checksum(seen)
    print("hash ends")


async def checksum(seen):
    while not seen:
        pass


async def beat():
    print("beat")


def watch(loop, thread, seen, over):
    before = None
    while not over.wait(0.02):
        task = asyncio.current_task(loop)
        if task and task is before:
            frame = sys._current_frames()[thread]
            seen.append(f"{task.get_name()}, in {frame.f_code.co_name}")
        before = task


asyncio.run(program())
