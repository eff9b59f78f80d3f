"""Write Files as the output folder: in one move where that can be done, else file by file."""

import contextlib
import os
import stat
from collections.abc import Callable, Collection, Container, Iterator, Mapping, Set
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

from tcsite.edges import second_tree
from tcsite.edges.disk import NOT_LISTED, SOURCES, NotOurs, clear, put
from tcsite.edges.second_tree import Look, look_of
from tcsite.edges.system import exists, fresh_name, is_file, is_folder, named, system
from tcsite.files import Files, Gathered, pieces, place_of, stream_of
from tcsite.frozen import dataclass

MARKER = ".tcsite"
MARKER_TEXT = (
    b"This folder is made by tcsite: each build replaces everything in it, but what site.yaml keeps.\n"
)
ALWAYS_KEPT = (".git",)


@dataclass(frozen=True, slots=True)
class Written:
    """How many files of the output are new or changed, unchanged, and gone."""

    changed: int
    unchanged: int
    removed: int
    kept: int = 0  # files that are not ours and stay
    one_by_one: str = ""  # why the files were not written in one move


class Disturbed(Exception):
    """A file that was to stay in the output is no longer as it was: somebody else wrote there meanwhile."""


class _NoMove(Exception):
    """The system does not let the whole folder be moved."""


def write(
    files: Files,
    folder: Path,
    *,
    sources: Path,
    unchanged: Collection[str] = (),
    keep: Collection[str] = (),
    force: bool = False,
    stays: Callable[[str, Look], bool] = lambda *_: True,
    then: Callable[[], None] = lambda: None,
    second: Path | None = None,
) -> Written:
    """Make `folder` hold exactly `files`, what is `unchanged` in it, and what others put there that `keep` names.

    A complete new tree is made beside it, in which unchanged files are the old ones (bytes and times), and
    the two change places. Killed at any moment, `folder` holds the last good site or the new one. With a place for a
    `second` tree, the old one stays there, and the next build makes its new tree of it: by little, where little changed.

    Where the folder cannot be moved (a mount point, the folder you are in, a parent without permission), or holds
    something to keep, each file is written by itself, whole or not at all, and `Written.one_by_one` says why.

    Of several builds at once each writes alone: `stays` says of an unchanged file whether it is still as it was
    (else `Disturbed` is raised and nothing is written), and `then` is done before another build may write.

    Raises `NotOurs` for a folder that tcsite did not make, unless `force` is given, and always for one that
    holds the site's sources or stands among them. `OSError` where the disk refuses.
    """
    outside = [path for path in (*files, *unchanged) if not _inside(path)]
    if outside:
        raise NotOurs(f"{outside[0]!r} would be written outside {folder}: nothing was written")
    folder = folder.resolve()
    kept = tuple(dict.fromkeys((*ALWAYS_KEPT, *keep)))
    _refuse(folder, sources.resolve(), kept, force=force)
    system().make_folder(folder.parent)
    with _alone(folder.parent):
        _tidy(folder)
        given = Gathered(files, {MARKER: MARKER_TEXT})
        wanted = {*given, *unchanged}
        there = dict(_looks(os.fspath(folder), wanted)) if is_folder(folder) else {}
        if not all(path in there and stays(path, there[path]) for path in unchanged):
            raise Disturbed(f"{folder} was written by somebody else meanwhile")
        differing = {path for path in given if not _same(folder / path, given, path)}
        gone, done = _compare(differing, wanted, folder, there, kept)
        if is_file(folder / MARKER) and not done.changed and not done.removed:
            then()
            return done  # nothing is touched where nothing differs
        reason = _unmovable(folder, done)
        if not reason:
            try:
                same = {path: there[path] for path in wanted if path not in differing}
                _replace(given, folder, same, differing, then, second)
            except _NoMove as refusal:
                reason = str(refusal)
        if reason:
            _update(given, folder, differing, gone)
            then()
    return replace(done, one_by_one=reason)


