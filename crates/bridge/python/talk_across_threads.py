import asyncio
import concurrent.futures
import threading


def program():
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=run_until_stopped, args=(loop,))
    thread.start()
    slow = asyncio.run_coroutine_threadsafe(fetch(), loop)
    try:
        slow.result(timeout=1)
    except concurrent.futures.TimeoutError:
        print(f"no result after 1 s, done: {str(slow.done()).lower()}")
    loop.call_soon_threadsafe(print, "  called on the loop")
    data = slow.result()
    print(f"result: {data}")

    endless = asyncio.run_coroutine_threadsafe(beat(), loop)
    try:
        endless.result(timeout=1)
    except concurrent.futures.TimeoutError:
        print(f"cancel: {str(endless.cancel()).lower()}")
    try:
        endless.result()
    except concurrent.futures.CancelledError:
        print("result: Err(Cancelled)")
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    print("the loop is stopped")


def run_until_stopped(loop):
    loop.run_forever()
    loop.run_until_complete(asyncio.sleep(0))
    loop.close()


async def fetch():
    await asyncio.sleep(2)
    print("  fetched")
    return "data"


async def beat():
    while True:
        await asyncio.sleep(0.4)
        print("  beat")


program()
