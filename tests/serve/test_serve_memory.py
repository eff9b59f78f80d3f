"""What the server holds in memory, and what it leaves for later: neither is to be seen on a page."""

import errno
import gc
import os
import time
import weakref
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from serving import PATIENCE, PLAN_FILE, TODAY, in_place, serving

from samples import FOLDER, INSTITUTION, PLAN, Entries
from tcsite.build.memory import InMemory
from tcsite.cli.served_build import ServedFiles, site_maker
from tcsite.edges import disk
from tcsite.edges.disk import SiteFiles
from tcsite.edges.serve import BuildResult, Cache
from tcsite.edges.serve.later_cache import MOST_WAITING, LaterCache
from tcsite.edges.serve.spool import Spool, SpooledFiles
from tcsite.edges.system import System, using
from tcsite.files import Files, pieces, stream_of

SMALL, LARGE = {"a": b"", "b": b"b" * 10}, {"c": b"c" * 100_000, "d": b"d" * 7}


def until(true: Callable[[], bool]) -> None:
    """Wait for something that the server does by itself."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)  # the server says nothing when it has tidied up


# --- what is written later --------------------------------------------------------------------------


def test_what_waits_is_there_and_is_written_once_it_is_asked_for() -> None:
    inner = Entries()
    cache = LaterCache(inner)
    for key, value in (("key", b"one"), ("other", b"two"), ("key", b"three")):
        cache.put("name", key, value)
    assert inner.get("name", "key") is None
    assert (cache.get("name", "key"), cache.get("name", "none")) == (b"three", None)
    cache.write(lambda: inner.get("name", "other") is not None)
    assert (inner.get("name", "other"), inner.get("name", "key")) == (b"two", None)
    cache.write()
    assert inner.get("name", "key") == cache.get("name", "key") == b"three"


def test_more_than_may_wait_is_written_at_once_the_oldest_first() -> None:
    inner = Entries()
    cache = LaterCache(inner)
    for key in "abc":
        cache.put("name", key, bytes(MOST_WAITING // 2))
    assert [key for key in "abc" if inner.get("name", key) is not None] == ["a"]


class Listed(Entries):
    """A cache that says what was put into it."""

    def __init__(self) -> None:
        super().__init__()
        self.facts = 0

    def put(self, name: str, key: str, value: bytes) -> None:
        super().put(name, key, value)
        self.facts += name.endswith("/facts")


def test_what_a_save_made_is_in_the_cache_soon_after(root: Path) -> None:
    cache = Listed()
    with serving(root, cache=cache):
        until(lambda: cache.facts == 1)
        in_place(root / PLAN_FILE, PLAN.replace(b"Show every technician", b"Show all technicians"))
        until(lambda: cache.facts == 2)


def test_what_waits_is_written_when_the_server_stops(root: Path) -> None:
    cache = Listed()
    with serving(root, cache=cache):
        pass
    assert cache.facts == 1


# --- what a build leaves behind ---------------------------------------------------------------------


class Node:
    """An object that refers to itself, so that only a collection frees it."""

    def __init__(self) -> None:
        self.itself = self


def test_what_a_build_leaves_behind_is_freed_before_the_next(root: Path) -> None:
    left: list[weakref.ref[Node]] = []

    def make(_found: SiteFiles, _address: str, _cache: Cache) -> BuildResult:
        left.append(weakref.ref(Node()))
        return BuildResult({"index.html": b"<body></body>"})

    gc.disable()
    try:
        with serving(root, make):
            until(lambda: left[0]() is None)
    finally:
        gc.enable()


# --- what lies on disk ------------------------------------------------------------------------------


class Full(System):
    """A system in whose nameless files so many bytes have room."""

    def __init__(self, room: int) -> None:
        self.room = room

    def nameless(self) -> BinaryIO:
        if not self.room:
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
        return _Filling(self.room)


class _Filling(BytesIO):
    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def write(self, content: Any) -> int:
        taken = super().write(content[: max(self.room - self.tell(), 0)])
        if taken < len(content):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return taken


def spooled(most: int) -> Files:
    """Two groups of files kept, and one file begun of many pieces, as one mapping."""
    spool = Spool(most)
    kept = {**spool.keep(SMALL), **spool.keep(LARGE)}
    sink = spool.begin("e")
    for piece in range(1000):
        sink.write(b"%d," % piece)
    return {**kept, **spool.ended()}


@pytest.mark.parametrize("most", [0, 50, 3000, 1 << 20])
@pytest.mark.parametrize("room", [None, 0, 5, 1500, 102_000])
def test_what_is_kept_comes_back_wherever_there_is_room_for_it(most: int, room: int | None) -> None:
    with using(System() if room is None else Full(room)):
        assert spooled(most) == {**SMALL, **LARGE, "e": b"".join(b"%d," % piece for piece in range(1000))}


def test_a_file_on_disk_is_read_piece_by_piece_like_any_other() -> None:
    files = Spool(0).keep({"a": b"0123456789", "b": b"abcdefghij"})
    assert isinstance(files, SpooledFiles)
    with stream_of(files, "b") as file, stream_of(files, "a") as other:
        assert (file.seek(3), file.read(4), other.read(2), file.read()) == (3, b"defg", b"01", b"hij")
        assert (file.seek(0), b"".join(pieces(file))) == (0, b"abcdefghij")
        assert (file.seek(-2, 2), file.read(), file.seek(-3, 1), file.read(1)) == (8, b"ij", 7, b"h")


EDITS: list[dict[str, bytes]] = [
    {},
    {PLAN_FILE: PLAN.replace(b"Show every technician", b"Show all technicians")},
    {f"{FOLDER}institution.yaml": INSTITUTION.replace(b"of Example\n", b"of Somewhere\n", 1)},
    {PLAN_FILE: PLAN},
]


def test_a_file_that_is_made_again_is_held_no_longer(root: Path) -> None:
    """Others that the same build made may be served for long."""
    build = site_maker(lambda: TODAY)
    for text in (b"Show every technician", b"Show all technicians"):
        in_place(root / PLAN_FILE, PLAN.replace(b"Show every technician", text))
        files = build(disk.read(root), "http://127.0.0.1/", InMemory()).files
        assert isinstance(files, ServedFiles)
        assert {path: [*files.holder(path)] for path in files} == {path: [path] for path in files}


def test_a_site_on_disk_is_the_one_in_memory_after_every_save(root: Path) -> None:
    build = site_maker(lambda: TODAY, lambda: Spool(0))
    before: Files = {}
    for saved in EDITS:
        for path, content in saved.items():
            (root / path).write_bytes(content)
        sources = disk.read(root)
        built = build(sources, "http://127.0.0.1/", InMemory()).files
        clean = site_maker(lambda: TODAY)(sources, "http://127.0.0.1/", InMemory()).files
        assert dict(built) == dict(clean)
        assert built == clean != before
        before = built
    again = build(SiteFiles(dict(sources.files)), "http://127.0.0.1/", InMemory()).files
    assert again == before
    assert site_maker(lambda: date(2027, 9, 1))(sources, "http://127.0.0.1/", InMemory()).files != again
