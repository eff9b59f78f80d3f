"""Read a site's folder into Files; write single files of it, whole or not at all."""

import contextlib
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tcsite.edges.system import exists, fresh_name, in_words, is_folder, system
from tcsite.files import ByPath, Files, NotRead
from tcsite.frozen import dataclass

MAX_BYTES = 50 << 20
"""The largest file that is read from a site's folder: attachments above 50 MiB belong elsewhere."""

SOURCES = ("site.yaml", "content", "themes", "static")
BUNDLED = ("themes/default", "content/vocabulary")
INVENTED = ("content/institutions/university-of-example", "content/institutions/example-institute")
IGNORED = frozenset({".git", "__pycache__"})
"""Folders of programs, which are no part of a site."""
NOT_LISTED = frozenset({".git", "node_modules"})

_LEFT = re.compile(r"\..+\.new-(?P<process>\d+)-[0-9a-f]{8}")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """What a site's folder holds; what could not be read is there as `NotRead`."""

    files: dict[str, bytes]


class NotOurs(Exception):
    """A folder that will not be replaced."""


def read(root: Path) -> SiteFiles:
    """Read ``site.yaml``, ``content/``, ``themes/`` and ``static/``; what tcsite ships fills the gaps.

    Links are not followed: content comes from many hands, and a link could publish any file of the machine.
    """
    files = dict(below(root, read_now))
    for path, content in bundled().items():
        files.setdefault(path, content)
    return SiteFiles(dict(sorted(files.items())))


def read_source(root: Path, name: str) -> dict[str, bytes]:
    """One of the sources alone, such as ``site.yaml``; nothing where it is not there."""
    return dict(_below(os.path.join(root, name), name))


def bundled(names: tuple[str, ...] = BUNDLED) -> dict[str, bytes]:
    """What tcsite ships, from the package or from a checkout: the default theme and the Commitment's vocabulary.

    With `INVENTED`, the institutions that show every key there is: they are in no other site than that of `new --example`.
    """
    package = Path(__file__).resolve().parent.parent
    base = package / "bundled" if is_folder(package / "bundled") else package.parent
    return {
        path: content
        for name in names
        for path, content in _below(os.fspath(base / name), name)
        if not isinstance(content, NotRead)
    }


def package() -> dict[str, bytes]:
    """The files of tcsite itself, as a wheel holds them: its code, with what it ships beside it."""
    home = Path(__file__).resolve().parent.parent
    own = {
        path: content
        for path, content in _below(os.fspath(home), "tcsite")
        if "/__pycache__/" not in path and not isinstance(content, NotRead)
    }
    shipped = bundled((*BUNDLED, *INVENTED))
    return {**own, **{f"tcsite/bundled/{path}": content for path, content in shipped.items()}}


ReadFile = Callable[[str, str], bytes]
"""From where a file is, and its name from the root, to its content."""


Leftover = Callable[[str, str], None]
"""Is given from where a file is, and its name, that a run, perhaps a killed one, has not moved to where it belongs."""


def below(root: Path, read: ReadFile, leftover: Leftover | None = None) -> Iterator[tuple[str, bytes]]:
    """Every file of a site's sources, read in a way of one's own."""
    for name in SOURCES:
        yield from _below(os.path.join(root, name), name, read, leftover)


def read_now(place: str, name: str) -> bytes:
    """The content of a file, or what stands for it. Raises `OSError`."""
    look = system().look(place)
    return unreadable(name, look.st_mode, look.st_size) or system().read(place)


def _below(
    place: str, name: str, read: ReadFile = read_now, leftover: Leftover | None = None
) -> Iterator[tuple[str, bytes]]:
    """Every file at or below a place, as its name from the root, with its content."""
    try:
        mode = system().look(place).st_mode
        entries = system().entries(place) if stat.S_ISDIR(mode) else None
    except OSError as refusal:
        if _there(place):
            yield plain_name(name), not_read(refusal)
        return
    if entries is None:
        if not is_leftover(os.path.basename(place)):
            yield from _file(place, name, read)
        return
    for entry in entries:
        if entry.name in IGNORED:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, f"{name}/{entry.name}", read, leftover)
        elif not is_leftover(entry.name):
            yield from _file(entry.path, f"{name}/{entry.name}", read)
        elif leftover:
            leftover(entry.path, f"{name}/{entry.name}")


