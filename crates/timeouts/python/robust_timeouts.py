import asyncio


async def program():
    await nested(1, 3)
    await nested(3, 1)
    await moved()


async def nested(outer, inner):
    print(f"outer {outer} s, inner {inner} s")
    try:
        async with asyncio.timeout(outer):
            try:
                async with asyncio.timeout(inner):
                    await asyncio.sleep(9)
                print("  nothing passed")
            except TimeoutError:
                print("  the inner limit passed")
    except TimeoutError:
        print("  the outer limit passed")


async def moved():
    print("a limit of 1 s, moved to 4 s")
    try:
        async with asyncio.timeout(1) as scope:
            scope.reschedule(asyncio.get_running_loop().time() + 4)
            await asyncio.sleep(3)
            print("  still here after 3 s")
            await asyncio.sleep(3)
            print("  nobody gets here")
    except TimeoutError:
        print("  the limit passed")


asyncio.run(program())
