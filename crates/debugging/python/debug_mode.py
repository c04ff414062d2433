import asyncio
import logging
import re
import time


async def program():
    loop = asyncio.get_running_loop()
    loop.set_debug(True)
    # Every step counts as slow, also on a clock that stands still while the
    # thread is busy. `Tell` picks the one we are after.
    loop.slow_callback_duration = 0
    loop.set_exception_handler(report)
    hash_task = asyncio.create_task(checksum(), name="hash")
    fetch = asyncio.create_task(connect(), name="fetch")
    await hash_task
    await asyncio.sleep(2)
    del fetch
    print("end")


async def checksum():
    print("hash begins")
    until = time.time() + 0.11
    while time.time() < until:
        pass
    print("hash ends")


async def connect():
    print("fetch begins")
    await asyncio.sleep(1)
    raise ConnectionError("no connection")


class Tell(logging.Handler):
    def emit(self, record):
        if re.search(r"^Executing <Task .*name='hash'", record.getMessage()):
            print("Executing <Task hash>")


def report(loop, context):
    print(f"{context['message']}: task {context['future'].get_name()}: {context['exception']}")


logging.getLogger("asyncio").addHandler(Tell())
asyncio.run(program())
