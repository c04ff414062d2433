import asyncio


async def program():
    fetches = [fetch("news", 4), fetch("mail", 1), fetch("weather", 3), fetch("sport", 2)]
    for result in asyncio.as_completed(fetches, timeout=2.5):
        try:
            print(f"got {await result}")
        except TimeoutError:
            print("too late")
    print("the loop is over")
    await asyncio.sleep(1)
    print("end")


async def fetch(page, seconds):
    await asyncio.sleep(seconds)
    print(f"  {page} arrived")
    return page


asyncio.run(program())
