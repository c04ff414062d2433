import asyncio
import time


async def program():
    print("Main started")
    beats = asyncio.create_task(heartbeat())
    await asyncio.to_thread(blocking_io)
    print("Main finished")


def blocking_io():
    print("Blocking IO started")
    time.sleep(2)
    print("Blocking IO finished")


async def heartbeat():
    for _ in range(3):
        await asyncio.sleep(0.6)


asyncio.run(program())
