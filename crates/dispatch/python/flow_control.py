import asyncio
import itertools

JOBS = [(0, 3000), (1, 1000), (2, 2500), (3, 1000), (4, 1500), (5, 500)]


class Flight:
    def __init__(self):
        self.in_flight = self.peak = 0
        self.results = []

    def start(self, job):
        self.in_flight += 1
        self.peak = max(self.peak, self.in_flight)
        return self.work(*job)

    async def work(self, number, millis):
        await asyncio.sleep(millis / 1000)
        self.in_flight -= 1
        self.results.append(number)


async def program():
    await show("semaphore", behind_a_semaphore)
    await show("queue", through_a_queue)
    await show("batches", in_batches)
    await show("stream", as_a_stream)


async def behind_a_semaphore(flight):
    semaphore = asyncio.Semaphore(2)

    async def job(work):
        await work
        semaphore.release()

    async with asyncio.TaskGroup() as group:
        for item in JOBS:
            await semaphore.acquire()
            group.create_task(job(flight.start(item)))


async def through_a_queue(flight):
    queue = asyncio.Queue(2)

    async def worker():
        while (item := await queue.get()) is not None:
            await flight.start(item)

    async with asyncio.TaskGroup() as group:
        for _ in range(2):
            group.create_task(worker())
        for item in [*JOBS, None, None]:
            await queue.put(item)


async def in_batches(flight):
    items = iter(JOBS)
    while batch := list(itertools.islice(items, 2)):
        await asyncio.gather(*(flight.start(item) for item in batch))


async def as_a_stream(flight):
    # asyncio has no bounded stream: a set of at most two tasks is the nearest.
    running = set()
    for item in JOBS:
        if len(running) == 2:
            _, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        running.add(asyncio.create_task(flight.start(item)))
    await asyncio.wait(running)


async def show(way, dispatch):
    flight = Flight()
    start = asyncio.get_running_loop().time()
    await dispatch(flight)
    took = int((asyncio.get_running_loop().time() - start) * 1000)
    print(f"{way}: {took} ms, {flight.peak} in flight, {flight.results}")


asyncio.run(program())
