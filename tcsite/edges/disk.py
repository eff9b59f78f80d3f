"""Read a site's folder into Files; write Files as a folder, whole or not at all."""

import contextlib
import ctypes
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tcsite.files import Files

MARKER = ".tcsite"
MARKER_TEXT = b"This folder is made by tcsite: each build replaces everything in it.\n"
MAX_BYTES = 50 << 20
"""The largest file that is read from a site's folder: attachments above 50 MiB belong elsewhere."""

SOURCES = ("site.yaml", "content", "themes")
BUNDLED = ("themes/default", "content/vocabulary")


@dataclass(frozen=True, slots=True)
class Found:
    """What a site's folder holds, and which files were passed over and why."""

    files: dict[str, bytes]
    passed_over: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Written:
    """How many files of the output are new or changed, unchanged, and gone."""

    changed: int
    unchanged: int
    removed: int


class Disturbed(Exception):  # noqa: N818  (nothing is wrong: the site is made once more)
    """A file that was to stay in the output is no longer as it was: somebody else wrote there meanwhile."""


class NotOurs(Exception):  # noqa: N818  (a refusal, told to the user as it stands)
    """A folder that will not be replaced."""


def read(root: Path) -> Found:
    """Read ``site.yaml``, ``content/`` and ``themes/``; what tcsite ships fills the gaps.

    Links are not followed: content comes from many hands, and a link could publish any file of the machine.
    """
    files: dict[str, bytes] = {}
    passed_over: list[tuple[str, str]] = []
    for name in SOURCES:
        for path, entry in _walk(root / name, name):
            if entry.is_symlink():
                passed_over.append((path, "a symbolic link is not followed: put the file itself here"))
            elif entry.stat().st_size > MAX_BYTES:
                passed_over.append((path, f"larger than {MAX_BYTES >> 20} MiB"))
            else:
                files[path] = entry.read_bytes()
    for path, content in bundled().items():
        files.setdefault(path, content)
    return Found(dict(sorted(files.items())), tuple(sorted(passed_over)))


def bundled() -> dict[str, bytes]:
    """The default theme and the Commitment's vocabulary, from the package or from a checkout of tcsite."""
    package = Path(__file__).resolve().parent.parent
    base = package / "bundled" if (package / "bundled").is_dir() else package.parent
    return {path: entry.read_bytes() for name in BUNDLED for path, entry in _walk(base / name, name)}


def _walk(path: Path, name: str) -> Iterator[tuple[str, Path]]:
    """Every file and link at or below a path, as its name from the root, with its place on disk."""
    if path.is_symlink() or path.is_file():
        yield name, path
    elif path.is_dir():
        for entry in sorted(os.scandir(path), key=lambda entry: entry.name):
            if entry.name not in (".git", "__pycache__", ".DS_Store"):
                yield from _walk(path / entry.name, f"{name}/{entry.name}")


class Folder(Mapping[str, bytes]):
    """Any folder's files, each read when it is asked for: ten thousand pages need not fit into memory."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._paths = dict.fromkeys(_listed(os.fspath(root)))

    def __getitem__(self, path: str) -> bytes:
        if path not in self._paths:
            raise KeyError(path)
        with open(f"{self._root}/{path}", "rb") as file:
            return file.read()

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, path: object) -> bool:
        return path in self._paths


MOST_LINKED = 2
"""Symbolic links to folders within each other that are followed: more than that is a maze, not a site."""


def _listed(root: str, below: str = "", linked: tuple[str, ...] = ()) -> Iterator[str]:
    """The paths of all files below a folder, sorted; hidden folders of version control are left out.

    Links to folders are followed, as servers do, but never to a folder that we are in: that would be a ring.
    `linked` are the real places that links on the way led to.
    """
    for entry in sorted(os.scandir(f"{root}/{below}"), key=lambda entry: entry.name):
        inside = f"{below}{entry.name}/"
        if entry.name in (".git", "node_modules"):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _listed(root, inside, linked)
        elif os.path.isdir(entry.path):
            place, here = os.path.realpath(entry.path), os.path.realpath(f"{root}/{below}")
            ring = f"{here}/".startswith(f"{place.rstrip('/')}/") or place in linked
            if not ring and len(linked) < MOST_LINKED:
                yield from _listed(root, inside, (*linked, place))
        elif os.path.isfile(entry.path):  # not entry.is_file(): a link to itself makes that fail
            yield below + entry.name


def write(
    files: Files,
    folder: Path,
    *,
    sources: Path,
    unchanged: Collection[str] = (),
    force: bool = False,
    stays: Callable[[str], bool] = lambda _: True,
    then: Callable[[], None] = lambda: None,
) -> Written:
    """Make `folder` hold exactly `files` and what is `unchanged` in it, in one move.

    A complete new tree is made beside it, in which unchanged files are the old ones (bytes and times), and
    the two change places. Killed at any moment, `folder` holds the last good site or the new one.

    Of several builds at once each writes alone: `stays` says of an unchanged file whether it is still as it was
    (else `Disturbed` is raised and nothing is written), and `then` is done before another build may write.

    Raises `NotOurs` for a folder that tcsite did not make, unless `force` is given, and always for one that
    holds the site's sources or stands among them. `OSError` where the disk refuses.
    """
    outside = [path for path in (*files, *unchanged) if not _inside(path)]
    if outside:
        raise NotOurs(f"{outside[0]!r} would be written outside {folder}: nothing was written")
    folder = folder.resolve()
    _refuse(folder, sources.resolve(), force=force)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _alone(folder.parent):
        _tidy(folder)
        if not all(map(stays, unchanged)):
            raise Disturbed(f"{folder} was written by somebody else meanwhile")
        given = {**files, MARKER: MARKER_TEXT}
        done = _compare(given, folder, unchanged)
        if (folder / MARKER).is_file() and not done.changed and not done.removed:
            then()
            return done  # nothing is touched where nothing differs
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.new-", dir=folder.parent))
        try:
            _fill(fresh, given, folder, unchanged)
            fresh.chmod(0o755)
            _swap(fresh, folder)
            then()
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return done


def put(path: Path, content: bytes) -> None:
    """Write one file, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.new-")
    try:
        with open(handle, "wb") as file:
            file.write(content)
        os.chmod(name, stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def rename(path: Path, to: Path) -> None:
    """Give a file another name. Raises `FileExistsError` where that is taken."""
    if to.exists():
        raise FileExistsError(f"{to} is there already")
    path.rename(to)


def begin(files: Files, folder: Path) -> None:
    """Put files into a folder that is not there yet or is empty, all of them or none.

    A folder that holds only a repository's own `.git` counts as empty. Raises `NotOurs` for any other, and
    `OSError` where the disk refuses.
    """
    folder = folder.absolute()
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise NotOurs(f"{folder} is not a folder")
    there = (
        sorted(entry.name for entry in folder.iterdir() if entry.name != ".git") if folder.exists() else []
    )
    if there:
        raise NotOurs(
            f"{folder} is not empty (it holds {there[0]}): choose a new folder; nothing was written"
        )
    made = next(path for path in (folder, *folder.parents) if path.parent.exists())
    fresh = not folder.exists()
    moved: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=folder) as name:
            for path, content in files.items():
                put(Path(name) / path, content)
            for entry in sorted(Path(name).iterdir()):
                entry.rename(folder / entry.name)
                moved.append(folder / entry.name)
    except BaseException:
        for entry in [made] if fresh else moved:
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink(missing_ok=True)
        raise


