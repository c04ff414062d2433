import asyncio


async def program():
    print("gather, errors as values")
    for result in await asyncio.gather(*workload(), return_exceptions=True):
        print(f"  {describe(result)}")
    print("gather, first error")
    try:
        await asyncio.gather(*workload())
    except LookupError as first_error:
        print(f"  {first_error}")
    print("wait, for 1.5 s")
    tasks = [asyncio.create_task(job) for job in workload()]
    done, pending = await asyncio.wait(tasks, timeout=1.5)
    print(f"  {len(done)} done, {len(pending)} pending")
    for task in pending:
        task.cancel()
    print("as_completed")
    for next_result in asyncio.as_completed(workload()):
        try:
            result = await next_result
        except LookupError as error:
            result = error
        print(f"  {describe(result)}")


def workload():
    return [fetch("news", 3), fetch("weather", 2), fetch("mail", 1)]


async def fetch(page, seconds):
    await asyncio.sleep(seconds)
    if page == "weather":
        raise LookupError(f"no {page}")
    return page


def describe(result):
    return f"failed: {result}" if isinstance(result, LookupError) else f"got {result}"


asyncio.run(program())
