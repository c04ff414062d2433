import asyncio
import signal


async def program():
    stop = asyncio.Event()
    pressed = asyncio.Event()
    service = asyncio.create_task(serve(stop), name="service")
    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, pressed.set)
    try:
        await asyncio.wait_for(pressed.wait(), 3)
        print("Ctrl-C")
    except TimeoutError:
        print("nobody pressed Ctrl-C")

    stop.set()
    finished, late = await asyncio.wait([service], timeout=2)
    for task in late:
        task.cancel()
    print(f"{len(finished)} finished, {len(late)} aborted")


async def serve(stop):
    print("  working; press Ctrl-C")
    while not stop.is_set():
        try:
            await asyncio.wait_for(stop.wait(), 0.7)
        except TimeoutError:
            print("  beat")
    print("  all is saved")


asyncio.run(program())
