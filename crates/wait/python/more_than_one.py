import asyncio


async def program():
    pending = [asyncio.create_task(take(turns), name=f"{turns}") for turns in (1, 2, 3, 4)]
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        print(f"done: {names(done)}; {len(pending)} pending")


async def take(turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    print(f"  {turns} ends")


def names(tasks):
    return " ".join(sorted(task.get_name() for task in tasks))


asyncio.run(program())
