import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


async def program():
    loop = asyncio.get_running_loop()
    start = loop.time()
    beats = asyncio.create_task(heartbeat(start))
    with ThreadPoolExecutor(1) as pool:
        small = loop.run_in_executor(pool, sum_of_squares, 1_000)
        large = loop.run_in_executor(pool, sum_of_squares, 2_000)
        print(f"small: {await small}")
        print(f"large: {await large}")
    beats.cancel()


def sum_of_squares(count):
    total = sum(number * number for number in range(1, count + 1))
    time.sleep(count / 2000)
    return total


async def heartbeat(start):
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(0.4)
        print(f"  beat at {int((loop.time() - start) * 1000)} ms")


asyncio.run(program())
