"""Runs asyncio programs on a virtual clock and stamps what they print.

    python3 virtual_clock.py PROGRAM.py            prints `[  2.000] line`
    python3 virtual_clock.py --json A.py B.py ...  prints {"A.py": "...", ...}

Waiting takes no time: when every task waits, the clock jumps to the next timer.
CPython's real clock never stands still and its timers fire late. Two habits of
this one stand for that, and without them the order of timers that are due at
the same moment would be one that no real run has:

* each reading moves the clock by one nanosecond,
* each jump lands one microsecond behind the deadline.

Time stamps are cut to the millisecond, so neither can be seen in them.

The clock stands still while a thread computes, and jumps while it sleeps or waits
for a result of the loop. `time.sleep` on the loop's own thread moves the clock
and gives nobody a turn.

Bytes on their way through loopback take no virtual time, and a little real time:
while a socket is open, the clock sends a byte of its own there and back before it
jumps. What was sent before that byte has arrived when it has.
"""

import asyncio
import asyncio.events
import builtins
import concurrent.futures
import contextlib
import heapq
import io
import json
import math
import os
import runpy
import selectors
import socket
import sys
import threading
import time
import traceback

READING_NS = 1
LATE_NS = 1_000

# How long bytes may take through loopback, in seconds of real time: after the
# clock's own byte, which may overtake one that another core sends; and without a
# timer, where a program would be hung.
ON_THE_WAY = 0.002
AT_MOST_ON_THE_WAY = 5


class VirtualClock:
    """The time that has passed, in nanoseconds."""

    def __init__(self):
        self.now_ns = 0

    def read(self):
        self.now_ns += READING_NS
        return self.now_ns / 1e9

    def jump(self, seconds):
        self.now_ns += math.ceil(seconds * 1e9) + LATE_NS

    def stamp(self):
        milliseconds = self.now_ns // 1_000_000
        return f"[{milliseconds // 1000:3d}.{milliseconds % 1000:03d}]"


clock = VirtualClock()

real_result = concurrent.futures.Future.result


class Blocked:
    """A thread that sleeps, or waits for a result."""

    def __init__(self):
        self.event = threading.Event()


class Threads:
    """The threads beside the loop's, and which of them can run."""

    def __init__(self):
        self.lock = threading.RLock()
        # The main thread, until it runs a loop itself.
        self.running = 1
        self.loops = 0
        self.pools = {}
        self.sleepers = []
        self.count = 0

    def are_busy(self):
        with self.lock:
            return self.running > 0 or any(pool.can_start() for pool in self.pools.values())

    def change(self, number):
        with self.lock:
            self.running += number

    def block(self, seconds, until=lambda wake: None):
        """Blocks this thread for so long, or until somebody calls `wake`."""
        blocked = Blocked()
        with self.lock:
            if seconds is not None:
                self.count += 1
                due = clock.now_ns + math.ceil(seconds * 1e9)
                heapq.heappush(self.sleepers, (due, self.count, blocked))
            self.running -= 1
        until(lambda: self.wake(blocked))
        blocked.event.wait()

    def wake(self, blocked):
        with self.lock:
            if not blocked.event.is_set():
                self.running += 1
                blocked.event.set()

    def next_due(self):
        """In how many seconds the next sleeper is due; `None` if nobody sleeps."""
        with self.lock:
            while self.sleepers and self.sleepers[0][2].event.is_set():
                heapq.heappop(self.sleepers)
            if not self.sleepers:
                return None
            return max(0, self.sleepers[0][0] - clock.now_ns) / 1e9

    def wake_due(self):
        while self.next_due() == 0:
            self.wake(heapq.heappop(self.sleepers)[2])


class Pool:
    """How many calls wait in a thread pool, and how many of its threads work."""

    def __init__(self, size):
        self.size = size
        self.queued = 0
        self.active = 0

    def can_start(self):
        return self.queued > 0 and self.active < self.size


class Call:
    """A call in a thread pool. It counts as running until the loop has heard of it."""

    def __init__(self, loop, pool, function, arguments):
        self.loop, self.pool = loop, pool
        self.function, self.arguments = function, arguments
        self.state = "queued"
        self.told = False
        self.over = loop.create_future()

    def __call__(self):
        with threads.lock:
            self.state = "running"
            self.pool.queued -= 1
            self.pool.active += 1
            threads.running += 1
        try:
            return self.function(*self.arguments)
        finally:
            with threads.lock:
                self.pool.active -= 1
            self.loop.call_soon_threadsafe(self.end)

    def end(self):
        self.state = "ended"
        self.settle()

    def tell(self, future):
        self.told = True
        with threads.lock:
            if self.state == "queued":
                self.state = "dropped"
                self.pool.queued -= 1
                self.over.set_result(None)
        self.settle()

    def settle(self):
        if self.told and self.state == "ended":
            threads.change(-1)
            self.over.set_result(None)


def virtual_sleep(seconds):
    """`time.sleep`: on the loop's own thread it holds everybody up."""
    if asyncio.events._get_running_loop() is not None or threads.loops == 0:
        clock.jump(seconds)
    else:
        threads.block(seconds)