def is_leftover(name: str) -> bool:
    """Whether this is the name of a file that a run, perhaps a killed one, has not moved to its place."""
    return name.startswith(".") and bool(_LEFT.fullmatch(name))


def _file(place: str, name: str, read: ReadFile) -> Iterator[tuple[str, bytes]]:
    try:
        yield plain_name(name), read(place, name)
    except OSError as refusal:
        if _there(place):  # else it vanished since it was listed
            yield plain_name(name), not_read(refusal)


def _there(place: str) -> bool:
    try:
        return exists(place)
    except OSError:
        return True


def not_read(refusal: OSError) -> NotRead:
    """What stands for a file that the system did not give."""
    reason, hint = in_words(refusal)
    return NotRead.because(f"this could not be read: {reason}", hint)


def unreadable(name: str, mode: int, size: int) -> NotRead | None:
    """Why a file is not read, by what the system says of it; nothing where it is."""
    if not name.isascii() and plain_name(name) != name:
        return NotRead.because("the name of this file is not UTF-8", "rename it, in plain letters")
    if _CONTROL.search(name):
        return NotRead.because(
            "the name of this file holds a character that nobody sees", "rename it, in plain letters"
        )
    if stat.S_ISLNK(mode):
        return NotRead.because("a symbolic link is not followed", "put the file itself here")
    if not stat.S_ISREG(mode):
        return NotRead.because("this is no file but a device or a pipe", "remove it")
    if size > MAX_BYTES:
        return NotRead.because(
            f"this is larger than {MAX_BYTES >> 20} MiB", "put it elsewhere on the web, and link to it"
        )
    return None


def plain_name(name: str) -> str:
    """A name that can be printed: bytes that are no UTF-8, and control characters, are written out."""
    readable = name if name.isascii() else os.fsencode(name).decode("utf-8", "backslashreplace")
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", readable)


def read_file(path: Path) -> bytes:
    """The content of one file. `OSError` where it is none, or cannot be read."""
    return system().read(path)


