"""The server: builds whenever something changed, never two at once, and shows what is newest and good."""

import asyncio
import contextlib
import errno
import ipaddress
import secrets
import signal
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tornado.httpserver import HTTPServer

from tcsite.diagnostics import Diagnostic
from tcsite.edges.serve.memory import StoppingCache
from tcsite.edges.serve.newest import OURS, Newest, Outcome
from tcsite.edges.serve.pages import Board, application
from tcsite.edges.serve.panel import in_order_of_use
from tcsite.edges.serve.sources import in_words
from tcsite.edges.serve.values import Make, Shown
from tcsite.edges.serve.watch import Watch
from tcsite.files import Cache, Files

HOST, PORT = "127.0.0.1", 8000

EVERYWHERE = {"": HOST, "0.0.0.0": HOST, "::": "[::1]"}  # noqa: S104
"""Hosts that stand for all of this machine's, with one that a browser can open."""

NEIGHBOURS = 20
"""How many ports after a taken one are tried before the system is asked for any."""

LOOK_SECONDS, LOOK_RARELY = 1.0, 5.0
"""How often the folder is looked at although nothing was heard; the latter where a look takes long."""

LOOK_SHARE = 20
"""A look should take no more than a twentieth of the time."""

SIGNALS = (signal.SIGINT, signal.SIGTERM)

Say = Callable[[str], object]
Tell = Callable[[Sequence[Diagnostic], Files], object]
"""Told problems in full, with the files they stand in."""


def serve(root: Path, make: Make, **options: Any) -> None:
    """Serve the site in a folder until Ctrl-C. What may be given besides: see `Server`."""
    asyncio.run(Server(root, make, **options).run())


