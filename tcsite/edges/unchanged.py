"""Nothing changed: known from the sizes and times of files, before anything of tcsite is imported.

After a build, a note holds what it was asked, what every source, output and module looked like, and the report it
printed. Where all is as it was, the next build prints the same report, leaves with the same exit code and touches
nothing. Whatever looks different in the least makes a real build, so this can be late, but never wrong: a source that
was written so shortly before the build that its time could not tell a second writing is compared by its content, and
the time of a file's last change of any kind counts too, which no program can set back.
"""

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tcsite.edges.system import nearest_site, replace_file, system
from tcsite.frozen import dataclass

if TYPE_CHECKING:
    from tcsite.edges.sources import Sources

NOTE = ".cache/tcsite/last-build.json"
VERSION = 2

YOUNG = 2_000_000_000
"""Nanoseconds before a note in which a file's time proves nothing: clocks of file systems are that coarse."""

SOURCES = ("site.yaml", "content", "themes", "static")
PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BESIDE = ("themes/default", "content/vocabulary")
"""What tcsite brings along, in its package or in its checkout."""

VARIABLES = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "TZ", "PYTHONIOENCODING", "GITHUB_ACTIONS")
"""What decides how a report is printed."""

_ASKING = {"--help", "-h", "--no-cache", "--profile", "--verbose", "-v"}
"""Options that ask for more than the last report, or for a build in any case."""

Look = list[list[object]]
"""Files in order: path, size, times of writing and of any change, and a digest where those prove nothing."""

Files = Iterator[tuple[str, os.stat_result]]
"""Paths and how they look, in order."""


def replay(arguments: Sequence[str]) -> int | None:
    """Print the last report and give its exit code, if nothing has changed since; else nothing."""
    root = _root(arguments)
    if root is None:
        return None
    try:
        name, _, content = system().read(os.path.join(root, NOTE)).partition(b"\n")
        if name.decode() != _name_of(content):
            return None
        note = json.loads(content)
        if note["version"] != VERSION or note["asked"] != _asked(arguments) or not _as_noted(root, note):
            return None
        report, code = note["report"].encode(), int(note["code"])
        sys.stdout.buffer.write(report)  # where nobody can read it, the real command says so
        sys.stdout.flush()
        return code
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


@dataclass(frozen=True, slots=True)
class Build:
    """A build that is done."""

    arguments: Sequence[str]
    began: int  # nanoseconds, as `now` gives them
    sources: "Sources"  # as they were read
    folder: str  # where it wrote
    report: str
    code: int
    files: Sequence[str] = ()  # all that lies in that folder, by path, if that is known


def note(build: Build) -> None:
    """Remember a build. Where that fails, no harm is done."""
    root = _root(build.arguments)
    if root is None:
        return
    try:
        path = os.path.join(root, NOTE)
        sources = _noted_sources(root, build)
        if sources is None:
            return
        system().make_folder(os.path.dirname(path))
        said = {
            "version": VERSION,
            "asked": _asked(build.arguments),
            "report": build.report,
            "code": build.code,
            "folder": build.folder,
            "sources": sources,
            "modules": _look(_code()),
            "output": _look(_each(build.folder, build.files) if build.files else _below(build.folder)),
        }
        content = json.dumps(said, separators=(",", ":")).encode()
        replace_file(path, f"{_name_of(content)}\n".encode() + content)
    except OSError:
        return


def now() -> int:
    """The time, as files have it."""
    return time.time_ns()


def _root(arguments: Sequence[str]) -> str | None:
    """The site's folder that a build is asked for; nothing for any other command, or where nothing is remembered.

    A report is replayed in UTF-8: nothing is, either, where it would be printed in another encoding.
    """
    if not arguments or arguments[0] != "build" or not _ASKING.isdisjoint(arguments):
        return None
    if (sys.stdout.encoding or "").lower().replace("-", "") != "utf8":
        return None
    root = nearest_site()
    for number, word in enumerate(arguments):
        if word == "--root":
            root = arguments[number + 1] if number + 1 < len(arguments) else ""
        elif word.startswith("--root="):
            root = word[len("--root=") :]
    return root or None