def _refuse(folder: Path, sources: Path, *, force: bool) -> None:
    own = [sources / name for name in SOURCES]
    if sources.is_relative_to(folder) or any(folder.is_relative_to(path) for path in own):
        raise NotOurs(f"{folder} holds the site's own sources: choose another folder for the output")
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise NotOurs(f"{folder} is not a folder")
    if folder.is_dir() and not force and not (folder / MARKER).is_file() and any(folder.iterdir()):
        raise NotOurs(
            f"{folder} holds files that tcsite did not make: choose another folder, or say --force to replace them"
        )


def _inside(path: str) -> bool:
    """Whether a path stays below the folder that it is read in."""
    return "\0" not in path and not {"", ".", ".."}.intersection(path.split("/"))


def _tidy(folder: Path) -> None:
    """Clear away what a killed build left; where it was killed between two renames, put the old site back."""
    left = folder.with_name(f".{folder.name}.old")
    if left.is_dir() and not folder.exists():
        left.rename(folder)
    shutil.rmtree(left, ignore_errors=True)
    for stale in folder.parent.glob(f".{folder.name}.new-*"):
        shutil.rmtree(stale, ignore_errors=True)


def _compare(files: Files, old: Path, unchanged: Collection[str]) -> Written:
    """How the output will differ from what lies there."""
    differing = {path for path, content in files.items() if not _same(old / path, content)}
    existing = set(_listed(os.fspath(old))) if old.is_dir() else set()
    wanted = files.keys() | set(unchanged)
    changed = len(differing - {MARKER})
    return Written(changed, len(wanted) - 1 - changed, len(existing - wanted))


def _fill(fresh: Path, files: Files, old: Path, unchanged: Collection[str]) -> None:
    made: set[str] = set()
    for path in sorted({*files, *unchanged}):
        target = fresh / path
        parent = path.rpartition("/")[0]
        if parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(parent)
        before, content = old / path, files.get(path)
        if content is None or _same(before, content):
            _keep(before, target)
        else:
            target.write_bytes(content)


def _same(path: Path, content: bytes) -> bool:
    try:
        info = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(info.st_mode) and info.st_size == len(content) and path.read_bytes() == content


def _keep(before: Path, target: Path) -> None:
    """Take an unchanged file over with its time: as a second name for it, or, where that fails, as a copy."""
    try:
        os.link(before, target)
    except OSError:
        shutil.copy2(before, target)


def _swap(fresh: Path, folder: Path) -> None:
    """Put `fresh` in `folder`'s place; what was there is left under `fresh`'s name, to be removed."""
    if not folder.exists():
        fresh.rename(folder)
    elif not _exchange(fresh, folder):
        old = folder.with_name(f".{folder.name}.old")  # `_tidy` knows this name
        folder.rename(old)
        fresh.rename(folder)
        shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in a single step, where the system can (Linux, macOS)."""
    here, swap = -100, 2  # AT_FDCWD; RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(library.renamex_np(os.fsencode(one), os.fsencode(other), swap) == 0)
        return bool(library.renameat2(here, os.fsencode(one), here, os.fsencode(other), swap) == 0)
    except (AttributeError, OSError, TypeError):
        return False


@contextlib.contextmanager
def _alone(parent: Path) -> Iterator[None]:
    """Hold the place of the output while writing, so that two builds come one after the other."""
    try:
        import fcntl
    except ImportError:  # Windows: builds there are expected not to race
        yield
        return
    handle = os.open(parent, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
