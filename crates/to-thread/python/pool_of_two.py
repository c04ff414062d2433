import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


async def program():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(2) as pool:
        calls = [("a", 0.3), ("b", 0.5), ("c", 0.4), ("d", 0.1)]
        jobs = [loop.run_in_executor(pool, call, *arguments) for arguments in calls]
        print("all are put")
        names = [await job for job in jobs]
        print(f"awaited in order: {' '.join(names)}")


def call(name, seconds):
    time.sleep(seconds)
    print(f"  {name} is done")
    return name


asyncio.run(program())
