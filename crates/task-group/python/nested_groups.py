import asyncio


async def program():
    print("passed on")
    try:
        async with asyncio.TaskGroup() as sites:
            sites.create_task(site("a", [1]))
            sites.create_task(site("b", [2, 3]))
            sites.create_task(site("c", [4]))
    except ExceptionGroup as outer:
        print(f"  failed: {outer}")
        print(f"  in it: {outer.exceptions[0]}")
        print(f"  in that: {outer.exceptions[0].exceptions[0]}")

    print("handled")
    async with asyncio.TaskGroup() as sites:
        sites.create_task(site("c", [4]))
        try:
            await site("b", [2, 3])
        except ExceptionGroup as inner:
            print(f"  never mind: {inner.exceptions[0]}")


async def site(name, pages):
    async with asyncio.TaskGroup() as group:
        for seconds in pages:
            group.create_task(page(name, seconds))
    print(f"  {name} is complete")


async def page(site, seconds):
    await asyncio.sleep(seconds)
    if seconds == 2:
        raise ValueError(f"a page of {site} is missing")


asyncio.run(program())
