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
"""

import asyncio
import asyncio.events
import builtins
import io
import json
import math
import runpy
import selectors
import sys
import traceback

READING_NS = 1
LATE_NS = 1_000


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


class JumpingSelector(selectors.DefaultSelector):
    """Waits for a timer by moving the clock; still looks at files and wake-ups."""

    def select(self, timeout=None):
        events = super().select(0)
        if events or (timeout is not None and timeout <= 0):
            return events
        if timeout is None:
            waiting = sorted(task.get_name() for task in asyncio.all_tasks(asyncio.get_running_loop()))
            raise RuntimeError(f"hung: nothing can wake the tasks that wait: {', '.join(waiting)}")
        clock.jump(timeout)
        return super().select(0)


class VirtualLoop(asyncio.SelectorEventLoop):
    """asyncio's own loop; only its clock is ours."""

    def __init__(self):
        super().__init__(JumpingSelector())

    def time(self):
        return clock.read()


def stamped_print(real_print, *values, **options):
    """`print`, with the time before each line."""
    if options.get("file") not in (None, sys.stdout):
        real_print(*values, **options)
        return
    text = io.StringIO()
    real_print(*values, sep=options.get("sep", " "), end="", file=text)
    for line in text.getvalue().split("\n"):
        real_print(clock.stamp(), line)


def run_program(path):
    """Runs one program from the start of time. Says whether it got to its end."""
    global clock
    clock = VirtualClock()
    real_print = builtins.print
    builtins.print = lambda *values, **options: stamped_print(real_print, *values, **options)
    try:
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
    asyncio.events.new_event_loop = VirtualLoop
    if arguments[:1] == ["--json"]:
        json.dump({path: run_into_text(path) for path in arguments[1:]}, sys.stdout)
        return 0
    results = [run_program(path) for path in arguments]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