def _asked(arguments: Sequence[str]) -> list[object]:
    """All but files that decides what a build does and says. Without --as-of, the day counts."""
    as_of = any(word.split("=")[0] == "--as-of" for word in arguments)
    terminal = sys.stdout.isatty()
    width = os.get_terminal_size(sys.stdout.fileno()).columns if terminal else 0
    return [
        list(arguments),
        os.getcwd(),
        "" if as_of else date.today().isoformat(),
        terminal,
        width,
        [os.environ.get(name) for name in VARIABLES],
        sys.version,
        VERSION,
    ]


def _as_noted(root: str, note: dict[str, object]) -> bool:
    return (
        _same(_sources(root), note["sources"])
        and _same(_code(), note["modules"])
        and _same(_below(str(note["folder"])), note["output"])
    )


def _same(files: Files, noted: object) -> bool:
    if not isinstance(noted, list):
        return False
    left = iter(noted)
    for path, info in files:
        known = next(left, None)
        if known is None or known[:4] != _looks(path, info):
            return False
        if len(known) > 4 and known[4] != _digest(path):
            return False
    return next(left, None) is None


def _look(files: Files) -> Look:
    return [_looks(path, info) for path, info in files]


def _each(folder: str, paths: Sequence[str]) -> Files:
    """Files of a folder in the order in which `_below` comes upon them."""
    for parts in sorted(path.split("/") for path in paths):
        path = os.path.join(folder, *parts)
        yield path, system().look(path)


def _looks(path: str, info: os.stat_result) -> list[object]:
    return [path, info.st_size, info.st_mtime_ns, info.st_ctime_ns]


def _noted_sources(root: str, build: Build) -> Look | None:
    """How the sources looked when they were read; nothing where that proves nothing of what was read."""
    found: Look = []
    for name, (size, written, changed, _) in build.sources.looks.items():
        if max(written, changed) >= build.began:
            return None
        entry: list[object] = [os.path.join(root, *name.split("/")), size, written, changed]
        if max(written, changed) > build.began - YOUNG:
            if name not in build.sources:
                return None
            entry.append(build.sources.digest(name))
        found.append(entry)
    others = (path for path in build.sources if path not in build.sources.looks)
    return found if all(_shipped(path, build.sources[path]) for path in others) else None


def _shipped(path: str, content: bytes) -> bool:
    """Whether tcsite itself has this file, which stands for one that the site lacks."""
    bundled = os.path.join(PACKAGE, "bundled")
    base = bundled if os.path.isdir(bundled) else os.path.dirname(PACKAGE)
    try:
        return path.startswith(BESIDE) and system().read(os.path.join(base, path)) == content
    except OSError:
        return False


def _digest(path: str) -> str:
    return _name_of(system().read(path))


def _name_of(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _sources(root: str) -> Files:
    for name in SOURCES:
        path = os.path.join(root, name)
        if os.path.isdir(path) and not os.path.islink(path):
            yield from _below(path)
        elif os.path.lexists(path):
            yield path, system().look(path)


def _code() -> Files:
    yield from _below(PACKAGE)
    beside = os.path.dirname(PACKAGE)
    if not os.path.isdir(os.path.join(PACKAGE, "bundled")):
        for name in BESIDE:
            yield from _below(os.path.join(beside, name))


def _below(folder: str) -> Files:
    """Every file below a folder, in order; links are looked at themselves."""
    left = system().entries(folder)[::-1]
    while left:
        entry = left.pop()
        if not entry.is_dir(follow_symlinks=False):
            yield entry.path, entry.stat(follow_symlinks=False)
        elif entry.name not in (".git", "__pycache__"):
            left += system().entries(entry.path)[::-1]
