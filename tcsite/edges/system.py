"""The one door to the file system: every call by which tcsite reads and writes files.

All other modules ask `system()`. A test hands in another one with `using`, whose calls fail: that is how it is known
what a full disk, a folder without permission or a broken drive do to each command.
"""

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterator
from operator import attrgetter
from typing import BinaryIO, cast

_NAME = attrgetter("name")

PathLike = str | os.PathLike[str]


class System:
    """The real file system. Every `OSError` that leaves it names the file."""

    def entries(self, folder: PathLike) -> list[os.DirEntry[str]]:
        """What a folder holds, sorted by name."""
        try:  # here and in `look`, which are called by the thousand, without `named`: it takes longer than they do
            with os.scandir(folder) as found:
                return sorted(found, key=_NAME)
        except OSError as refusal:
            raise _with_name(refusal, folder) from None

    def look(self, path: PathLike) -> os.stat_result:
        """What a path is; a link is looked at itself."""
        try:
            return os.lstat(path)
        except OSError as refusal:
            raise _with_name(refusal, path) from None

    def read(self, path: PathLike) -> bytes:
        """The content of a file. What is no file, such as a pipe, is refused and not waited for."""
        with named(path):
            handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
            with open(handle, "rb") as file:
                if not stat.S_ISREG(os.fstat(handle).st_mode):
                    raise OSError(errno.EINVAL, "this is no file")
                return file.read()

    def write(self, path: PathLike, content: bytes) -> None:
        """Write a file that is not there yet."""
        with named(path), open(path, "xb") as file:
            file.write(content)

    def stream(self, path: PathLike) -> BinaryIO:
        """A file, to be read piece by piece."""
        with named(path):
            return open(path, "rb")

    def begin(self, path: PathLike) -> BinaryIO:
        """A file that is not there yet, to be written piece by piece."""
        with named(path):
            return open(path, "xb")

    def nameless(self) -> BinaryIO:
        """An empty file without a name, to be written and read: the system frees it once it is closed."""
        import tempfile  # here: few runs of a command need one

        return cast("BinaryIO", tempfile.TemporaryFile())

    def make_folder(self, path: PathLike) -> None:
        """Make a folder, and those above it; it may be there."""
        with named(path):
            os.makedirs(path, exist_ok=True)

    def new_folder(self, path: PathLike) -> None:
        """Make a folder that is not there yet."""
        with named(path):
            os.mkdir(path)

    def move(self, path: PathLike, to: PathLike) -> None:
        """Give a file or folder another name; a file that has that name is replaced in the same moment."""
        with named(to):
            os.replace(path, to)

    def exchange(self, one: PathLike, other: PathLike) -> bool:
        """Let two folders change places in a single step, where the system can (Linux, macOS)."""
        import ctypes  # here and below: most runs of a command need none of these, and each takes time to load

        here, swap = -100, 2  # AT_FDCWD; RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS
        try:
            library = ctypes.CDLL(None, use_errno=True)
            if sys.platform == "darwin":
                return bool(library.renamex_np(os.fsencode(one), os.fsencode(other), swap) == 0)
            return bool(library.renameat2(here, os.fsencode(one), here, os.fsencode(other), swap) == 0)
        except (AttributeError, OSError, TypeError):
            return False

    def link(self, path: PathLike, to: PathLike) -> None:
        """Give a file a second name."""
        with named(to):
            os.link(path, to)

    def copy(self, path: PathLike, to: PathLike) -> None:
        """Copy a file with its times."""
        import shutil

        with named(to):
            shutil.copy2(path, to)

    def set_mode(self, path: PathLike, mode: int) -> None:
        """Give a file the rights that another had."""
        with named(path):
            os.chmod(path, mode)

    def remove(self, path: PathLike) -> None:
        """Remove a file."""
        with named(path):
            os.unlink(path)

    def remove_folder(self, path: PathLike) -> None:
        """Remove an empty folder."""
        with named(path):
            os.rmdir(path)

    def remove_tree(self, path: PathLike) -> None:
        """Remove a folder with all in it."""
        import shutil

        with named(path):
            shutil.rmtree(path)

    def lock(self, folder: PathLike) -> int:
        """Hold a folder against other runs of tcsite, until the handle is closed."""
        with named(folder):
            handle = os.open(folder, os.O_RDONLY)
            try:
                import fcntl

                fcntl.flock(handle, fcntl.LOCK_EX)
            except BaseException:
                os.close(handle)
                raise
            return handle

    def close(self, handle: int) -> None:
        """Let a locked folder go."""
        os.close(handle)


