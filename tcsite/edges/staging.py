"""Staging: files that were made lie in a folder until they are written, so that no process has to hold them all.

The folder lies beside the output, if it can: there a file becomes one of the output by a second name, and is written once.
"""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from tcsite.edges.disk import alive, clear
from tcsite.edges.system import fresh_name, system
from tcsite.files import Files, Streamed


class Staged(Streamed):
    """Files in a folder under numbers; each is read when it is asked for."""

    def __init__(self, folder: str, places: dict[str, int]) -> None:
        self._folder = folder
        self._paths = places

    def __getitem__(self, path: str) -> bytes:
        return system().read(self.place(path))

    def stream(self, path: str) -> BinaryIO:
        """A file, to be read piece by piece."""
        return system().stream(self.place(path))

    def place(self, path: str) -> str:
        """Where a file lies."""
        return f"{self._folder}/{self._paths[path]}"


@contextlib.contextmanager
def staging_for(output: Path) -> Iterator[Path]:
    """A folder for what is made for an output, beside it; where that may not be, in the folder for temporary files."""
    folder = output.resolve()
    beside = Path(fresh_name(f"{folder}.made"))
    try:
        _sweep(folder.parent, f".{folder.name}.made.new-")
        system().new_folder(beside)
    except OSError:
        with tempfile.TemporaryDirectory(prefix="tcsite-made-") as elsewhere:
            yield Path(elsewhere)
        return
    try:
        yield beside
    except OSError as refusal:  # the file that was meant, not the one that lies here for a moment
        refusal.filename = str(refusal.filename or output).replace(str(beside), str(output))
        raise
    finally:
        clear(beside)


def _sweep(parent: Path, name: str) -> None:
    """Remove what builds left there that were killed."""
    for entry in system().entries(parent):
        if entry.name.startswith(name):
            process = entry.name.removeprefix(name).partition("-")[0]
            if process.isdecimal() and not alive(int(process)):
                clear(Path(entry.path))


class Staging:
    """Keeps files below a folder that somebody else removes. Copies of this process may keep files, too.

    What cannot be kept is called by the path that it was to have.
    """

    def __init__(self, folder: Path) -> None:
        self._root, self._folder = folder, _new_folder(folder)  # of this build: another may follow at once
        self._begun: dict[str, BinaryIO] = {}

    def keep(self, files: Files) -> Files:
        """The same files, on disk."""
        folder = _new_folder(self._folder)
        for number, path in enumerate(files):
            with self._called(path):
                system().write(f"{folder}/{number}", files[path])
        return Staged(folder, {path: number for number, path in enumerate(files)})

    def begin(self, path: str) -> BinaryIO:
        """Begin a file."""
        with self._called(path):
            self._begun[path] = system().begin(f"{self._folder}/{len(self._begun)}")
        return self._begun[path]

    def ended(self) -> Files:
        """All files that were begun."""
        for file in self._begun.values():
            file.close()
        return Staged(self._folder, {path: number for number, path in enumerate(self._begun)})

    @contextlib.contextmanager
    def _called(self, path: str) -> Iterator[None]:
        try:
            yield
        except OSError as refusal:
            refusal.filename = f"{self._root}/{path}"
            raise


def _new_folder(folder: Path | str) -> str:
    """A folder below another, of a name that no copy of this process gives."""
    name = f"{folder}/{os.urandom(6).hex()}"
    try:
        system().new_folder(name)
    except OSError as refusal:
        refusal.filename = os.fspath(folder)
        raise
    return name
