"""A site's sources on disk: a snapshot without reading them, what changed since, and only the changed files read."""

import contextlib
import os
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tcsite.edges.disk import (
    IGNORED,
    SOURCES,
    SiteFiles,
    bundled,
    is_leftover,
    not_read,
    plain_name,
    unreadable,
)
from tcsite.edges.system import system
from tcsite.files import NotRead
from tcsite.frozen import dataclass

FileState = tuple[int, int, int, int, int]
"""The times of a file's last change and of its inode's, its size, its inode and its mode."""

Snapshot = Mapping[str, FileState]
"""The state of every file, by its path from the root."""

MAX_NAMED = 3
"""How many changed files one line names."""

SETTLED_SECONDS = 3.0
"""A state proves that a file is unchanged only if the file was read in it again after this time: some file systems
count time in steps of two seconds, and a file may change twice in one step."""


@dataclass(frozen=True, slots=True)
class _ReadFile:
    state: FileState
    since: float  # when it was first read in this state
    settled: bool  # read in this state once more, later than one step of the file system's clock
    content: bytes


class SourceReader:
    """Reads a site's folder as `disk.read` does, again and again: files whose state proves them unchanged are skipped."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._read: dict[str, _ReadFile] = {}
        self._bundled = bundled()

    def __call__(self, root: Path, present: Snapshot) -> SiteFiles:
        """The files of a snapshot that was just taken. `FileNotFoundError` where a file is gone since."""
        read: dict[str, _ReadFile] = {}
        files: dict[str, bytes] = {}
        for path, state in present.items():
            _, _, size, _, mode = state
            if stat.S_ISDIR(mode):
                files[plain_name(path)] = NotRead.because(
                    "this folder could not be read", "see who may:  ls -l"
                )
            elif refused := unreadable(path, mode, size):
                files[plain_name(path)] = refused
            else:
                try:
                    read[path] = self._file(f"{root}/{path}", state, self._read.get(path))
                    files[path] = read[path].content
                except (FileNotFoundError, NotADirectoryError):
                    raise
                except OSError as refusal:
                    files[path] = not_read(refusal)
        self._read = read
        return SiteFiles(dict(sorted((self._bundled | files).items())))

    def _file(self, place: str, state: FileState, before: _ReadFile | None) -> _ReadFile:
        if before and before.state != state:
            before = None
        if before and before.settled:
            return before
        now = self._clock()
        content = system().read(place)
        if before and before.content == content:
            return _ReadFile(state, before.since, now - before.since > SETTLED_SECONDS, before.content)
        return _ReadFile(state, now, settled=False, content=content)


def snapshot(root: Path) -> Snapshot:
    """Every file of the site, by what the file system says about it."""
    above = len(os.path.join(root, ""))
    return {
        place[above:]: (entry.st_mtime_ns, entry.st_ctime_ns, entry.st_size, entry.st_ino, entry.st_mode)
        for name in SOURCES
        for place, entry in _below(os.path.join(root, name))
    }


def _below(place: str) -> Iterator[tuple[str, os.stat_result]]:
    """Files and links at or below a place; what vanishes meanwhile is left out."""
    left = [place]
    try:
        if not stat.S_ISDIR((look := system().look(place)).st_mode):
            yield place, look
            return
    except OSError:
        return
    while left:
        folder = left.pop()
        try:
            entries = system().entries(folder)
        except FileNotFoundError:
            continue
        except OSError:  # there, but not to be read
            entries = []
            with contextlib.suppress(OSError):
                yield folder, system().look(folder)
        for entry in entries:
            if entry.name in IGNORED or is_leftover(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                left.append(entry.path)
                continue
            with contextlib.suppress(OSError):
                yield entry.path, system().look(entry.path)


def differences(before: Snapshot, after: Snapshot) -> dict[str, str]:
    """The paths that differ, sorted, each with its status: new, changed, gone."""
    words = {}
    for path in sorted(before.keys() | after.keys()):
        if path not in after:
            words[path] = "gone"
        elif path not in before:
            words[path] = "new"
        elif before[path] != after[path]:
            words[path] = "changed"
    return words


def mid_save(before: Snapshot, after: Snapshot) -> bool:
    """Whether a file is gone, or empty and was not: perhaps deleted, perhaps about to be written.

    Editors' own files, hidden or with a tilde, come and go.
    """
    return any(
        path not in after or (state[2] and not after[path][2])
        for path, state in before.items()
        if "/." not in path and not path.endswith("~")
    )


def describe_changes(changed: Mapping[str, str]) -> str:
    """``site.yaml changed``, or the first few of many. Names of files are shown without control characters."""
    parts = [
        f"{''.join(character if character.isprintable() else '�' for character in path)} {what}"
        for path, what in list(changed.items())[:MAX_NAMED]
    ]
    more = len(changed) - len(parts)
    return ", ".join(parts) + (f" and {more} more" if more else "")
