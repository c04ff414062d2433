import asyncio
import concurrent.futures
import threading


def program():
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=run_until_stopped, args=(loop,))
    thread.start()
    workers = [asyncio.run_coroutine_threadsafe(work(name), loop) for name in ("first", "second", "third")]
    try:
        workers[0].result(timeout=2.5)
    except concurrent.futures.TimeoutError:
        print("main thread: stop")
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    print("main thread: joined")
    assert all(worker.cancelled() for worker in workers)
    print("main thread: all cancelled")


def run_until_stopped(loop):
    loop.run_forever()
    tasks = sorted(asyncio.all_tasks(loop), key=lambda task: task.get_name())
    for task in tasks:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
    loop.close()


async def work(name):
    try:
        while True:
            await asyncio.sleep(1)
            print(f"  {name} works")
    finally:
        print(f"  {name} closes its files")


program()
