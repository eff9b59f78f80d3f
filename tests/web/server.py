"""A web server that misbehaves on request, over real sockets on loopback, and notes who asked for what when."""

import asyncio
import contextlib
import gzip
import socket
import ssl
import struct
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from tcsite.edges.web import Clock, Politeness, ask
from tcsite.links.verdicts import WebAnswer

CERTIFICATES = Path(__file__).parent / "certificates"


@dataclass(frozen=True)
class Seen:
    """A request that arrived."""

    method: str
    path: str
    when: float  # seconds of the run's clock, when its last line was read
    headers: dict[str, str]
    number: int  # how many times this path had been asked for before


Act = Callable[[Seen, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Server:
    """Paths and what happens there; the rest answers 404, and so does robots.txt if nobody says otherwise."""

    routes: dict[str, Act]
    clock: Clock = field(default_factory=lambda: Clock(speed=20))
    certificate: str = ""  # speak TLS with this one
    host: str = "127.0.0.1"  # as the links spell it
    log: list[Seen] = field(default_factory=list)
    opened: list[float] = field(default_factory=list)  # when connections were made
    handshakes: int = 0  # TLS, begun for a name
    port: int = 0
    busy: int = 0
    busiest: int = 0

    async def __aenter__(self) -> "Server":
        context = None
        if self.certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATES / f"{self.certificate}.pem")
            context.sni_callback = self._shake_hands
        self._counts: Counter[str] = Counter()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=context)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.sleep(0)

    def _shake_hands(self, *_: object) -> None:
        self.handshakes += 1

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._tasks.add(task)
        self.opened.append(self.clock.seconds())
        self.busy += 1
        self.busiest = max(self.busiest, self.busy)
        try:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
                await self._answer(reader, writer)
        finally:
            self.busy -= 1
            self._tasks.discard(task)
            writer.close()
            with contextlib.suppress(OSError, asyncio.CancelledError):
                await writer.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        start = await reader.readexactly(1)
        if start == b"\x16":  # TLS, where it is not spoken
            await say(400)(Seen("", "", 0, {}, 0), writer)
            return
        head = (start + await reader.readuntil(b"\r\n\r\n")).decode()
        first, *lines = head.strip().split("\r\n")
        method, path, _ = first.split()
        headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
        seen = Seen(method, path, self.clock.seconds(), headers, self._counts[path])
        self._counts[path] += 1
        self.log.append(seen)
        await self.routes.get(path, say(404))(seen, writer)

    def url(self, path: str) -> str:
        scheme = "https" if self.certificate else "http"
        return f"{scheme}://{self.host}:{self.port}{path}"

    @property
    def allow(self) -> str:
        return f"{self.host}:{self.port}"

    def asked(self, path: str) -> list[str]:
        """The methods by which a path was asked for, in order."""
        return [seen.method for seen in self.log if seen.path == path]

    def pauses(self, path: str) -> list[float]:
        """The seconds between the requests for a path."""
        return between([seen.when for seen in self.log if seen.path == path])

    @property
    def gaps(self) -> list[float]:
        """The seconds between all requests, in order of arrival."""
        return between([seen.when for seen in self.log])


def between(times: list[float]) -> list[float]:
    return [later - earlier for earlier, later in pairwise(times)]


def say(status: int, body: bytes = b"", reason: str = "Reason", **headers: str) -> Act:
    """An ordinary answer; `Retry_After="1"` is a header."""

    async def act(seen: Seen, writer: asyncio.StreamWriter) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        lines = [f"HTTP/1.1 {status} {reason}", *(f"{name}: {value}" for name, value in named.items())]
        if "Content-Length" not in named:
            lines.append(f"Content-Length: {len(body)}")
        writer.write("\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape"))
        if seen.method != "HEAD":
            writer.write(body)
        await writer.drain()

    return act


def page(html: str, status: int = 200, **headers: str) -> Act:
    return say(status, html.encode(), **{"Content_Type": "text/html; charset=utf-8", **headers})


def redirect(status: int, location: str, **headers: Any) -> Act:
    return say(status, Location=location, **headers)


def raw(content: bytes) -> Act:
    """These bytes, then the end."""

    async def act(seen: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(content)
        await writer.drain()

    return act


async def close(seen: Seen, writer: asyncio.StreamWriter) -> None:
    """Nothing, then the end."""


async def reset(seen: Seen, writer: asyncio.StreamWriter) -> None:
    """The connection is torn down."""
    connection = writer.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def hang(seen: Seen, writer: asyncio.StreamWriter) -> None:
    """Nothing, for ever."""
    await asyncio.sleep(60)


def dribble(start: bytes, piece: bytes, seconds: float, clock: Clock) -> Act:
    """A start, then a piece at a time, for ever."""

    async def act(seen: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        while not writer.is_closing():
            writer.write(piece)
            await writer.drain()
            await clock.sleep(seconds)

    return act


def endless(start: bytes, piece: bytes, sent: list[int]) -> Act:
    """A start, then pieces as fast as they are taken; `sent` counts the bytes."""

    async def act(seen: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        while seen.method != "HEAD" and not writer.is_closing():
            writer.write(piece)
            await writer.drain()
            sent.append(len(piece))

    return act


def by_method(*, head: Act, get: Act) -> Act:
    async def act(seen: Seen, writer: asyncio.StreamWriter) -> None:
        await (head if seen.method == "HEAD" else get)(seen, writer)

    return act


def in_turn(*acts: Act) -> Act:
    """One after the other; the last one for ever."""

    async def act(seen: Seen, writer: asyncio.StreamWriter) -> None:
        await acts[min(seen.number, len(acts) - 1)](seen, writer)

    return act


def slowly(seconds: float, then: Act, clock: Clock) -> Act:
    async def act(seen: Seen, writer: asyncio.StreamWriter) -> None:
        await clock.sleep(seconds)
        await then(seen, writer)

    return act


BOMB = gzip.compress(b"\0" * (64 << 20), 9)
"""64 MiB in 64 KiB."""


async def names(host: str, port: int) -> list[str]:
    """A name service in which every name that ends in .test is this machine."""
    if host.endswith(".test"):
        return ["127.0.0.1"]
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


async def asking(server: Server, paths: Iterable[str], **politeness: Any) -> dict[str, WebAnswer]:
    """Ask for paths of a server that is allowed; the answers by path."""
    allow = frozenset({server.allow, *politeness.pop("allow", ())})
    more = {
        name: politeness.pop(name)
        for name in ("trust", "on_progress", "pages", "lookup")
        if name in politeness
    }
    addresses = {path: path if "://" in path else server.url(path) for path in paths}
    answers = await ask(
        addresses.values(),
        Politeness(allow=allow, **politeness),
        clock=server.clock,
        **{"lookup": names, **more},
    )
    return {path: answers[address] for path, address in addresses.items()}


@contextlib.asynccontextmanager
async def several(*servers: Server) -> AsyncIterator[None]:
    async with contextlib.AsyncExitStack() as stack:
        for server in servers:
            await stack.enter_async_context(server)
        yield
