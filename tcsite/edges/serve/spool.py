"""Spool: what a build makes lies in files without a name where it is much, and not in memory.

The system frees such a file with its last user, however the server ends, and nobody else can touch it. Where there can
be none, as on a full disk, everything stays in memory.
"""

import contextlib
import io
import threading
import weakref
from collections.abc import Mapping
from typing import Any, BinaryIO, cast

from tcsite.edges.system import system
from tcsite.files import Files, Gathered, Streamed

IN_MEMORY = 2 << 20
"""Bytes that a build may leave in memory, beside as many of each large file: a save makes few, which are soon replaced."""


class NamelessFile:
    """Bytes on disk, which several threads may read."""

    def __init__(self) -> None:
        self._file = system().nameless()
        weakref.finalize(self, self._file.close)
        self._lock = threading.Lock()
        self.size = 0

    def add(self, content: bytes) -> int:
        """Add some bytes at the end: where they begin. `OSError` where the disk refuses."""
        with self._lock:
            self._file.seek(self.size)
            self._file.write(content)
            self._file.flush()
        self.size += len(content)
        return self.size - len(content)

    def read(self, place: int, length: int) -> bytes:
        """So many bytes from a place on."""
        with self._lock:
            self._file.seek(place)
            return self._file.read(length)


class SpooledFiles(Streamed):
    """Files that lie in a nameless one: where each begins, and how long it is."""

    def __init__(self, file: NamelessFile, places: Mapping[str, tuple[int, int]]) -> None:
        self._file = file
        self._spans = self._paths = places

    def __getitem__(self, path: str) -> bytes:
        return self._file.read(*self._spans[path])

    def stream(self, path: str) -> BinaryIO:
        """The file at a path, to be read piece by piece."""
        return cast("BinaryIO", io.BufferedReader(_Span(self._file, *self._spans[path])))

    def place(self, _path: str) -> str:
        """Nowhere: it has no name."""
        return ""


class _Span(io.RawIOBase):
    """A part of a nameless file, as Python reads files."""

    def __init__(self, file: NamelessFile, start: int, length: int) -> None:
        self._file, self._start, self._length, self._at = file, start, length, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        self._at = place + (0, self._at, self._length)[whence]
        return self._at

    def readinto(self, into: Any) -> int:
        content = self._file.read(self._start + self._at, min(len(into), max(self._length - self._at, 0)))
        into[: len(content)] = content
        self._at += len(content)
        return len(content)


class _Sink:
    """A file that is being made; in memory while it is small, or the disk refuses it."""

    def __init__(self, most: int) -> None:
        self._waiting = io.BytesIO()
        self._most = most
        self._file: NamelessFile | None = None

    def write(self, piece: bytes) -> None:
        """Add a piece."""
        self._waiting.write(piece)
        if self._waiting.tell() > self._most:
            self._spool()

    def _spool(self) -> None:
        try:
            self._file = self._file or NamelessFile()
            self._file.add(self._waiting.getvalue())
            self._waiting = io.BytesIO()
        except OSError:
            self._most = 2 * self._waiting.tell()  # it stays in memory, and is tried again later

    def ended(self, path: str) -> Files:
        """The file, under its path."""
        if self._file:
            self._spool()
        rest = self._waiting.getvalue()
        if self._file and not rest:
            return SpooledFiles(self._file, {path: (0, self._file.size)})
        return {path: self._file.read(0, self._file.size) + rest if self._file else rest}


class Spool:
    """Keeps the files that one build makes: `most` bytes of them in memory, and what is more on disk."""

    def __init__(self, most: int = IN_MEMORY) -> None:
        self._most = most
        self._begun: dict[str, _Sink] = {}
        self._size = 0
        self._file: NamelessFile | None = None

    def keep(self, files: Files) -> Files:
        """The same files."""
        self._size += sum(map(len, files.values()))
        if self._size > self._most:
            with contextlib.suppress(OSError):
                self._file = file = self._file or NamelessFile()
                return SpooledFiles(file, {path: (file.add(made), len(made)) for path, made in files.items()})
        return files

    def begin(self, path: str) -> _Sink:
        """Begin a file."""
        self._begun[path] = _Sink(self._most)
        return self._begun[path]

    def ended(self) -> Files:
        """All files that were begun."""
        return Gathered(*(sink.ended(path) for path, sink in self._begun.items()))
