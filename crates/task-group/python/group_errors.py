import asyncio


async def program():
    print("in a group")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(slow())
            group.create_task(fail("a"))
            group.create_task(fail("b"))
            try:
                await asyncio.sleep(9)
            finally:
                print("  body cleans up")
    except ExceptionGroup as group:
        print(f"  {group}")
        for error in group.exceptions:
            print(f"  error: {error}")

    print("loose")
    coroutines = [slow(), fail("a"), fail("b")]
    tasks = [asyncio.create_task(coroutine) for coroutine in coroutines]
    for task in tasks:
        try:
            await task
        except ValueError as error:
            print(f"  error: {error}")


async def slow():
    try:
        await asyncio.sleep(2)
        print("  slow has its result")
    finally:
        print("  slow cleans up")


async def fail(name):
    await asyncio.sleep(1)
    raise ValueError(f"{name} failed")


asyncio.run(program())
