import asyncio


async def program():
    try:
        async with asyncio.timeout(0) as scope:
            total = sum(range(1000))
            assert not scope.expired(), "it has passed, and has stopped nothing"
            print("counted")
        print(f"busy: {total}")
    except TimeoutError:
        print("busy: too late")

    try:
        async with asyncio.timeout(0):
            total = 0
            for number in range(1000):
                total += number
                if number % 100 == 99:
                    print(f"counted to {number}")
                    await asyncio.sleep(0)
        print(f"polite: {total}")
    except TimeoutError:
        print("polite: too late")


asyncio.run(program())
