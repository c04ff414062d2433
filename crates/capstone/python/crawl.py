import asyncio
import collections
import signal
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "connections/python"))

from tiny_http import Page, Server, SharedClient

AT_ONCE, DELAY, GRACE = 3, 2, 3
TRIES, LIMIT, PAUSE = 3, 4, 0.5

SITE = {
    "/news/1": Page("/news/2 /news/3 /maps/1 /shop/1", delay=1),
    "/news/2": Page("/news/1 /news/4 /shop/2", delay=0.7),
    "/news/3": Page("/maps/2", delay=0.9),
    "/news/4": Page(delay=3.1),
    "/maps/1": Page("/maps/2", delay=1.6, hang_up_first=1),
    "/maps/2": Page("/news/1", delay=60),
    "/shop/1": Page("/shop/3 /shop/4 /shop/5 /shop/6", delay=1.3),
    "/shop/2": Page("/shop/1", delay=0.4),
    "/shop/4": Page(delay=0.35),
}


async def program():
    server = await Server(SITE).start()
    pages = asyncio.Queue(2)
    crawl = Crawl(Told(SharedClient(server.port)), "/news/1", pages)
    crawler = asyncio.create_task(crawl.run())
    person = asyncio.create_task(press_ctrl_c(crawler))

    while visit := await pages.get():
        path, links = visit
        await asyncio.sleep(0.15)
        print(f"    indexed: {path}, links: {len(links)}")
    person.cancel()
    await crawler
    print(f"visited: {crawl.visited}")
    print(f"given up: {' '.join(crawl.in_flight)}")
    print(f"left: {' '.join(crawl.frontier.waiting)}")
    print(f"connections: {server.connections}")


async def press_ctrl_c(crawler):
    pressed = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, pressed.set)
    try:
        await asyncio.wait_for(pressed.wait(), 8.5)
    except TimeoutError:
        pass
    print("stop")
    crawler.cancel()


class Told:
    """A fetcher that says what it asks for and what it gets."""

    def __init__(self, inner):
        self.inner = inner

    async def fetch(self, path):
        print(f"GET {path}")
        try:
            status, body = await self.inner.fetch(path)
        except (ConnectionError, asyncio.IncompleteReadError):
            print(f"  {path}: the server hung up")
            raise
        print(f"  {path}: {status}")
        return status, body


async def fetch(site, path):
    pause = PAUSE
    for attempt in range(1, TRIES + 1):
        try:
            async with asyncio.timeout(LIMIT):
                status, body = await site.fetch(path)
            if status < 500 or attempt == TRIES:
                return status, body
        except (ConnectionError, asyncio.IncompleteReadError, TimeoutError):
            if attempt == TRIES:
                return None, ""
        await asyncio.sleep(pause)
        pause *= 2


class Frontier:
    """What was found and not asked for yet, and when its hosts may be asked."""

    def __init__(self, start):
        self.found, self.waiting = {start}, [start]
        self.hosts = collections.defaultdict(float)

    def add(self, path):
        if path not in self.found:
            self.found.add(path)
            self.waiting.append(path)

    def take(self, now):
        for path in self.waiting:
            if self.hosts[host(path)] <= now:
                self.waiting.remove(path)
                self.hosts[host(path)] = now + DELAY
                return path

    def due(self):
        return min((self.hosts[host(path)] for path in self.waiting), default=None)


def host(path):
    return path.split("/")[1]


class Crawl:
    def __init__(self, site, start, pages):
        self.site, self.pages = site, pages
        self.frontier = Frontier(start)
        self.running, self.in_flight = set(), []
        self.visited = 0

    async def run(self):
        try:
            await self.work()
        except asyncio.CancelledError:
            if self.running:
                _, late = await asyncio.wait(self.running, timeout=GRACE)
                for task in late:
                    task.cancel()
        # `Queue.shutdown` is new in 3.13.
        await self.pages.put(None)

    async def work(self):
        time = asyncio.get_running_loop().time
        while True:
            while self.has_room() and (path := self.frontier.take(time())):
                self.running.add(asyncio.create_task(self.visit(path)))
            due = self.frontier.due() if self.has_room() else None
            if self.running:
                timeout = None if due is None else due - time()
                await asyncio.wait(self.running, timeout=timeout, return_when="FIRST_COMPLETED")
                self.running = {task for task in self.running if not task.done()}
            elif due is not None:
                await asyncio.sleep(due - time())
            else:
                return

    def has_room(self):
        return len(self.running) < AT_ONCE

    async def visit(self, path):
        self.in_flight.append(path)
        status, body = await fetch(self.site, path)
        links = [word for word in body.split() if word.startswith("/")]
        await self.pages.put((path, links))
        self.in_flight.remove(path)
        self.visited += 1
        for link in links:
            self.frontier.add(link)


asyncio.run(program())
