import asyncio


async def program():
    results = await asyncio.gather(
        parse("a", 3, "17"), parse("b", 1, "x"), parse("c", 2, ""), return_exceptions=True
    )
    for name, result in zip("abc", results):
        if isinstance(result, Exception):
            print(f"{name} failed: {result}")
        else:
            print(f"{name} gave {result}")


async def parse(name, seconds, text):
    await asyncio.sleep(seconds)
    print(f"  {name} has its text")
    if not text.isdigit():
        raise ValueError(f"'{text}' is not a number")
    return int(text)


asyncio.run(program())
