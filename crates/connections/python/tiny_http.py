"""An HTTP server that counts, and clients for it: what `src` has, in Python.

For the programs beside it, so that they need no package. At work: aiohttp.
"""

import asyncio
import dataclasses


@dataclasses.dataclass
class Page:
    body: str = ""
    status: int = 200
    delay: float = 0
    closing: bool = False
    hang_up_first: int = 0

    def hangs_up(self):
        self.hang_up_first -= 1
        return self.hang_up_first >= 0


class Server:
    """Serves a dict of pages on a free port of loopback."""

    def __init__(self, site):
        self.site = site
        self.connections = self.requests = 0
        self.tasks = set()

    async def start(self):
        self.listener = await asyncio.start_server(self.connect, "127.0.0.1", 0)
        self.port = self.listener.sockets[0].getsockname()[1]
        return self

    async def connect(self, reader, writer):
        self.connections += 1
        self.tasks.add(asyncio.current_task())
        try:
            while await self.answer(reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass  # The client has gone, or the server stops.
        finally:
            self.tasks.discard(asyncio.current_task())
            writer.close()

    async def answer(self, reader, writer):
        request = await reader.readuntil(b"\r\n\r\n")
        self.requests += 1
        page = self.site.get(request.decode().split()[1]) or Page(status=404)
        if page.delay:
            await asyncio.sleep(page.delay)
        if page.hangs_up():
            return False
        connection = "close" if page.closing else "keep-alive"
        head = f"content-length: {len(page.body)}\r\nconnection: {connection}\r\n\r\n"
        writer.write(f"HTTP/1.1 {page.status} -\r\n{head}{page.body}".encode())
        await writer.drain()
        return not page.closing

    async def stop(self):
        self.listener.close()
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks)


class SharedClient:
    """Keeps connections and uses them again, as aiohttp.ClientSession does."""

    def __init__(self, port, max_idle=1000):
        self.port, self.max_idle = port, max_idle
        self.idle = []

    async def open(self, path):
        if self.idle:
            reader, writer = self.idle.pop()
        else:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(f"GET {path} HTTP/1.1\r\nhost: localhost\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
        except BaseException:
            writer.close()
            raise
        return Opened(self, reader, writer, head.decode())

    async def fetch(self, path):
        opened = await self.open(path)
        return await opened.read()


class Opened:
    """An answer whose head is here. Its body is still on the way."""

    def __init__(self, client, reader, writer, head):
        self.client, self.reader, self.writer = client, reader, writer
        first, *headers = head.splitlines()
        self.status = int(first.split()[1])
        self.headers = dict(line.split(": ") for line in headers if line)

    async def read(self):
        body = await self.reader.readexactly(int(self.headers["content-length"]))
        full = len(self.client.idle) >= self.client.max_idle
        if full or self.headers["connection"] == "close":
            self.close()
        else:
            self.client.idle.append((self.reader, self.writer))
        return self.status, body.decode()

    def close(self):
        self.writer.close()


class ClientPerRequest:
    """A new client for each request."""

    def __init__(self, port):
        self.port = port

    async def fetch(self, path):
        return await SharedClient(self.port, max_idle=0).fetch(path)


class Scripted:
    """Answers from a script, without a network."""

    def __init__(self, site):
        self.site = site

    async def fetch(self, path):
        page = self.site.get(path) or Page(status=404)
        if page.delay:
            await asyncio.sleep(page.delay)
        if page.hangs_up():
            raise ConnectionResetError
        return page.status, page.body
