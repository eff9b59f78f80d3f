"""Staging: files that were made lie in a folder until they are written, so that no process has to hold them all."""

from pathlib import Path
from typing import BinaryIO

from tcsite.edges.system import fresh_name, system
from tcsite.files import Files, Streamed


class Staged(Streamed):
    """Files in a folder under numbers; each is read when it is asked for."""

    def __init__(self, folder: str, places: dict[str, int]) -> None:
        self._folder = folder
        self._paths = places

    def __getitem__(self, path: str) -> bytes:
        return system().read(f"{self._folder}/{self._paths[path]}")

    def stream(self, path: str) -> BinaryIO:
        """A file, to be read piece by piece."""
        return system().stream(f"{self._folder}/{self._paths[path]}")


class Staging:
    """Keeps files below a folder that somebody else removes. Copies of this process may keep files, too."""

    def __init__(self, folder: Path) -> None:
        self._folder = Path(fresh_name(folder / "build"))  # of this build: another may follow at once
        system().new_folder(self._folder)
        self._begun: dict[str, BinaryIO] = {}

    def keep(self, files: Files) -> Files:
        """The same files, on disk."""
        folder = fresh_name(self._folder / "made")
        system().new_folder(folder)
        for number, path in enumerate(files):
            system().write(f"{folder}/{number}", files[path])
        return Staged(folder, {path: number for number, path in enumerate(files)})

    def begin(self, path: str) -> BinaryIO:
        """Begin a file."""
        self._begun[path] = system().begin(self._folder / str(len(self._begun)))
        return self._begun[path]

    def ended(self) -> Files:
        """All files that were begun."""
        for file in self._begun.values():
            file.close()
        return Staged(str(self._folder), {path: number for number, path in enumerate(self._begun)})
