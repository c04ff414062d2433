import asyncio


async def program(patience):
    task = asyncio.create_task(download())
    await asyncio.sleep(patience)
    print("that was long enough")


async def download():
    for part in range(1, 4):
        await asyncio.sleep(1)
        print(f"part {part} of 3")


for patience in (5, 1.5):
    asyncio.run(program(patience))
