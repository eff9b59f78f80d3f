"""A second tree of the site, kept for the next build, so that a change makes no new tree of all files.

Its files are second names of those in the output, but for what the last change made new. Nothing is believed of it: a
file in it stays only where it is the very file that lies in the output, and nothing in it is ever written over.
"""

import contextlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tcsite.edges.disk import clear
from tcsite.edges.system import is_folder, system


class Look(NamedTuple):
    """How a file looks."""

    mode: int
    size: int
    written: int  # nanoseconds
    device: int
    number: int  # of the file on its device

    @property
    def plain(self) -> bool:
        """Whether it is a plain file, and no link to one."""
        return stat.S_ISREG(self.mode)


def look_of(entry: "os.DirEntry[str]") -> Look:
    """How an entry of a folder looks; a link is looked at itself."""
    info = entry.stat(follow_symlinks=False)
    return Look(info.st_mode, info.st_size, info.st_mtime_ns, info.st_dev, info.st_ino)


def begin(fresh: Path, second: Path | None, wanted: Mapping[str, Look]) -> set[str]:
    """Let a new tree begin: with what is wanted of the second tree, else empty; the paths of the files in it.

    `wanted` are files of the output, by path. `PermissionError` where there may be none.
    """
    if second and is_folder(second):
        # It may be on another disk, or hold a folder that is read-only.
        with contextlib.suppress(OSError):
            found = _keep_only(second, wanted)
            system().move(second, fresh)
            return found
    system().new_folder(fresh)
    return set()


def _keep_only(tree: Path, wanted: Mapping[str, Look], below: str = "") -> set[str]:
    """Remove from a tree all but the wanted files that the output has as well, the very same ones; their paths."""
    found: set[str] = set()
    for entry in system().entries(f"{tree}/{below}"):
        path = f"{below}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            inside = _keep_only(tree, wanted, f"{path}/")
            if not inside:
                system().remove_folder(entry.path)
            found |= inside
        elif path in wanted and _same(look_of(entry), wanted[path]):
            found.add(path)
        else:
            system().remove(entry.path)
    return found


def _same(one: Look, other: Look) -> bool:
    """Whether two names are of one and the same plain file."""
    return other.plain and (one.device, one.number) == (other.device, other.number)


def put_aside(old: Path, second: Path | None) -> None:
    """Keep the old site as the second tree. Where that fails, the next build makes a new one."""
    if second and is_folder(old):
        with contextlib.suppress(OSError):
            clear(second)
            system().make_folder(second.parent)
            system().move(old, second)


def prepare(output: Path, second: Path) -> None:
    """Make a second tree after a first build, which left no old site to keep. Where that fails, there is none."""
    clear(second)
    with contextlib.suppress(OSError):
        system().make_folder(second.parent)
        if system().look(second.parent).st_dev == system().look(output).st_dev:
            _link_all(output, second)


def _link_all(folder: Path, second: Path) -> None:
    system().new_folder(second)
    for entry in system().entries(folder):
        if entry.is_dir(follow_symlinks=False):
            _link_all(Path(entry.path), second / entry.name)
        else:
            system().link(entry.path, second / entry.name)