class Folder(ByPath):
    """Any folder's files, each read when it is asked for: ten thousand pages need not fit into memory.

    What could not be read is empty, and stands in `unread`.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self.unread: dict[str, NotRead] = {}
        self._paths = dict.fromkeys(listed(os.fspath(root), "", self._refused, ()))

    def _refused(self, path: str, refusal: OSError) -> None:
        self.unread[plain_name(path)] = not_read(refusal)

    def __getitem__(self, path: str) -> bytes:
        if path not in self._paths:
            raise KeyError(path)
        try:
            return system().read(f"{self._root}/{path}")
        except OSError as refusal:
            self._refused(path, refusal)
            return b""


def _raise(_path: str, refusal: OSError) -> None:
    raise refusal


MOST_LINKED = 2
"""Symbolic links to folders within each other that are followed: more than that is a maze, not a site."""


def listed(
    root: str,
    below: str = "",
    on_refusal: Callable[[str, OSError], None] = _raise,
    linked: tuple[str, ...] | None = None,
) -> Iterator[str]:
    """The paths of all files below a folder, sorted; hidden folders of version control are left out.

    `linked` are the real places that links on the way led to. With them, links to folders are followed, as servers
    do, but never to a folder that we are in: that would be a ring.
    """
    try:
        entries = system().entries(f"{root}/{below}")
    except OSError as refusal:
        on_refusal(below or ".", refusal)
        return
    for entry in entries:
        inside = f"{below}{entry.name}/"
        if entry.name in NOT_LISTED:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from listed(root, inside, on_refusal, linked)
        elif linked is not None and os.path.isdir(entry.path):
            place, here = os.path.realpath(entry.path), os.path.realpath(f"{root}/{below}")
            ring = f"{here}/".startswith(f"{place.rstrip('/')}/") or place in linked
            if not ring and len(linked) < MOST_LINKED:
                yield from listed(root, inside, on_refusal, (*linked, place))
        elif entry.is_file(follow_symlinks=False) or os.path.isfile(entry.path):  # a link to itself is none
            yield below + entry.name


def put(path: Path, content: bytes) -> None:
    """Write one file, whole or not at all."""
    put_all({path: content})


def put_all(files: Mapping[Path, bytes]) -> None:
    """Write several files, all of them or none: only when all lie beside their places do they take them."""
    staged: list[tuple[str, Path, bytes | None]] = []
    try:
        for path, content in files.items():
            system().make_folder(path.parent)
            sweep_folder(path.parent)
            fresh = fresh_name(path)
            staged.append((fresh, path, None))
            with _called(path):
                system().write(fresh, content)
                if exists(path):
                    system().set_mode(fresh, stat.S_IMODE(system().look(path).st_mode))
                    staged[-1] = (fresh, path, system().read(path) if len(files) > 1 else None)
        for number, (fresh, path, _) in enumerate(staged):
            try:
                with _called(path):
                    system().move(fresh, path)
            except BaseException:
                _put_back(staged[:number])
                raise
    except BaseException:
        for fresh, _, _ in staged:
            _forget(fresh)
        raise


@contextlib.contextmanager
def _called(path: Path) -> Iterator[None]:
    """Name the file that was meant in a failure, not the one that lies beside it for a moment."""
    try:
        yield
    except OSError as refusal:
        refusal.filename = os.fspath(path)
        raise


def _put_back(done: list[tuple[str, Path, bytes | None]]) -> None:
    for fresh, path, before in done:
        if before is None:
            _forget(path)
        else:
            system().write(fresh, before)
            system().move(fresh, path)


def _forget(path: Path | str) -> None:
    try:
        system().remove(path)
    except OSError:
        return


def remove_leftover(place: str) -> None:
    """Remove what a run began beside its place and never moved there, if that run is over."""
    found = _LEFT.fullmatch(os.path.basename(place))
    if found and not alive(int(found["process"])):
        _forget(place)


def sweep_folder(folder: Path | str) -> None:
    """Do so for all that lies in a folder."""
    with contextlib.suppress(OSError):
        for entry in system().entries(folder):
            if is_leftover(entry.name):
                remove_leftover(entry.path)


def alive(process: int) -> bool:
    """Whether a process of this machine still runs."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def rename(path: Path, to: Path) -> None:
    """Give a file another name. Raises `FileExistsError` where that is taken."""
    if exists(to):
        raise FileExistsError(f"{to} is there already")
    system().move(path, to)


def names(folder: Path) -> list[str]:
    """The names of the files in a folder; none where there is no folder."""
    return sorted(entry.name for entry in system().entries(folder)) if is_folder(folder) else []


def remove(path: Path) -> None:
    """Take one file away."""
    system().remove(path)


def refuse_taken(folder: Path) -> None:
    """Raise `NotOurs` for a folder in which nothing new can begin."""
    folder = folder.absolute()
    if not exists(folder):
        return
    if not is_folder(folder):
        raise NotOurs(f"{folder} is not a folder: choose another name; nothing was written")
    there = [entry.name for entry in system().entries(folder) if entry.name != ".git"]
    if there:
        raise NotOurs(
            f"{folder} is not empty (it holds {there[0]}): choose a new folder; nothing was written"
        )


def begin(files: Files, folder: Path) -> None:
    """Put files into a folder that is not there yet or is empty, all of them or none.

    A folder that holds only a repository's own `.git` counts as empty. Raises `NotOurs` for any other, and
    `OSError` where the disk refuses.
    """
    refuse_taken(folder)
    folder = folder.absolute()
    fresh = not exists(folder)
    made = next(path for path in (folder, *folder.parents) if exists(path.parent))
    moved: list[Path] = []
    try:
        system().make_folder(folder)
        beside = Path(fresh_name(folder / "site"))
        moved.append(beside)
        for path, content in files.items():
            with _called(folder / path):
                put(beside / path, content)
        for entry in system().entries(beside):
            with _called(folder / entry.name):
                system().move(entry.path, folder / entry.name)
            moved.append(folder / entry.name)
        system().remove_folder(beside)
    except BaseException:
        for left in [made] if fresh else moved:
            clear(left)
        raise


def clear(path: Path) -> None:
    """Remove a file or a folder with all in it, as far as that can be done."""
    try:
        if is_folder(path):
            system().remove_tree(path)
        elif exists(path):
            system().remove(path)
    except OSError:
        return
