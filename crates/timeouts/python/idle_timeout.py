import asyncio

PATIENCE = 2


async def program():
    try:
        async with asyncio.timeout(PATIENCE) as scope:
            for number, pause in enumerate([1, 1.5, 1.9, 5]):
                await asyncio.sleep(pause)
                print(f"part {number}")
                scope.reschedule(asyncio.get_running_loop().time() + PATIENCE)
        print("all is here")
    except TimeoutError:
        print("nothing came for 2 s")


asyncio.run(program())