def virtual_result(future, timeout=None):
    """`concurrent.futures.Future.result`, with a time limit on the virtual clock."""
    if asyncio.events._get_running_loop() is None and not future.done():
        threads.block(timeout, lambda wake: future.add_done_callback(lambda _: wake()))
        timeout = 0
    return real_result(future, timeout)


threads = Threads()


class Loopback:
    """A connection of the clock's own, to find out when bytes have arrived."""

    def __init__(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            self.here = socket.create_connection(server.getsockname())
            self.there, _ = server.accept()

    def there_and_back(self):
        self.here.sendall(b".")
        self.there.sendall(self.there.recv(1))
        self.here.recv(1)

    def close(self):
        self.here.close()
        self.there.close()


class JumpingSelector(selectors.DefaultSelector):
    """Waits for a timer by moving the clock; still looks at files and wake-ups."""

    def __init__(self):
        super().__init__()
        self.loopback = None

    def close(self):
        super().close()
        if self.loopback is not None:
            self.loopback.close()

    def has_sockets(self):
        """Whether there is one beside the loop's own."""
        return len(self.get_map()) > 1

    def select(self, timeout=None):
        while True:
            events = super().select(0)
            if events or (timeout is not None and timeout <= 0):
                return events
            if threads.are_busy():
                events = super().select(0.0002)
                if events:
                    return events
                continue
            if self.has_sockets():
                self.loopback = self.loopback or Loopback()
                self.loopback.there_and_back()
                hung = timeout is None and threads.next_due() is None
                events = super().select(AT_MOST_ON_THE_WAY if hung else ON_THE_WAY)
                if events:
                    return events
            # A thread may have called for the loop right before it went to sleep.
            events = super().select(0)
            if events:
                return events
            due = threads.next_due()
            waits = [wait for wait in (timeout, due) if wait is not None]
            if not waits:
                waiting = sorted(task.get_name() for task in asyncio.all_tasks(asyncio.get_running_loop()))
                raise RuntimeError(f"hung: nothing can wake the tasks that wait: {', '.join(waiting)}")
            clock.jump(min(waits))
            threads.wake_due()
            if timeout is not None:
                return super().select(0)


class VirtualLoop(asyncio.SelectorEventLoop):
    """asyncio's own loop; only its clock is ours."""

    def __init__(self):
        super().__init__(JumpingSelector())

    def time(self):
        return clock.read()

    def run_forever(self):
        on_main = threading.current_thread() is threading.main_thread()
        threads.loops += 1
        threads.change(-1 if on_main else 0)
        try:
            super().run_forever()
        finally:
            threads.change(1 if on_main else 0)
            threads.loops -= 1

    def run_in_executor(self, executor, function, *arguments):
        if executor is None:
            executor = self._default_executor = self._default_executor or concurrent.futures.ThreadPoolExecutor()
        with threads.lock:
            pool = threads.pools.setdefault(executor, Pool(executor._max_workers))
            pool.queued += 1
        call = Call(self, pool, function, arguments)
        self.calls = [*getattr(self, "calls", []), call]
        future = super().run_in_executor(executor, call)
        future.add_done_callback(call.tell)
        return future

    async def shutdown_default_executor(self, timeout=None):
        for call in getattr(self, "calls", []):
            await call.over
        # Its threads are idle by now: this takes no time.
        if self._default_executor is not None:
            self._default_executor.shutdown(wait=True)
            self._default_executor = None


def stamped_print(real_print, *values, **options):
    """`print`, with the time before each line."""
    if options.get("file") not in (None, sys.stdout):
        real_print(*values, **options)
        return
    text = io.StringIO()
    real_print(*values, sep=options.get("sep", " "), end="", file=text)
    for line in text.getvalue().split("\n"):
        real_print(clock.stamp(), line)


@contextlib.contextmanager
def beside(path):
    """A program may import what lies beside it, as under plain Python."""
    sys.path.insert(0, os.path.dirname(os.path.abspath(path)))
    try:
        yield
    finally:
        sys.path.pop(0)


def run_program(path):
    """Runs one program from the start of time. Says whether it got to its end."""
    global clock, threads
    clock, threads = VirtualClock(), Threads()
    real_print = builtins.print
    builtins.print = lambda *values, **options: stamped_print(real_print, *values, **options)
    try:
        with beside(path):
            runpy.run_path(path, run_name="__main__")
        return True
    except BaseException:
        traceback.print_exc()
        return False
    finally:
        builtins.print = real_print


def run_into_text(path):
    """Runs one program and returns all it printed."""
    real_stdout, sys.stdout = sys.stdout, io.StringIO()
    try:
        if not run_program(path):
            sys.stdout.write("the program failed: see standard error\n")
        return sys.stdout.getvalue()
    finally:
        sys.stdout = real_stdout


def main(arguments):
    # `asyncio.run` asks this module for its loop, in every version since 3.11.
    asyncio.events.new_event_loop = asyncio.new_event_loop = VirtualLoop
    time.sleep = virtual_sleep
    concurrent.futures.Future.result = virtual_result
    if arguments[:1] == ["--json"]:
        json.dump({path: run_into_text(path) for path in arguments[1:]}, sys.stdout)
        return 0
    results = [run_program(path) for path in arguments]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
