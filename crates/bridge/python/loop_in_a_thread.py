import asyncio
import threading


def program():
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    counter = asyncio.run_coroutine_threadsafe(count(), loop)
    for step in range(1, 4):
        print(f"main thread: step {step}")
        block(loop, 0.7)
    last = counter.result()
    print(f"main thread: the loop counted to {last}")
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()
    print("main thread: joined")


async def count():
    for number in range(1, 5):
        await asyncio.sleep(1)
        print(f"  loop: {number}")
    return 4


def block(loop, delay):
    asyncio.run_coroutine_threadsafe(asyncio.sleep(delay), loop).result()


program()
