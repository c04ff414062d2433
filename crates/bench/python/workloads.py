"""The workloads on asyncio and on uvloop, one at a time in a fresh process.

    python3 workloads.py asyncio|uvloop FUNCTION N

prints the nanoseconds of one operation, or the bytes of one task. A tenth of the
work goes before, to warm up. Python 3.11 or newer.
"""

import asyncio
import heapq
import selectors
import sys
import time

HOUR = 3600
BATCH = 1_000
BOUND = 100
WORKERS = 4
PERMITS = 10


async def nothing():
    return 1


async def one_turn():
    await asyncio.sleep(0)
    return 1


async def many_turns(n):
    for _ in range(n):
        await asyncio.sleep(0)


# a, b, c: tasks


async def create_tasks(n):
    await all_of([asyncio.create_task(nothing()) for _ in range(n)])


async def create_tasks_in_batches(n):
    for start in range(0, n, BATCH):
        size = min(BATCH, n - start)
        await all_of([asyncio.create_task(nothing()) for _ in range(size)])


async def yield_once(n):
    await all_of([asyncio.create_task(asyncio.sleep(0)) for _ in range(n)])


async def ping_pong(n):
    await all_of([asyncio.create_task(many_turns(n)) for _ in range(2)])


async def all_of(tasks):
    for task in tasks:
        await task


# d, e, f: waiting for many


async def gather_all(n):
    values = await asyncio.gather(*[one_turn() for _ in range(n)])
    assert len(values) == n


async def as_they_complete(n):
    futures = [asyncio.get_running_loop().create_future() for _ in range(n)]
    completing = asyncio.create_task(complete(futures))
    for value in asyncio.as_completed(futures):
        await value
    await completing


async def complete(futures):
    """In shuffled order, 64 in a turn."""
    for place in range(len(futures)):
        if place % 64 == 0:
            await asyncio.sleep(0)
        futures[place * 48_271 % len(futures)].set_result(place)


async def drain(n):
    futures = [asyncio.get_running_loop().create_future() for _ in range(n)]
    pending = {asyncio.create_task(value_of(future)) for future in futures}
    for future in futures:
        future.set_result(1)
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        assert len(done) == 1


async def value_of(future):
    return await future


# g, m: queues


async def queue_unbounded(n):
    await through(asyncio.Queue(), n, 1)


async def queue_bounded(n):
    await through(asyncio.Queue(BOUND), n, 1)


async def queue_workers(n):
    await through(asyncio.Queue(BOUND), n, WORKERS)


async def through(queue, n, workers):
    consumers = [asyncio.create_task(consume(queue)) for _ in range(workers)]
    producers = [asyncio.create_task(produce(queue, n // workers)) for _ in range(workers)]
    await all_of(producers)
    await queue.join()
    for consumer in consumers:
        consumer.cancel()
    await asyncio.gather(*consumers, return_exceptions=True)


async def produce(queue, n):
    for item in range(n):
        await queue.put(item)


async def consume(queue):
    while True:
        await queue.get()
        queue.task_done()


def scrambled(n):
    return ((i * 2_654_435_761) % 2**32 for i in range(n))


async def priority_queue(n):
    queue = asyncio.PriorityQueue()
    for item in scrambled(n):
        queue.put_nowait(item)
    while not queue.empty():
        queue.get_nowait()


async def heap(n):
    items = []
    for item in scrambled(n):
        heapq.heappush(items, item)
    while items:
        heapq.heappop(items)


# h, i, j: a semaphore and time


async def semaphore(n):
    permits = asyncio.Semaphore(PERMITS)
    await all_of([asyncio.create_task(under(permits)) for _ in range(n)])


async def under(permits):
    async with permits:
        await asyncio.sleep(0)


async def timers_close(n):
    sleeps = [asyncio.sleep((1 + i * 7 % 1_000) / 1_000) for i in range(n)]
    await all_of([asyncio.create_task(sleep) for sleep in sleeps])


async def timers_apart(n):
    sleeps = [asyncio.sleep((1 + i) / 1_000) for i in range(n)]
    await all_of([asyncio.create_task(sleep) for sleep in sleeps])


async def wait_for_ready(n):
    for _ in range(n):
        await asyncio.wait_for(nothing(), HOUR)


async def wait_for_turn(n):
    for _ in range(n):
        await asyncio.wait_for(one_turn(), HOUR)


async def scope_ready(n):
    for _ in range(n):
        async with asyncio.timeout(HOUR):
            await nothing()


async def scope_turn(n):
    for _ in range(n):
        async with asyncio.timeout(HOUR):
            await one_turn()


# k: threads


def call():
    return 1


async def to_thread_one_by_one(n):
    for _ in range(n):
        await asyncio.to_thread(call)


async def to_thread_burst(n):
    await asyncio.gather(*[asyncio.to_thread(call) for _ in range(n)])


# l: groups


async def group(n):
    async with asyncio.TaskGroup() as tasks:
        for _ in range(n):
            tasks.create_task(nothing())


async def group_abort(n):
    try:
        async with asyncio.TaskGroup() as tasks:
            for _ in range(n):
                tasks.create_task(asyncio.sleep(HOUR))
            tasks.create_task(fail())
    except* ValueError:
        pass


async def fail():
    raise ValueError


# n: memory


async def memory(n):
    """The growth of the peak; it is no time, and nothing warms up for it."""
    before = peak()
    tasks = [asyncio.create_task(wait_for_ever()) for _ in range(n)]
    await asyncio.sleep(0)
    growth = peak() - before
    assert len(tasks) == n
    return growth


async def wait_for_ever():
    await asyncio.get_running_loop().create_future()


def peak():
    with open("/proc/self/status") as status:
        [line] = [line for line in status if line.startswith("VmHWM:")]
    return int(line.split()[1]) * 1024


# The loops


class JumpingSelector(selectors.DefaultSelector):
    """Waits for nothing: the clock jumps instead."""

    now = 0.0

    def select(self, timeout=None):
        self.now += max(timeout or 0, 0)
        return super().select(0)


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.jumping = JumpingSelector()
        super().__init__(self.jumping)

    def time(self):
        return self.jumping.now


def loop_factory(name, function):
    if function.startswith("timers"):
        return VirtualLoop
    if name == "uvloop":
        import uvloop

        return uvloop.new_event_loop
    return asyncio.new_event_loop


async def timed(work, n):
    start = time.perf_counter_ns()
    await work(n)
    return time.perf_counter_ns() - start


def main():
    name, function, n = sys.argv[1], sys.argv[2], int(sys.argv[3])
    work = globals()[function]
    factory = loop_factory(name, function)
    if work is memory:
        with asyncio.Runner(loop_factory=factory) as runner:
            print(runner.run(memory(n)) / n)
        return
    for size in (max(n // 10, 1), n):
        with asyncio.Runner(loop_factory=factory) as runner:
            total = runner.run(timed(work, size))
    print(total / n)


if __name__ == "__main__":
    main()
