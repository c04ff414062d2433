import asyncio


async def program():
    report = asyncio.create_task(write("report"))
    try:
        await asyncio.wait_for(report, 1)
    except TimeoutError:
        print("report: too late")

    letter = asyncio.create_task(write("letter"))
    try:
        await asyncio.wait_for(asyncio.shield(letter), 1)
    except TimeoutError:
        print("letter: not yet")
    print(f"letter: {await letter} pages")

    note = asyncio.create_task(one_page())
    await asyncio.sleep(0)
    pages = await asyncio.wait_for(note, 0)
    print(f"note: {pages} page, with no time at all")


async def one_page():
    return 1


async def write(what):
    try:
        print(f"{what}: begun")
        await asyncio.sleep(3)
        print(f"{what}: written")
        return 12
    finally:
        print(f"{what}: desk cleared")


asyncio.run(program())
