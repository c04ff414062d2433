import asyncio


async def program():
    condition, shelf = asyncio.Condition(), []
    customers = [
        asyncio.create_task(buy(name, loaves, condition, shelf), name=name)
        for name, loaves in [("hungry", 2), ("modest", 1)]
    ]
    for _ in range(3):
        await asyncio.sleep(1)
        async with condition:
            shelf.append("loaf")
            print("one more loaf")
            condition.notify_all()
    for customer in customers:
        await customer


async def buy(name, loaves, condition, shelf):
    def enough():
        print(f"  {name} sees {len(shelf)}")
        return len(shelf) >= loaves

    async with condition:
        await condition.wait_for(enough)
        del shelf[:loaves]
        print(f"  {name} takes {loaves}")


asyncio.run(program())
