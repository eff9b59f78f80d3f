"""The server: builds whenever something changed, never two builds at once, and serves the last good one."""

import asyncio
import contextlib
import errno
import gc
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
from tcsite.edges.serve.handlers import LiveState, application
from tcsite.edges.serve.last_good_build import INTERNAL_RULE, BuildOutcome, LastGoodBuild
from tcsite.edges.serve.later_cache import LaterCache
from tcsite.edges.serve.panel import by_urgency
from tcsite.edges.serve.sources import describe_changes
from tcsite.edges.serve.stopping_cache import StoppingCache
from tcsite.edges.serve.values import BuildSite, LiveSite
from tcsite.edges.serve.watcher import FolderWatcher
from tcsite.files import Cache, Files

HOST, PORT = "127.0.0.1", 8000

ALL_INTERFACES = {"": HOST, "0.0.0.0": HOST, "::": "[::1]"}  # noqa: S104  # it is what we look for in --host
"""Hosts that mean every address of this machine, each with an address that a browser can open."""

NEXT_PORTS = 20
"""How many ports after a taken one are tried before the system is asked for any."""

POLL_SECONDS, MAX_POLL_SECONDS = 1.0, 5.0
"""How often the folder is compared without an event; the latter where comparing takes long."""

POLL_SHARE = 20
"""Polling should take no more than a twentieth of the time."""

REST_SECONDS = 0.5
"""How long browsers have for loading pages again before the server does what can wait."""

SIGNALS = (signal.SIGINT, signal.SIGTERM)

PrintLine = Callable[[str], object]
PrintProblems = Callable[[Sequence[Diagnostic], Files], object]
"""Prints problems in full; the files are those with the problems."""


def serve(root: Path, build_site: BuildSite, **options: Any) -> None:
    """Serve the site in a folder until Ctrl-C. For the options see `Server`."""
    asyncio.run(Server(root, build_site, **options).run())


class CannotListen(Exception):
    """The system does not let a host and port be listened at."""


