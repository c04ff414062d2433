import asyncio


async def program():
    asyncio.get_running_loop().set_exception_handler(report)

    awaited = asyncio.create_task(fail(), name="awaited")
    try:
        await awaited
    except ConnectionError as error:
        print(f"awaited: {error}")

    unread = asyncio.create_task(fail(), name="unread")
    await asyncio.sleep(1)
    print("dropping the handle of unread")
    del unread

    value = asyncio.create_task(give_error(), name="value")
    await asyncio.sleep(1)
    print("dropping the handle of value")
    del value
    print("end")


async def fail():
    await asyncio.sleep(0.5)
    raise ConnectionError("no connection")


async def give_error():
    await asyncio.sleep(0.5)
    return ConnectionError("no connection")


def report(loop, context):
    name = context["future"].get_name()
    print(f"the loop reports: {context['message']}: task {name}: {context['exception']}")


asyncio.run(program())
