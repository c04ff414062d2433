import asyncio


class Account:
    def __init__(self):
        self.balance = 0


async def program():
    account = Account()
    await finish("no lock", account, start(read_wait_write, account))

    account, lock = Account(), asyncio.Lock()
    await finish("a lock across the wait", account, start(hold_the_lock, account, lock))

    account = Account()
    await finish("no wait in between", account, start(wait_first, account))


def start(deposit, *arguments):
    return [asyncio.create_task(deposit(*arguments)) for _ in range(3)]


async def finish(way, account, deposits):
    loop = asyncio.get_running_loop()
    start = loop.time()
    for deposit in deposits:
        await deposit
    seconds = int(loop.time() - start)
    print(f"{way}: {account.balance} after {seconds} s")


async def read_wait_write(account):
    read = account.balance
    await asyncio.sleep(1)
    account.balance = read + 1


async def hold_the_lock(account, lock):
    async with lock:
        await read_wait_write(account)


async def wait_first(account):
    await asyncio.sleep(1)
    account.balance += 1


asyncio.run(program())