class Server:
    """Serves one site from memory.

    `build_site` builds it, with `cache` for what is reused between builds. `print_line` gets a line for each build,
    `print_problems` the problems that the build before did not have, `on_ready` the address once there is a site.
    """

    def __init__(
        self,
        root: Path,
        build_site: BuildSite,
        *,
        print_line: PrintLine,
        print_problems: PrintProblems,
        on_ready: Callable[[str], object] | None = None,
        cache: Cache | None = None,
        host: str = HOST,
        port: int = PORT,
    ) -> None:
        self._host, self._port = host, port
        self._print_line, self._print_problems, self._on_ready = print_line, print_problems, on_ready
        self._later = LaterCache(cache) if cache else None
        self._cache = StoppingCache(self._later)
        self._root = str(root.resolve())
        self._last_good = LastGoodBuild(root, build_site, self._cache)
        self._watcher = FolderWatcher(root, self._request_build_from_thread, self._report_watch_failure)
        self._executor = ThreadPoolExecutor(1, "build")
        self._wanted = self._visible = 0
        self._untidy_since: float | None = None
        self._boot, self._revision = secrets.token_hex(4), 0
        self._reported: frozenset[str] = frozenset()
        self._watch_failures: set[str] = set()
        self.address = ""

    async def run(self) -> None:
        """Serve until `stop` is called or the process is told to end. `CannotListen` where the host cannot be bound."""
        try:
            listening = bind(self._host, self._port)
        except OSError as refusal:
            raise CannotListen(_why(refusal)) from None
        self._loop = asyncio.get_running_loop()
        self._requested, self._stopped = asyncio.Event(), asyncio.Event()
        self._state = LiveState(_host_names(self._host, listening))
        self.address = _address(self._host, listening)
        http = HTTPServer(application(self._state))
        http.add_socket(listening)
        self._print_address(listening.getsockname()[1])
        self._listen_to_signals()
        self._watcher.start()  # this requests the first build, too
        tasks = [
            asyncio.create_task(work)
            for work in (self._build_forever(), self._poll_forever(), self._stopped.wait())
        ]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()  # a bug in this module ends the server; it does not hang
        finally:
            await self._end(http, tasks)

    def stop(self) -> None:
        """Stop. Safe from any thread."""
        self._loop.call_soon_threadsafe(self._stopped.set)

    # Building

    def _request_build(self) -> None:
        """Request a build: something changed."""
        self._wanted += 1
        self._requested.set()

    def _request_build_from_thread(self) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(self._request_build)

    async def _build_forever(self) -> None:
        while True:
            while self._visible == self._wanted:
                self._requested.clear()
                await self._requested.wait()
            wanted = self._wanted
            outcome = await self._loop.run_in_executor(self._executor, self._last_good.build, self.address)
            self._visible = wanted
            self._untidy_since = time.perf_counter()
            if outcome:
                self._show(outcome)
                await self._loop.run_in_executor(self._executor, self._report, outcome)

    def _show(self, outcome: BuildOutcome) -> None:
        """Serve the outcome of a build, if it differs from what is served."""
        before = self._state.site
        problems = by_urgency(outcome.result.problems, frozenset(outcome.changed))
        self._revision += 1
        site = LiveSite(
            f"{self._boot}-{self._revision}",
            outcome.files,
            problems,
            outcome.result.summary,
            outcome.fallbacks,
            outcome.stale,
            self._root,
        )
        if before is None or not _equivalent(before, site):
            self._state.show(site)
        if before is None and self._on_ready:
            threading.Thread(target=self._on_ready, args=(self.address,), daemon=True).start()

    def _report(self, outcome: BuildOutcome) -> None:
        """A line in the terminal, then the problems that are new."""
        what = "built the site" if outcome.first else describe_changes(outcome.changed) or "checked again"
        self._print_line(
            f"{time.strftime('%H:%M:%S')} {what}: {outcome.seconds:.2f} s, {outcome.result.summary}"
        )
        if outcome.fallbacks and not outcome.stale:
            self._print_line(f"  the last readable version is shown: {', '.join(outcome.fallbacks)}")
        elif outcome.stale and outcome.files:
            self._print_line("  an earlier build is shown: these files give no site")
        fresh = [each for each in outcome.result.problems if each.text not in self._reported]
        for rendered in fresh:
            if rendered.problem.rule == INTERNAL_RULE:
                self._print_line(rendered.text)
        self._print_problems(
            [each.problem for each in fresh if each.problem.rule != INTERNAL_RULE], outcome.inputs
        )
        self._reported = frozenset(each.text for each in outcome.result.problems)

    # Polling

    async def _poll_forever(self) -> None:
        """Find the changes that the system did not report."""
        pause = POLL_SECONDS
        while True:
            await asyncio.sleep(pause)
            began = time.perf_counter()
            outdated = await self._loop.run_in_executor(self._executor, self._last_good.is_outdated)
            if outdated and not self._is_busy():
                self._request_build()
            elif self._untidy_since and began - self._untidy_since > REST_SECONDS:
                await self._loop.run_in_executor(self._executor, self._tidy_up)
            pause = min(max(POLL_SECONDS, POLL_SHARE * (time.perf_counter() - began)), MAX_POLL_SECONDS)

    def _is_busy(self) -> bool:
        """Whether a build is wanted."""
        return self._visible != self._wanted

    def _tidy_up(self) -> None:
        """What can wait until a save is shown: freeing what the build left behind, and writing to the disk."""
        self._untidy_since = None
        gc.collect()
        if self._later:
            self._later.write(self._is_busy)

    def _report_watch_failure(self, reason: str) -> None:
        """The system cannot report changes."""
        if reason not in self._watch_failures:
            self._watch_failures.add(reason)
            self._print_line(f"the folder is checked every {POLL_SECONDS:.0f} s: {reason}")

    # Start and stop

    def _print_address(self, port: int) -> None:
        taken = f"port {self._port} is taken, so this is " if self._port and port != self._port else ""
        self._print_line(f"{taken}{self.address}  (Ctrl-C ends)")

    def _listen_to_signals(self) -> None:
        for number in SIGNALS:
            # Windows has no such handlers, and other threads than the main one may not set any.
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                self._loop.add_signal_handler(number, self._stopped.set)

    async def _end(self, http: HTTPServer, tasks: Sequence[asyncio.Task[Any]]) -> None:
        for number in SIGNALS:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                self._loop.remove_signal_handler(number)  # a second Ctrl-C does not wait
        self._cache.stop()
        self._watcher.stop()
        http.stop()
        for open_socket in list(self._state.sockets):
            open_socket.close(1001)  # going away
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await http.close_all_connections()
        self._executor.shutdown()
        if self._later:
            self._later.write()


def _equivalent(before: LiveSite, after: LiveSite) -> bool:
    """Whether a page need not be loaded again. The order of the problems does not matter."""
    return (
        before.files == after.files
        and (before.fallbacks, before.stale, before.summary) == (after.fallbacks, after.stale, after.summary)
        and Counter(each.text for each in before.problems) == Counter(each.text for each in after.problems)
    )


def bind(host: str, port: int) -> socket.socket:
    """A listening socket at that port, or at a free one near it, or at any. `OSError` for an impossible host."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    both = host == "::" and socket.has_dualstack_ipv6()
    for candidate in [*range(port, min(port + NEXT_PORTS, 65536)), 0] if port else [0]:
        try:
            listening = socket.create_server(
                (host, candidate), family=family, dualstack_ipv6=both, backlog=128
            )
        except OSError as refusal:
            if refusal.errno not in (errno.EADDRINUSE, errno.EACCES) or not candidate:
                raise
        else:
            listening.settimeout(0)
            return listening
    raise OSError(errno.EADDRINUSE, "no port is free")


def _why(refusal: OSError) -> str:
    """Why an address cannot be listened at, in words."""
    if isinstance(refusal, socket.gaierror):
        return "no machine has this name"
    words = {errno.EADDRNOTAVAIL: "this is no address of this machine", errno.EACCES: "this port is reserved"}
    return words.get(refusal.errno or 0, refusal.strerror or str(refusal))


def _host_names(host: str, listening: socket.socket) -> frozenset[str] | None:
    """The host names that are answered; any, where other machines may connect."""
    loopback = ipaddress.ip_address(listening.getsockname()[0]).is_loopback
    return frozenset({host.lower()}) if loopback else None


def _address(host: str, listening: socket.socket) -> str:
    """The address of the site: at a name that a browser on this machine can open."""
    name = ALL_INTERFACES.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{name}:{listening.getsockname()[1]}/"
