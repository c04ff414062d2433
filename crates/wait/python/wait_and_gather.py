import asyncio


async def program():
    print("gather")
    try:
        print(f"values: {await asyncio.gather(*start())}")
    except ValueError as error:
        print(f"gather raised: {error}")
    await asyncio.sleep(2)

    print("wait")
    tasks = start()
    done, pending = await asyncio.wait(tasks)
    print(f"{len(done)} done, {len(pending)} pending")
    for task in tasks:
        try:
            print(f"value: {task.result()}")
        except ValueError as error:
            print(f"error: {error}")


def start():
    return [asyncio.create_task(job(number)) for number in (1, 2, 3)]


async def job(number):
    await asyncio.sleep(number)
    if number == 2:
        raise ValueError("job 2 failed")
    print(f"  job {number} is done")
    return number


asyncio.run(program())
