"""A site's sources as they stand on disk, without reading them, and what changed in them since."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from tcsite.edges.disk import SOURCES

Seen = Mapping[str, tuple[int, int, int, int]]
"""Paths from the root; for each the times of its last change and of its inode's, its size, and its inode."""

IGNORED = frozenset({".git", "__pycache__", ".DS_Store"})
"""Names that `disk.read` passes over, too."""

SEVERAL = 3
"""How many changed files one line names."""


def look(root: Path) -> Seen:
    """Every file of the site, by what the file system says about it."""
    return {
        path: (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino)
        for name in SOURCES
        for path, stat in _below(os.fspath(root), name)
    }


def _below(root: str, path: str) -> Iterator[tuple[str, os.stat_result]]:
    """Files and links at or below a path; what vanishes meanwhile is left out."""
    try:
        entry = os.lstat(f"{root}/{path}")
        names = sorted(os.listdir(f"{root}/{path}")) if _is_folder(entry) else None
    except OSError:
        return
    if names is None:
        yield path, entry
        return
    for name in names:
        if name not in IGNORED:
            yield from _below(root, f"{path}/{name}")


def _is_folder(entry: os.stat_result) -> bool:
    return entry.st_mode & 0o170000 == 0o040000


def differences(before: Seen, after: Seen) -> dict[str, str]:
    """The paths that differ, sorted, each with what became of it: new, changed, gone."""
    words = {}
    for path in sorted(before.keys() | after.keys()):
        if path not in after:
            words[path] = "gone"
        elif path not in before:
            words[path] = "new"
        elif before[path] != after[path]:
            words[path] = "changed"
    return words


def midway(before: Seen, after: Seen) -> bool:
    """Whether a file is gone, or empty and was not: perhaps deleted, perhaps about to be written.

    Editors' own files, hidden or with a tilde, come and go.
    """
    return any(
        path not in after or (entry[2] and not after[path][2])
        for path, entry in before.items()
        if "/." not in path and not path.endswith("~")
    )


def in_words(changed: Mapping[str, str]) -> str:
    """``site.yaml changed``, or the first few of many. Names of files are shown without control characters."""
    parts = [
        f"{''.join(sign if sign.isprintable() else '�' for sign in path)} {what}"
        for path, what in list(changed.items())[:SEVERAL]
    ]
    more = len(changed) - len(parts)
    return ", ".join(parts) + (f" and {more} more" if more else "")
