import asyncio

SERVICES = [
    ("shop", 3, "ERROR card refused\nINFO sold\nERROR out of stock"),
    ("search", 1, "INFO 12 hits\nERROR no hits"),
    ("mail", 2, "INFO sent\nINFO sent"),
]


async def program():
    total = 0
    for next_log in asyncio.as_completed([collect(*service) for service in SERVICES]):
        name, log = await next_log
        errors = sum(line.startswith("ERROR") for line in log.splitlines())
        total += errors
        print(f"{name}: errors {errors}, so far {total}")
    print(f"errors in all: {total}")


async def collect(name, seconds, log):
    await asyncio.sleep(seconds)
    return name, log


asyncio.run(program())
