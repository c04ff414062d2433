import asyncio


async def program():
    all = asyncio.create_task(everything())
    await asyncio.sleep(2)
    print("enough")
    all.cancel()
    try:
        await all
    except asyncio.CancelledError:
        print("the gather is gone")
    await asyncio.sleep(5)
    print("nothing came after it")


async def everything():
    return await asyncio.gather(fetch(1, 3), fetch(2, 1), fetch(3, 4))


async def fetch(number, seconds):
    state = "stopped"
    try:
        await asyncio.sleep(seconds)
        state = "finished"
    finally:
        print(f"  {number} {state}")


asyncio.run(program())
