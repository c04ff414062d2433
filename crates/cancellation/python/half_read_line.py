import asyncio


async def program():
    print("a new wait each time")
    await wait_anew(send_slowly())
    print("one wait, kept")
    await keep_waiting(send_slowly())


async def wait_anew(pieces):
    while True:
        try:
            line = await asyncio.wait_for(read_line(pieces), 1)
        except TimeoutError:
            print("  beat")
        else:
            print(f'  got "{line}"')
            return


async def keep_waiting(pieces):
    reading = asyncio.create_task(read_line(pieces))
    while True:
        done, _ = await asyncio.wait([reading], timeout=1)
        if done:
            print(f'  got "{reading.result()}"')
            return
        print("  beat")


async def read_line(pieces):
    line = ""
    while not line.endswith("."):
        line += await pieces.get()
    return line


def send_slowly():
    pieces = asyncio.Queue()
    for delay, piece in [(0.4, "good "), (0.8, "mor"), (1.2, "ning"), (1.6, ".")]:
        asyncio.get_running_loop().call_later(delay, pieces.put_nowait, piece)
    return pieces


asyncio.run(program())
