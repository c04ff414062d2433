import asyncio


async def program():
    first = asyncio.create_task(hang_up())
    second = asyncio.create_task(say_goodbye())
    await asyncio.sleep(1)

    print("stop")
    first.cancel()
    second.cancel()
    await asyncio.wait([first])
    print("first is gone")
    await asyncio.wait([second])
    print("second is gone")


async def hang_up():
    try:
        await work()
    finally:
        print("  first hangs up")


async def say_goodbye():
    try:
        await work()
    finally:
        print("  second says goodbye")
        await asyncio.sleep(2)
        print("  second hangs up")


async def work():
    await asyncio.sleep(60)


asyncio.run(program())
