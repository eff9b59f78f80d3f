"""Sources: what institutions say stays on disk, is read when it is asked for, and is never read as something else."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tcsite.build.memory import InMemory, NoOutput
from tcsite.cli.building import build_site
from tcsite.edges import disk, unchanged
from tcsite.edges.sources import Sources, read_sources
from tcsite.edges.stopwatch import Stopwatch
from tcsite.edges.system import PathLike, System, using
from tcsite.files import SourceChanged
from tests.samples import FOLDER, put

PLAN = f"{FOLDER}plans/2024-2027.yaml"


class Reading(System):
    """The system, and what was read below content/institutions/."""

    def __init__(self) -> None:
        self.read_files: list[str] = []

    def read(self, path: PathLike) -> bytes:
        name = os.fspath(path)
        if "/content/institutions/" in name:
            self.read_files.append(os.path.basename(name))
        return super().read(path)


def later() -> int:
    """A time at which the times of files prove something."""
    return unchanged.now() + 2 * unchanged.YOUNG


def read_again(
    root: Path, memory: InMemory, clock: Callable[[], int] = unchanged.now
) -> tuple[list[str], Sources]:
    """The files of institutions that a build reads to know what it has to make, and the sources."""
    reading = Reading()
    with using(reading):
        found = read_sources(root, memory, clock=clock)
    return reading.read_files, found


@pytest.fixture
def root(small: dict[str, bytes], tmp_path: Path) -> Path:
    """A site, one file of which is not read."""
    put(small, tmp_path)
    (tmp_path / FOLDER / "files").mkdir(exist_ok=True)
    os.symlink("/etc/passwd", tmp_path / FOLDER / "files/link.txt")
    return tmp_path


def test_they_are_what_reading_all_of_them_gives(root: Path) -> None:
    sources, files = read_sources(root), disk.read(root).files
    assert dict(sources) == files
    assert list(sources) == list(files)
    assert [*sources.unread()] == [f"{FOLDER}files/link.txt"]


def test_a_file_that_did_not_change_is_not_read_to_know_it(root: Path) -> None:
    memory = InMemory()
    young, _ = read_again(root, memory)
    again, _ = read_again(root, memory)
    assert young == again != []  # its time could not tell a second writing
    read_again(root, memory, later)
    none, before = read_again(root, memory)
    assert none == []
    content = (root / PLAN).read_bytes()
    (root / PLAN).write_bytes(content.replace(b"Half of the", b"Most of the"))
    read, after = read_again(root, memory)
    assert read == ["2024-2027.yaml"]
    assert before.digest(PLAN) != after.digest(PLAN)


def test_what_changes_while_a_build_runs_is_not_taken_for_what_it_was(root: Path) -> None:
    sources = read_sources(root)
    (root / PLAN).write_bytes(b"title: Another\n")
    with pytest.raises(SourceChanged):
        sources[PLAN]
    assert sources.to_show()[PLAN] == b"title: Another\n"
    (root / PLAN).unlink()
    with pytest.raises(SourceChanged):
        sources[PLAN]
    assert sources.to_show()[PLAN] == b""


@pytest.mark.parametrize("at", ["facts of institutions", "pages of institutions, data files, search"])
def test_a_save_during_a_build_is_in_it_or_in_the_next(root: Path, at: str) -> None:
    class Saving(Stopwatch):
        def step(self, name: str) -> None:
            super().step(name)
            if name == at:
                content = (root / PLAN).read_bytes()
                (root / PLAN).write_bytes(content.replace(b"Half of the", b"Most of the"))

    day = date(2026, 6, 1)
    during = build_site(root, day, output=NoOutput(), watch=Saving())[1]
    after = build_site(root, day, output=NoOutput())[1]
    clean = build_site(root, day, output=NoOutput(), no_cache=True)[1]
    assert dict(during.files) == dict(after.files) == dict(clean.files)
    assert any(b"Most of the" in content for content in clean.files.values())
