import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

BEAT = 0.4


async def program():
    loop = asyncio.get_running_loop()
    print("on the loop")
    beats = asyncio.create_task(heartbeat())
    await asyncio.sleep(0)
    read_file()
    await beats

    print("on another thread")
    beats = asyncio.create_task(heartbeat())
    await asyncio.to_thread(read_file)
    await beats

    print("in a pool")
    beats = asyncio.create_task(heartbeat())
    with ThreadPoolExecutor(2) as pool:
        await loop.run_in_executor(pool, read_file)
    await beats


def read_file():
    time.sleep(1)
    print("  file read")


async def heartbeat():
    loop = asyncio.get_running_loop()
    for number in range(1, 4):
        due = loop.time() + BEAT
        await asyncio.sleep(BEAT)
        late = int((loop.time() - due) * 1000)
        print(f"  beat {number}: {late} ms late")


asyncio.run(program())
