import asyncio

MIRRORS = [("bern", 3), ("cairo", 1), ("oslo", 2), ("lima", 4)]


async def program():
    file = await first_file()
    print(f"got {file}" if file else "nobody has it")
    await asyncio.sleep(5)
    print("nothing came after it")


async def first_file():
    downloads = [asyncio.create_task(download(mirror, seconds)) for mirror, seconds in MIRRORS]
    for answer in asyncio.as_completed(downloads):
        try:
            file = await answer
        except LookupError as error:
            print(error)
        else:
            for loser in downloads:
                loser.cancel()
            return file
    return None


async def download(mirror, seconds):
    try:
        await asyncio.sleep(seconds)
        if mirror == "cairo":
            raise LookupError(f"not found in {mirror}")
        return f"the file from {mirror}"
    finally:
        print(f"  {mirror} disconnected")


asyncio.run(program())
