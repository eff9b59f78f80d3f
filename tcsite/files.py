"""Files: paths and their bytes, at both ends of the build; and the cache beside it.

A path is relative, with forward slashes and no leading one: ``institutions/x/index.html``.
An address has a leading slash and belongs to `page`: ``/institutions/x/``.
"""

import hashlib
import io
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import BinaryIO, Protocol

Files = Mapping[str, bytes]


class NotRead(bytes):
    """Stands for the content of a file that is there and could not be read: why, and what to do about it.

    It is no text that any reader takes for content, so nothing concludes from it, and nothing is written over it.
    """

    @classmethod
    def because(cls, reason: str, hint: str) -> "NotRead":
        """What stands for a file that could not be read for a reason."""
        return cls(f"\0{reason}\0{hint}".encode("utf-8", "replace"))

    @property
    def reason(self) -> str:
        """Why it could not be read."""
        return self.decode().split("\0")[1]

    @property
    def hint(self) -> str:
        """What to do about it."""
        return self.decode().split("\0")[2]


class SourceChanged(Exception):
    """A file does not hold what it held when the build began."""


def digest(content: bytes) -> str:
    """A name for some bytes: the same bytes have the same on every machine."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


class FileDigest:
    """`digest` of a file that comes piece by piece."""

    def __init__(self) -> None:
        self._digest = hashlib.blake2b(digest_size=16)

    def add(self, piece: bytes) -> None:
        """Add a piece."""
        self._digest.update(piece)

    def name(self) -> str:
        """The digest of all pieces so far."""
        return self._digest.hexdigest()


class ByPath(Mapping[str, bytes]):
    """Files of which the paths are known; each file is read when it is asked for, and for nothing else."""

    _paths: Mapping[str, object]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, path: object) -> bool:
        return path in self._paths


class Streamed(ByPath):
    """Files that need not be held as a whole to be read: those of all institutions are large."""

    @abstractmethod
    def stream(self, path: str) -> BinaryIO:
        """The file at a path, to be read piece by piece."""

    @abstractmethod
    def place(self, path: str) -> str:
        """Where on disk the file at a path lies, if it does; it may be given a second name there."""


class Known(ByPath):
    """Files of which something is known without reading them; `edges.sources` has such."""

    @abstractmethod
    def digest(self, path: str) -> str:
        """The digest of the file at a path."""

    @abstractmethod
    def unread(self) -> dict[str, NotRead]:
        """What is there and could not be read."""


class Gathered(Streamed):
    """Files of several mappings as one; what a mapping keeps on disk is read only when it is asked for."""

    def __init__(self, *parts: Files) -> None:
        self._paths: dict[str, Files] = {}
        for part in parts:
            self.add(part)

    def add(self, files: Files) -> None:
        """Add some files; those that are there already are replaced."""
        self._paths.update(files._paths if isinstance(files, Gathered) else dict.fromkeys(files, files))

    def drop(self, path: str) -> None:
        """Leave out the file at a path, if there is one."""
        self._paths.pop(path, None)

    def __getitem__(self, path: str) -> bytes:
        return self._paths[path][path]

    def stream(self, path: str) -> BinaryIO:
        """The file at a path, to be read piece by piece."""
        return stream_of(self._paths[path], path)

    def place(self, path: str) -> str:
        """Where on disk the file at a path lies, if it does."""
        return place_of(self._paths[path], path)

    def holder(self, path: str) -> Files:
        """The mapping that has the file at a path itself."""
        return self._paths[path]


class Subset(ByPath):
    """Some files of others, which stay where they are."""

    def __init__(self, whole: Files) -> None:
        self._whole = whole
        self._paths: dict[str, None] = {}

    def add(self, path: str) -> None:
        """Count a file of the whole among these."""
        self._paths[path] = None

    def digests(self) -> dict[str, str]:
        """The digest of each; where the whole knows it, the file is not read for it."""
        whole = self._whole
        name = whole.digest if isinstance(whole, Known) else lambda path: digest(whole[path])
        return {path: name(path) for path in self._paths}

    def __getitem__(self, path: str) -> bytes:
        if path not in self._paths:
            raise KeyError(path)
        return self._whole[path]


def merge(parts: Iterable[Files]) -> tuple[Gathered, list[str]]:
    """Join several `Files` into one; also return the paths that more than one part wanted, sorted.

    The first part to claim a path keeps it, so that what is written does not depend on a tie.
    """
    merged = Gathered()
    clashes: set[str] = set()
    for part in reversed([*parts]):
        clashes.update(path for path in part if path in merged)
        merged.add(part)
    return merged, sorted(clashes)


def stream_of(files: Files, path: str) -> BinaryIO:
    """The file at a path, to be read piece by piece."""
    return files.stream(path) if isinstance(files, Streamed) else io.BytesIO(files[path])


def place_of(files: Files, path: str) -> str:
    """Where on disk the file at a path lies, if it is known to lie there for good."""
    return files.place(path) if isinstance(files, Streamed) else ""


def pieces(file: BinaryIO) -> Iterator[bytes]:
    """What is left of a file, piece by piece."""
    return iter(partial(file.read, PIECE), b"")


PIECE = 1 << 20
"""Bytes that are read at once of a file of any size."""


def unread(files: Files) -> dict[str, NotRead]:
    """Of some files, what is there and could not be read."""
    if isinstance(files, Known):
        return files.unread()
    return {path: content for path, content in files.items() if isinstance(content, NotRead)}


class Sink(Protocol):
    """A file that is being written, piece by piece."""

    def write(self, piece: bytes, /) -> object:
        """Add a piece."""


class Store(Protocol):
    """Keeps files that were made until they are written; `edges.staging` does so on disk."""

    def keep(self, files: Files) -> Files:
        """The same files, to be held for long, or to be sent to another process."""

    def begin(self, path: str) -> Sink:
        """Begin a file that is too large to be held as one."""

    def ended(self) -> Files:
        """All files that were begun."""


class InMemoryStore:
    """Keeps files where they are."""

    def __init__(self) -> None:
        self._begun: dict[str, io.BytesIO] = {}

    def keep(self, files: Files) -> Files:
        """The same files."""
        return files

    def begin(self, path: str) -> Sink:
        """Begin a file."""
        self._begun[path] = io.BytesIO()
        return self._begun[path]

    def ended(self) -> Files:
        """All files that were begun."""
        return {path: file.getvalue() for path, file in self._begun.items()}


class Cache(Protocol):
    """Keeps bytes by name and key; `edges.cache` has the one on disk."""

    def get(self, name: str, key: str) -> bytes | None:
        """What was put under a name and a key; nothing where it is not there or was damaged."""

    def put(self, name: str, key: str, value: bytes) -> None:
        """Keep some bytes. Never fails: what cannot be kept is made again."""