_systems = [System()]


def system() -> System:
    """The system that tcsite reads and writes with."""
    return _systems[-1]


@contextlib.contextmanager
def using(other: System) -> Iterator[None]:
    """Let all reading and writing, in every thread, go through another system."""
    _systems.append(other)
    try:
        yield
    finally:
        _systems.remove(other)


@contextlib.contextmanager
def named(path: PathLike) -> Iterator[None]:
    """Say of a failure which file it concerns: a disk that is full does not."""
    try:
        yield
    except OSError as refusal:
        raise _with_name(refusal, path) from None


def _with_name(refusal: OSError, path: PathLike) -> OSError:
    if refusal.filename is None:
        refusal.filename = os.fspath(path)
    return refusal


def nearest_site(folder: str = ".") -> str:
    """A folder or the nearest above it that has a site.yaml, as a relative path; itself where there is none."""
    above = os.path.abspath(folder)
    while not exists(os.path.join(above, "site.yaml")):
        if above == os.path.dirname(above):
            return folder
        above = os.path.dirname(above)
    return os.path.relpath(above, folder)


def exists(path: PathLike) -> bool:
    """Whether something is there, if only a link that leads nowhere."""
    try:
        system().look(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def is_folder(path: PathLike) -> bool:
    """Whether a folder is there, and no link to one."""
    try:
        return stat.S_ISDIR(system().look(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def replace_file(path: PathLike, content: bytes) -> None:
    """Write a file that takes its place only when it is whole. `OSError` where that fails, and then nothing is left."""
    fresh = fresh_name(path)
    try:
        system().write(fresh, content)
        system().move(fresh, path)
    except OSError:
        system().remove(fresh)
        raise


def is_file(path: PathLike) -> bool:
    """Whether a plain file is there, and no link to one."""
    try:
        return stat.S_ISREG(system().look(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


_REASONS = {
    errno.ENOSPC: ("the disk is full", "free some space"),
    errno.EDQUOT: ("your share of the disk is used up", "free some space"),
    errno.EFBIG: ("the file would be larger than this system allows", "raise that limit (ulimit -f)"),
    errno.EACCES: (
        "you may not read or write this",
        "ask the owner of the file for the right to, or see  ls -l",
    ),
    errno.EPERM: ("this is not allowed", "ask the owner of the file for the right to, or see  ls -l"),
    errno.EROFS: ("this disk can only be read", "use a folder on another one"),
    errno.EBUSY: ("another program uses it", "close that program"),
    errno.EIO: ("the disk did not answer as it should", "look after the disk, and keep a copy of your files"),
    errno.ENOENT: ("it is not there, or no longer", "see whether another program moves or removes it"),
    errno.ENOTDIR: ("a file stands where a folder is needed", "rename or move that file"),
    errno.EISDIR: ("a folder stands where a file is needed", "rename or move that folder"),
    errno.EINVAL: ("this is no file, or its name is not allowed here", "put a plain file in its place"),
    errno.EMFILE: ("too many files are open at once", "raise that limit (ulimit -n)"),
    errno.ENFILE: ("too many files are open at once", "close other programs"),
    errno.ENAMETOOLONG: ("its name is too long", "choose a shorter one"),
    errno.ELOOP: ("its links lead in a ring", "put the file itself here"),
}


def in_words(refusal: OSError) -> tuple[str, str]:
    """Why the system refused, and what can be done, in a lead's words."""
    own = (refusal.strerror or str(refusal), "see whether the file is there and can be opened")
    return _REASONS.get(refusal.errno or 0, own)


def fresh_name(path: PathLike) -> str:
    """A name beside a path, for what takes its place later; it says which process it belongs to."""
    folder, name = os.path.split(os.fspath(path))
    return os.path.join(folder, f".{name}.new-{os.getpid()}-{os.urandom(4).hex()}")
