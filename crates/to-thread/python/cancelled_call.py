import asyncio
import time


async def program():
    task = asyncio.create_task(asyncio.to_thread(pay))
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("the wait was cancelled")
    await asyncio.sleep(2)
    print("main returns")


def pay():
    print("  the bank is called")
    time.sleep(2)
    print("  the money is gone")


asyncio.run(program())
