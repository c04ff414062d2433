import asyncio


async def program():
    barrier = asyncio.Barrier(3)
    walkers = [
        asyncio.create_task(walk(name, seconds, barrier), name=name)
        for name, seconds in [("a", 0.3), ("b", 0.1), ("c", 0.2)]
    ]
    await asyncio.sleep(1)
    print(f"{barrier.n_waiting} wait; abort")
    await barrier.abort()
    for walker in walkers:
        await walker
    print(f"broken: {str(barrier.broken).lower()}")


async def walk(name, seconds, barrier):
    rounds = 1 if name == "b" else 2
    for number in range(1, rounds + 1):
        await asyncio.sleep(seconds)
        print(f"{name} is there")
        try:
            index = await barrier.wait()
            print(f"  {name} goes on after round {number}, index {index}")
        except asyncio.BrokenBarrierError:
            print(f"  {name} gives up")


asyncio.run(program())