def _refuse(folder: Path, sources: Path, kept: Collection[str], *, force: bool) -> None:
    own = [sources / name for name in SOURCES]
    if sources.is_relative_to(folder) or any(folder.is_relative_to(path) for path in own):
        raise NotOurs(f"{folder} holds the site's own sources: choose another folder for the output")
    if exists(folder) and not is_folder(folder):
        raise NotOurs(f"{folder} is not a folder")
    if force or not exists(folder) or is_file(folder / MARKER):
        return
    if any(not is_kept(entry.name, kept) for entry in system().entries(folder)):
        raise NotOurs(
            f"{folder} holds files that tcsite did not make: choose another folder, or say --force to replace them"
        )


def _inside(path: str) -> bool:
    """Whether a path stays below the folder that it is read in."""
    return "\0" not in path and not {"", ".", ".."}.intersection(path.split("/"))


def is_kept(path: str, kept: Collection[str]) -> bool:
    """Whether a path in the output, or a folder that it stands in, is named among what is to be kept."""
    parts = path.split("/")
    names = ["/".join(parts[:number]) for number in range(1, len(parts) + 1)]
    return any(fnmatchcase(name, pattern.strip("/")) for name in names for pattern in kept)


def _unmovable(folder: Path, done: Written) -> str:
    """Why a folder is not to change places with another; "" where it may."""
    if not exists(folder):
        return ""
    if os.path.ismount(folder):
        return "it is a mount point"
    if Path.cwd().is_relative_to(folder):
        return "you are in it"
    if done.kept or any(exists(folder / name) for name in ALWAYS_KEPT):
        return "it holds what is to be kept"
    return ""


def _tidy(folder: Path) -> None:
    """Clear away what a killed build left; where it was killed between two renames, put the old site back."""
    left = folder.with_name(f".{folder.name}.old")
    if is_folder(left) and not exists(folder):
        system().move(left, folder)
    clear(left)
    for entry in system().entries(folder.parent):
        if entry.name.startswith(f".{folder.name}.new-"):
            clear(folder.parent / entry.name)


def _looks(folder: str, wanted: Collection[str], below: str = "") -> Iterator[tuple[str, Look]]:
    """How every file below a folder looks, by path; those of version control only where some are wanted there."""
    for entry in system().entries(f"{folder}/{below}"):
        path = f"{below}{entry.name}"
        if not entry.is_dir(follow_symlinks=False):
            with contextlib.suppress(FileNotFoundError):  # it vanished since it was listed
                yield path, look_of(entry)
        elif entry.name not in NOT_LISTED or any(one.startswith(f"{path}/") for one in wanted):
            yield from _looks(folder, wanted, f"{path}/")


def _compare(
    differing: Set[str], wanted: Set[str], old: Path, there: Mapping[str, Look], kept: Collection[str]
) -> tuple[list[str], Written]:
    """What is gone from the output, and how it will differ from what lies there."""
    others = {path for path in there.keys() - wanted if there[path].plain or os.path.isfile(old / path)}
    gone = sorted(path for path in others if not is_kept(path, kept))
    changed = len(differing - {MARKER})
    return gone, Written(changed, len(wanted) - 1 - changed, len(gone), len(others) - len(gone))


def _replace(
    files: Files,
    folder: Path,
    same: Mapping[str, Look],
    differing: Collection[str],
    then: Callable[[], None],
    second: Path | None,
) -> None:
    """Make a new tree beside the folder and let the two change places. Raises `_NoMove` where they may not."""
    fresh, first = Path(fresh_name(folder)), not exists(folder)
    try:
        try:
            begun = second_tree.begin(fresh, second, same)
        except PermissionError:
            raise _NoMove("the folder above it cannot be written to") from None
        _fill(fresh, files, folder, {*differing, *same} - begun, differing)
        _swap(fresh, folder)
        then()
        if first and second:
            second_tree.prepare(folder, second)
        else:
            second_tree.put_aside(fresh, second)
    except OSError as refusal:  # the file that was meant, not the one that lies there for a moment
        refusal.filename = str(refusal.filename or folder).replace(os.fspath(fresh), os.fspath(folder))
        raise
    finally:
        clear(fresh)


