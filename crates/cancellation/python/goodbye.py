import asyncio


async def program():
    task = asyncio.create_task(serve())
    await asyncio.sleep(1)
    task.cancel()
    print("asked")
    await asyncio.wait([task])
    print("the task is gone")


async def serve():
    try:
        await asyncio.sleep(60)
    finally:
        print("  saying goodbye")
        await asyncio.sleep(2)
        print("  hanging up")


asyncio.run(program())
