import asyncio


async def program():
    loop = asyncio.get_running_loop()
    start = loop.time()

    def first():
        print("soon 1")
        loop.call_soon(print, "soon 3")

    loop.call_soon(first)
    loop.call_soon(print, "soon 2")
    loop.call_later(0.2, print, "late")
    loop.call_later(0.1, print, "early")
    never = loop.call_later(0.15, print, "never")
    print("all are in line")

    await asyncio.sleep(0.12)
    never.cancel()
    await asyncio.sleep(0.18)
    print(f"the loop's clock says {int((loop.time() - start) * 1000)} ms")


asyncio.run(program())
