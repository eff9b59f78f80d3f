"""What lies in the output folder, by the record of the last build: so that it need not be made again."""

import contextlib
import json
import stat
from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from tcsite.edges.disk import put
from tcsite.edges.output_folder import Written, write
from tcsite.edges.second_tree import Look
from tcsite.edges.system import system
from tcsite.files import FileDigest, Files, pieces, stream_of

VERSION = 1

_NONE: Mapping[str, str] = MappingProxyType({})


class WrittenOutput:
    """The files of an output folder whose size and time are those that the last build left.

    `record` is the file that says so; without it, or where it is damaged, nothing is known to be there. `second` is
    where a second tree of the site may lie, if any.
    """

    wanted = True

    def __init__(self, folder: Path, record: Path, second: Path | None = None) -> None:
        self._folder = folder
        self._second = second
        self._record = record
        self._known = _read(record, folder)

    def has(self, path: str, digest: str) -> bool:
        """Whether the file at a path is there with this content."""
        known = self._known.get(path)
        if known is None or known[2] != digest:
            return False
        try:
            info = system().look(f"{self._folder}/{path}")
        except OSError:
            return False
        return stat.S_ISREG(info.st_mode) and (info.st_size, info.st_mtime_ns) == known[:2]

    def _stays(self, path: str, digest: str, look: Look) -> bool:
        """Whether a file that looks so has this content."""
        known = self._known.get(path)
        return known == (look.size, look.written, digest) and look.plain

    def read(self, path: str) -> bytes | None:
        """The file at a path; nothing where it is not as the last build left it."""
        known = self._known.get(path)
        if known is None or not self.has(path, known[2]):
            return None
        with contextlib.suppress(OSError):
            return system().read(self._folder / path)
        return None

    def stream(self, path: str) -> BinaryIO | None:
        """The file at a path, to be read piece by piece."""
        known = self._known.get(path)
        if known is None or not self.has(path, known[2]):
            return None
        with contextlib.suppress(OSError):
            return system().stream(self._folder / path)
        return None

    def write(
        self,
        files: Files,
        unchanged: Mapping[str, str],
        *,
        digests: Mapping[str, str] = _NONE,
        sources: Path,
        keep: Collection[str] = (),
        force: bool = False,
    ) -> Written:
        """Write the site and record it, as `output_folder.write` does; raises what that raises.

        `digests` of some of the files are known; others are read for it.
        """
        return write(
            files,
            self._folder,
            sources=sources,
            unchanged=unchanged,
            keep=keep,
            force=force,
            stays=lambda path, look: self._stays(path, unchanged[path], look),
            then=lambda: self.remember(files, unchanged, digests),
            second=self._second,
        )

    def remember(
        self, files: Files, unchanged: Mapping[str, str], digests: Mapping[str, str] = _NONE
    ) -> None:
        """Record what was written just now. Where that fails, the next build makes everything again."""
        known: dict[str, tuple[int, int, str]] = {}
        with contextlib.suppress(OSError):
            for path, name in unchanged.items():
                known[path] = (*self._known[path][:2], name)
            for path in files:
                info = system().look(self._folder / path)
                known[path] = (info.st_size, info.st_mtime_ns, digests.get(path) or _digest(files, path))
            said = {"version": VERSION, "folder": str(self._folder.resolve()), "files": known}
            put(self._record, json.dumps(said, separators=(",", ":")).encode())


def _digest(files: Files, path: str) -> str:
    made = FileDigest()
    with stream_of(files, path) as file:
        for piece in pieces(file):
            made.add(piece)
    return made.name()


def _read(record: Path, folder: Path) -> dict[str, tuple[int, int, str]]:
    try:
        said = json.loads(system().read(record))
        sound = said["version"] == VERSION and said["folder"] == str(folder.resolve())
        files = said["files"] if sound else {}
        return {path: (int(size), int(time), str(name)) for path, (size, time, name) in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return {}
