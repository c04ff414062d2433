import asyncio


async def program():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel()
    print("cancel returned")
    try:
        await task
    except asyncio.CancelledError:
        print("the task is gone")


async def work():
    try:
        print("working")
        await asyncio.sleep(60)
        print("nobody gets here")
    finally:
        print("temporary file removed")


asyncio.run(program())
