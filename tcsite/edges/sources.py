"""A site's sources for one build: what institutions say stays on disk, and is read when it is asked for.

All that a build has to know of a file that did not change is a digest of it, and most often what the file looked like
is enough to know that.
"""

import contextlib
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from tcsite.edges.disk import below, bundled, remove_leftover, unreadable
from tcsite.edges.system import system
from tcsite.edges.unchanged import YOUNG, now
from tcsite.files import Cache, Known, NotRead, SourceChanged, digest

ON_DISK = "content/institutions/"
"""The folder of what is much: everything else is read once and held."""

_NAME, _KEY = "site/sources", "newest"

Look = tuple[int, int, int, int]
"""How a file looks: its size, the times of writing and of any change in nanoseconds, its number on its device."""

_Known = dict[str, tuple[Look, str]]
"""How files looked, and a digest of each."""


class Sources(Known):
    """A site's files by path, of which those of institutions are read when they are asked for."""

    def __init__(
        self,
        root: Path,
        held: Mapping[str, bytes],
        digests: Mapping[str, str],
        looks: Mapping[str, Look],
        *,
        strict: bool = True,
    ) -> None:
        self._root, self._held, self._digests, self._strict = root, held, digests, strict
        self.looks = looks  # of all that lies in the site's folder, as it was read, in order
        self._paths = dict.fromkeys(sorted({*held, *digests}))

    def to_show(self) -> "Sources":
        """The same, for who shows what a file says, and concludes nothing from it: it may have changed since."""
        return Sources(self._root, self._held, self._digests, self.looks, strict=False)

    def digest(self, path: str) -> str:
        """The digest of the file at a path, as it was when the build began."""
        return self._digests.get(path) or digest(self._held[path])

    def unread(self) -> dict[str, NotRead]:
        """What is there and could not be read."""
        return {path: content for path, content in self._held.items() if isinstance(content, NotRead)}

    def __getitem__(self, path: str) -> bytes:
        if path not in self._digests:
            return self._held[path]
        try:
            content = system().read(self._root / path)
        except OSError:
            content = b""
        if self._strict and digest(content) != self._digests[path]:
            raise SourceChanged(path)
        return content


def read_sources(
    root: Path,
    cache: Cache | None = None,
    *,
    clock: Callable[[], int] = now,
    tidy: bool = False,
) -> Sources:
    """The sources of a folder, as `disk.read` finds them. The cache remembers digests for the next build.

    What killed runs left there is removed if it is to be `tidy`.
    """
    known = _recall(cache)
    began = clock()
    looks: dict[str, Look] = {}
    sure: _Known = {}
    digests: dict[str, str] = {}

    def left(place: str, name: str) -> None:
        if tidy:
            remove_leftover(place)
        with contextlib.suppress(OSError):
            looks[name] = _look(system().look(place))

    def look_at(place: str, name: str) -> bytes:
        look = system().look(place)
        if refused := unreadable(name, look.st_mode, look.st_size):
            return refused
        looks[name] = seen = _look(look)
        if not name.startswith(ON_DISK):
            return system().read(place)
        before = known.get(name)
        if before and before[0] == seen:
            sure[name] = before
            looks[name] = before[0]
        elif max(look.st_mtime_ns, look.st_ctime_ns) < began - YOUNG:
            sure[name] = seen, digest(system().read(place))
        digests[name] = sure[name][1] if name in sure else digest(system().read(place))
        return b""

    found = dict(below(root, look_at, left))
    held = {path: content for path, content in found.items() if path not in digests}
    if cache and sure != known:
        cache.put(_NAME, _KEY, json.dumps(sure, separators=(",", ":")).encode())
    return Sources(root, {**bundled(), **held}, digests, looks)


def _look(look: os.stat_result) -> Look:
    return look.st_size, look.st_mtime_ns, look.st_ctime_ns, look.st_ino


def _recall(cache: Cache | None) -> _Known:
    try:
        stored = json.loads((cache and cache.get(_NAME, _KEY)) or b"{}")
        return {
            path: ((int(size), int(written), int(changed), int(number)), str(name))
            for path, ((size, written, changed, number), name) in stored.items()
        }
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return {}