def _fill(fresh: Path, files: Files, old: Path, paths: Collection[str], differing: Container[str]) -> None:
    made: set[str] = set()
    for path in sorted(paths):
        target = fresh / path
        parent = path.rpartition("/")[0]
        if parent not in made:
            system().make_folder(target.parent)
            made.add(parent)
        if path in differing:
            _write(target, files, path)
        else:
            _take_over(old / path, target)


def _same(place: Path, files: Files, path: str) -> bool:
    """Whether a plain file lies there that holds what one of these does: most often its size says that it does not."""
    try:
        info = system().look(place)
        if not stat.S_ISREG(info.st_mode):
            return False
        with stream_of(files, path) as made:
            size = made.seek(0, os.SEEK_END)
            made.seek(0)
            if size != info.st_size:
                return False
            with system().stream(place) as there:
                return all(piece == there.read(len(piece)) for piece in pieces(made))
    except OSError:
        return False


def _write(target: Path, files: Files, path: str) -> None:
    """Write a file that is not there yet, by a second name if it lies on this disk already."""
    if place := place_of(files, path):
        with contextlib.suppress(OSError):
            system().link(place, target)
            return
    # What fails from here on is a failure of the place that is written to.
    with stream_of(files, path) as made, system().begin(target) as file, named(target):
        for piece in pieces(made):
            file.write(piece)


def _take_over(before: Path, target: Path) -> None:
    """Take an unchanged file over with its time: as a second name for it, or, where that fails, as a copy."""
    try:
        system().link(before, target)
    except OSError:
        system().copy(before, target)


def _swap(fresh: Path, folder: Path) -> None:
    """Put `fresh` in `folder`'s place; what was there is left under `fresh`'s name, to be removed."""
    if not exists(folder):
        system().move(fresh, folder)
        return
    with contextlib.suppress(OSError):
        if system().exchange(fresh, folder):
            return
    old = folder.with_name(f".{folder.name}.old")  # `_tidy` knows this name
    try:
        system().move(folder, old)
    except OSError:
        raise _NoMove("the system does not let it be moved") from None
    try:
        system().move(fresh, folder)
    except OSError:
        system().move(old, folder)
        raise _NoMove("the system does not let it be moved") from None
    clear(old)


def _update(files: Files, folder: Path, differing: Container[str], gone: Collection[str]) -> None:
    """Write each file that differs, and remove what is gone: pages last, so that what they use is there."""
    system().make_folder(folder)
    above = {each for path in files for each in _folders(path)}
    blocking = [path for path in gone if path in above or not files.keys().isdisjoint(_folders(path))]
    _remove(folder, blocking)
    for path in sorted(files, key=lambda path: (path != MARKER, path.endswith(".html"), path)):
        if path in differing:
            put(folder / path, files[path])
    _remove(folder, [path for path in gone if path not in set(blocking)])


def _remove(folder: Path, paths: Collection[str]) -> None:
    for path in paths:
        system().remove(folder / path)
    for empty in sorted({above for path in paths for above in _folders(path)}, key=len, reverse=True):
        with contextlib.suppress(OSError):  # something else is in it
            system().remove_folder(folder / empty)


def _folders(path: str) -> list[str]:
    """The folders that a path stands in."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[: number + 1]) for number in range(len(parts))]


@contextlib.contextmanager
def _alone(parent: Path) -> Iterator[None]:
    """Hold the place of the output while writing, so that two builds come one after the other."""
    try:
        handle = system().lock(parent)
    except (ImportError, OSError):  # Windows, and disks without locks: builds there are expected not to race
        yield
        return
    try:
        yield
    finally:
        system().close(handle)
