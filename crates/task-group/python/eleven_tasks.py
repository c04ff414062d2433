import asyncio
import itertools

started = []


async def program():
    async with asyncio.TaskGroup() as group:
        for number in itertools.count():
            group.create_task(work(number))
            if number >= 10:
                break
        print("generated 10 tasks")
        print(f"{len(started)} tasks have started")
    print(f"{len(started)} tasks have started")


async def work(number):
    started.append(number)
    await asyncio.sleep(1)


asyncio.run(program())
