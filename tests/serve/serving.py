"""A served site for tests: the server in a thread, what it printed, and saves as editors do them."""

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from samples import FOLDER
from tcsite.cli.served_build import site_maker
from tcsite.diagnostics import Diagnostic
from tcsite.edges.serve import BuildSite, Server
from tcsite.files import Files

TODAY = date(2026, 3, 1)
PLAN_FILE = f"{FOLDER}plans/2024-2027.yaml"
PLAN_PAGE = "institutions/university-of-example/plans/2024-2027/"
PATIENCE = 30.0
"""Seconds. Only a failure waits so long: the machine may be busy with other things."""

FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]

build_site = site_maker(lambda: TODAY)
"""The site, as the command has it made."""


class Served:
    """A running server, and what it printed in the terminal."""

    def __init__(self, root: Path, make: BuildSite, **options: Any) -> None:
        self.root = root
        self.lines: list[str] = []
        self.reported: list[Sequence[Diagnostic]] = []
        self._news = threading.Condition()
        self.server = Server(root, make, print_line=self._hear, print_problems=self._listen, **options)

    def _hear(self, line: str) -> None:
        with self._news:
            self.lines.append(line)
            self._news.notify_all()

    def _listen(self, problems: Sequence[Diagnostic], inputs: Files) -> None:
        with self._news:
            self.reported.append(problems)
            self._news.notify_all()

    def wait(self, until: Callable[["Served"], bool]) -> None:
        """Wait until it has printed something."""
        with self._news:
            assert self._news.wait_for(lambda: until(self), PATIENCE), f"never came; printed: {self.lines}"

    @property
    def address(self) -> str:
        return self.server.address

    @property
    def port(self) -> int:
        return int(self.address.rstrip("/").rpartition(":")[2])


@contextlib.contextmanager
def serving(root: Path, make: BuildSite | None = None, **options: Any) -> Iterator[Served]:
    """A server for the folder, until the end of the block. It has built the site once."""
    import asyncio

    served = Served(root, make or site_maker(lambda: TODAY), **{"port": 0, **options})
    failures: list[BaseException] = []

    def run() -> None:
        try:
            asyncio.run(served.server.run())
        except BaseException as failure:  # noqa: BLE001  # raised again where the test waits
            failures.append(failure)
            served._hear(f"died: {failure!r}")

    thread = threading.Thread(target=run)
    thread.start()
    try:
        served.wait(lambda it: bool(it.reported) or any(line.startswith("died") for line in it.lines))
        yield served
    finally:
        if not failures:
            served.server.stop()
        thread.join()
    assert failures == []


def in_place(path: Path, content: bytes) -> None:
    """A save that empties the file and fills it again."""
    path.write_bytes(content)


def by_rename(path: Path, content: bytes) -> None:
    """A save beside the file, which then takes its place."""
    beside = path.with_name(f".{path.name}.tmp")
    beside.write_bytes(content)
    beside.replace(path)


def with_backup(path: Path, content: bytes) -> None:
    """A save as vim does it: the old file becomes a backup, a new one is written, the backup goes."""
    backup = path.with_name(f"{path.name}~")
    path.rename(backup)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    backup.unlink()


WAYS = (in_place, by_rename, with_backup)


def settled(seconds: float) -> None:
    """Let this time pass between two saves."""
    time.sleep(seconds)  # it is what is tested, not a wait for something
