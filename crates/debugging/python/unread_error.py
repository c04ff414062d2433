import asyncio


async def program():
    asyncio.get_running_loop().set_exception_handler(report)
    save = asyncio.create_task(fail("disk full"), name="save")
    send = asyncio.create_task(fail("no connection"), name="send")
    await asyncio.sleep(1)
    print(f"save: {save.exception()}")
    del save
    print("dropped save")
    del send
    print("dropped send")


async def fail(text):
    raise OSError(text)


def report(loop, context):
    print(f"{context['message']}: task {context['future'].get_name()}: {context['exception']}")


asyncio.run(program())
