"""What every tool must be able to do here, and how tools are installed: each in a folder of its own."""

import subprocess
import sys
import venv
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from corpus import Institution


@dataclass(frozen=True)
class Command:
    """A program to run in the folder of the site, and what its environment has besides ours."""

    arguments: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


class Peer(ABC):
    """A tool that makes the pages of a corpus."""

    name: ClassVar[str]
    output: ClassVar[str]
    """Its folder of pages, below the site."""
    remembered: ClassVar[tuple[str, ...]] = ()
    """Folders in which it keeps results between builds; a cold build has none of them."""
    plan_file: ClassVar[str]
    """Where a plan stands, with {institution} and {plan}."""

    def __init__(self, tools: Path) -> None:
        self.tools = tools

    @abstractmethod
    def install(self) -> None:
        """Install it below its folder, unless it is there."""

    @abstractmethod
    def version(self) -> str:
        """Its version, for the report."""

    @abstractmethod
    def files(self, institutions: Sequence[Institution]) -> dict[str, str]:
        """The files of its site: as somebody would lay out this content for it."""

    def prepare(self, site: Path) -> None:  # noqa: B027  # most need nothing
        """What the folder of the site needs besides files."""

    @abstractmethod
    def commands(self) -> list[Command]:
        """What builds the site, run in its folder one after the other."""


def write(root: Path, files: Mapping[str, str]) -> None:
    """Write files below a folder."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def python_environment(folder: Path, *requirements: str) -> Path:
    """A virtual environment with these packages: its folder of programs."""
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    if not _is_installed(folder, requirements):
        print(f"installing {', '.join(requirements)}", file=sys.stderr)
        venv.create(folder, with_pip=True, clear=True)
        _run([str(programs / "python"), "-m", "pip", "install", "--quiet", *requirements], folder)
        _mark_installed(folder, requirements)
    return programs


def node_modules(folder: Path, *packages: str) -> Path:
    """A folder of npm packages: its `node_modules`."""
    if not _is_installed(folder, packages):
        print(f"installing {', '.join(packages)}", file=sys.stderr)
        write(folder, {"package.json": '{"private": true, "type": "module"}\n'})
        quiet = ("--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts")
        _run(["npm", "install", *quiet, *packages], folder)
        _mark_installed(folder, packages)
    return folder / "node_modules"


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=sys.stderr)


def _is_installed(folder: Path, wanted: Sequence[str]) -> bool:
    mark = folder / ".installed"
    return mark.exists() and mark.read_text() == "\n".join(wanted)


def _mark_installed(folder: Path, wanted: Sequence[str]) -> None:
    (folder / ".installed").write_text("\n".join(wanted))
