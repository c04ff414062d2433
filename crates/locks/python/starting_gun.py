import asyncio


async def program():
    gun = asyncio.Event()
    runners = [asyncio.create_task(race(name, gun), name=name) for name in "ab"]
    await asyncio.sleep(1)
    runners.append(asyncio.create_task(race("late", gun), name="late"))
    print("bang")
    gun.set()
    for runner in runners:
        await runner

    gun.clear()
    print(f"cleared; set: {str(gun.is_set()).lower()}")
    next_runner = asyncio.create_task(race("next", gun), name="next")
    await asyncio.sleep(1)
    print("bang")
    gun.set()
    await next_runner


async def race(name, gun):
    print(f"  {name} is ready")
    await gun.wait()
    print(f"  {name} runs")


asyncio.run(program())
