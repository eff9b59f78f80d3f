"""Newest: the newest good site of a folder, build after build.

Good is decided file by file. Where a file that could be read once cannot be read now, the site is made of its last
sound bytes and of everything else as it is: the page somebody is writing stays, and so does all that refers to it,
while the rest of the site moves on. Where not even that gives a site, the last one stays.
"""

import contextlib
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.edges import disk
from tcsite.edges.disk import Found
from tcsite.edges.serve.memory import StoppingCache
from tcsite.edges.serve.sources import Seen, differences, look, midway
from tcsite.edges.serve.values import Built, Make, Told
from tcsite.files import Files

GRACE_SECONDS, GRACE_STEPS = 0.04, 5
"""How long to wait, and how many times, for a file that vanished or is suddenly empty: many editors save by moving
the old file away and writing a new one, and its page should not be gone for a moment."""

TRIES = 20
"""How often a folder is read again because a file vanished between its listing and its reading."""

OURS = "tcsite"
"""The rule under which a fault of the machine or of tcsite itself is told."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one build came to."""

    built: Built  # of the files as they are
    files: Files  # the newest good site; empty where there never was one
    inputs: Files
    held: tuple[str, ...] = ()  # sources for which the last sound bytes stand
    stale: bool = False  # whether `files` are those of an earlier build
    changed: Mapping[str, str] = field(default_factory=dict)  # since the last build: {"site.yaml": "changed"}
    first: bool = False
    seconds: float = 0.0


class Newest:
    """Builds a folder's site, and remembers what was good. For one thread at a time."""

    def __init__(
        self, root: Path, make: Make, cache: StoppingCache, read: Callable[[Path], Found] = disk.read
    ) -> None:
        self._root = root
        self._read = read
        self._make = make
        self._cache = cache
        self._seen: Seen | None = None
        self._found: Found | None = None
        self._sound: dict[str, bytes] = {}
        self._files: Files = {}

    def behind(self) -> bool:
        """Whether the folder differs from what the last build began with."""
        return self._seen is not None and look(self._root) != self._seen

    def build(self, address: str) -> Outcome | None:
        """Read the folder and make its site, to be found at `address`; nothing where no byte differs.

        Never fails: that is told, too.
        """
        began = time.perf_counter()
        before, seen = self._seen, self._settled()
        self._seen = seen  # taken before the reading: what changes from here on is another build's
        inputs: Files = {}
        held: tuple[str, ...] = ()
        good: Files = {}
        try:
            found = self._all()
            if found == self._found:
                return None
            inputs = found.files
            self._found = None
            built, good, held = self._newest(found, address)
            self._found = found
        except Exception as failure:  # noqa: BLE001  (a server that dies of one save is of no use)
            self._found = None
            built = _failed(failure)
        self._files = good or self._files
        changed = {} if before is None else differences(before, seen)
        seconds = time.perf_counter() - began
        return Outcome(built, self._files, inputs, held, not good, changed, before is None, seconds)

    def _settled(self) -> Seen:
        """The folder, once nobody seems to be in the midst of a save."""
        seen = look(self._root)
        for _ in range(GRACE_STEPS):
            if not midway(self._seen or {}, seen):
                break
            time.sleep(GRACE_SECONDS)
            seen = look(self._root)
        return seen

    def _all(self) -> Found:
        """The folder's files. Editors' own files come and go, so one that vanished is not yet a failure."""
        for _ in range(TRIES):
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                return self._read(self._root)
        return self._read(self._root)

    def _newest(self, found: Found, address: str) -> tuple[Built, Files, tuple[str, ...]]:
        """What came of the folder; its good site, if any, and the files for which older bytes stand there."""
        built = self._make(found, address, self._cache)
        sound = {
            file: self._sound[file] for file in built.unread if file in found.files and file in self._sound
        }
        held = {file: content for file, content in sound.items() if content != found.files[file]}
        self._sound = {file: found.files[file] for file in found.files if file not in built.unread} | sound
        good = built
        if held:
            good = self._make(replace(found, files={**found.files, **held}), address, self._cache)
        return built, good.files, tuple(sorted(held))


def _failed(failure: Exception) -> Built:
    """A build that came to nothing: the machine refused, or tcsite has a fault."""
    words = f"{type(failure).__name__}: {failure}"
    if isinstance(failure, OSError):
        message, text = f"the site's files cannot be read: {failure}", ""
    else:
        message = f"tcsite itself failed; this is a fault of tcsite, not of your files: {words}"
        text = "".join(traceback.format_exception(failure))
    problem = Diagnostic(OURS, Severity.ERROR, message, Place(""))
    return Built({}, (Told(problem, f"error [{OURS}] {message}\n{text}".rstrip()),), message)