class Server:
    """Serves one site from memory.

    `make` makes it, with `cache` behind what is remembered between builds. `say` gets a line a build, `tell`
    the problems that the build before did not have, `opened` the address once there is something to see.
    """

    def __init__(
        self,
        root: Path,
        make: Make,
        *,
        say: Say,
        tell: Tell,
        opened: Callable[[str], object] | None = None,
        cache: Cache | None = None,
        host: str = HOST,
        port: int = PORT,
    ) -> None:
        self._root, self._host, self._port = root, host, port
        self._say, self._tell, self._opened = say, tell, opened
        self._cache = StoppingCache(cache)
        self._newest = Newest(root, make, self._cache)
        self._watch = Watch(root, self._stir_from_afar, self._unwatched)
        self._work = ThreadPoolExecutor(1, "build")
        self._wanted = self._visible = 0
        self._boot, self._shown = secrets.token_hex(4), 0
        self._told: frozenset[str] = frozenset()
        self._excuses: set[str] = set()
        self.address = ""

    async def run(self) -> None:
        """Serve until `stop` is called or the process is told to end. `OSError` where the host cannot be bound."""
        listening = bound(self._host, self._port)
        self._loop = asyncio.get_running_loop()
        self._stirred, self._stopped = asyncio.Event(), asyncio.Event()
        self._board = Board(_names(self._host, listening))
        self.address = _address(self._host, listening)
        http = HTTPServer(application(self._board))
        http.add_socket(listening)
        self._greet(listening.getsockname()[1])
        self._listen_to_signals()
        self._watch.start()  # it asks for the first build, too
        tasks = [
            asyncio.create_task(work)
            for work in (self._build_forever(), self._look_forever(), self._stopped.wait())
        ]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()  # a fault of this module is told, and does not hang
        finally:
            await self._end(http, tasks)

    def stop(self) -> None:
        """End, from any thread."""
        self._loop.call_soon_threadsafe(self._stopped.set)

    # Building

    def _stir(self) -> None:
        """Something changed: whatever is built from now on counts."""
        self._wanted += 1
        self._stirred.set()

    def _stir_from_afar(self) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(self._stir)

    async def _build_forever(self) -> None:
        while True:
            while self._visible == self._wanted:
                self._stirred.clear()
                await self._stirred.wait()
            wanted = self._wanted
            outcome = await self._loop.run_in_executor(self._work, self._newest.build, self.address)
            self._visible = wanted
            if outcome:
                self._show(outcome)
                await self._loop.run_in_executor(self._work, self._report, outcome)

    def _show(self, outcome: Outcome) -> None:
        """Show what came of a build, if it differs from what is shown."""
        before = self._board.shown
        problems = in_order_of_use(outcome.built.problems, frozenset(outcome.changed))
        self._shown += 1
        shown = Shown(
            f"{self._boot}-{self._shown}",
            outcome.files,
            problems,
            outcome.built.summary,
            outcome.held,
            outcome.stale,
        )
        if before is None or not _look_alike(before, shown):
            self._board.show(shown)
        if before is None and self._opened:
            threading.Thread(target=self._opened, args=(self.address,), daemon=True).start()

    def _report(self, outcome: Outcome) -> None:
        """A line in the terminal, then the problems that are new."""
        what = "made the site" if outcome.first else in_words(outcome.changed) or "looked again"
        self._say(f"{time.strftime('%H:%M:%S')} {what}: {outcome.seconds:.2f} s, {outcome.built.summary}")
        if outcome.held and not outcome.stale:
            self._say(f"  shown as before it broke: {', '.join(outcome.held)}")
        elif outcome.stale and outcome.files:
            self._say("  shown as before: nothing can be made of this")
        fresh = [one for one in outcome.built.problems if one.text not in self._told]
        for one in fresh:
            if one.problem.rule == OURS:
                self._say(one.text)
        self._tell([one.problem for one in fresh if one.problem.rule != OURS], outcome.inputs)
        self._told = frozenset(one.text for one in outcome.built.problems)

    # Looking

    async def _look_forever(self) -> None:
        """Find what nobody told us of."""
        pause = LOOK_SECONDS
        while True:
            await asyncio.sleep(pause)
            began = time.perf_counter()
            behind = await self._loop.run_in_executor(self._work, self._newest.behind)
            if behind and self._visible == self._wanted:
                self._stir()
            pause = min(max(LOOK_SECONDS, LOOK_SHARE * (time.perf_counter() - began)), LOOK_RARELY)

    def _unwatched(self, reason: str) -> None:
        """The system tells us nothing of changes."""
        if reason not in self._excuses:
            self._excuses.add(reason)
            self._say(f"changes are found by looking every {LOOK_SECONDS:.0f} s: {reason}")

    # Beginning and end

    def _greet(self, port: int) -> None:
        taken = f"port {self._port} is taken, so this is " if self._port and port != self._port else ""
        self._say(f"{taken}{self.address}  (Ctrl-C ends)")

    def _listen_to_signals(self) -> None:
        for one in SIGNALS:
            # Windows knows no such handlers, and other threads than the main one may not set any.
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                self._loop.add_signal_handler(one, self._stopped.set)

    async def _end(self, http: HTTPServer, tasks: Sequence[asyncio.Task[Any]]) -> None:
        for one in SIGNALS:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                self._loop.remove_signal_handler(one)  # a second Ctrl-C does not wait
        self._cache.stop()
        self._watch.stop()
        http.stop()
        for line in list(self._board.lines):
            line.close(1001)  # going away
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await http.close_all_connections()
        self._work.shutdown()


def _look_alike(one: Shown, other: Shown) -> bool:
    """Whether a page need not be loaded again. The problems' order is none of their meaning."""
    return (
        one.files == other.files
        and (one.held, one.stale, one.summary) == (other.held, other.stale, other.summary)
        and Counter(told.text for told in one.problems) == Counter(told.text for told in other.problems)
    )


def bound(host: str, port: int) -> socket.socket:
    """A listening socket at that port, or at a free one near it, or at any. `OSError` for an impossible host."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    both = host == "::" and socket.has_dualstack_ipv6()
    for candidate in [*range(port, min(port + NEIGHBOURS, 65536)), 0] if port else [0]:
        try:
            listening = socket.create_server(
                (host, candidate), family=family, dualstack_ipv6=both, backlog=128
            )
        except OSError as refusal:
            if refusal.errno not in (errno.EADDRINUSE, errno.EACCES) or not candidate:
                raise
        else:
            listening.setblocking(False)  # noqa: FBT003  (its own signature)
            return listening
    raise OSError(errno.EADDRINUSE, "no port is free")


def _names(host: str, listening: socket.socket) -> frozenset[str] | None:
    """The names by which we may be asked for; any, where others were meant to ask."""
    at_home = ipaddress.ip_address(listening.getsockname()[0]).is_loopback
    return frozenset({host.lower()}) if at_home else None


def _address(host: str, listening: socket.socket) -> str:
    """Where the site is: at a name that a browser on this machine can open."""
    name = EVERYWHERE.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{name}:{listening.getsockname()[1]}/"
