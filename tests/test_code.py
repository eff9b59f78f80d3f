"""The name of this very tcsite, by which caches know what made them."""

import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import tcsite
from samples import ROOT, put
from tcsite.edges.code import PACKAGES, YOUNG, code_digest, modules_digest
from tcsite.edges.system import PathLike, System, using


def test_the_same_code_has_one_name_wherever_it_was_installed(tmp_path: Path) -> None:
    assert code_digest() == code_digest()
    assert len(code_digest()) == 16


def test_what_tcsite_does_not_need_is_no_part_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    before = code_digest()
    (tmp_path / "pip-99.0.dist-info").mkdir()
    assert code_digest() == before


def needed(name: str, found: set[str]) -> set[str]:
    """A package and all that it needs, by their names in folders of metadata."""
    name = re.sub(r"[-_.]+", "_", name).lower()
    if name not in found:
        found.add(name)
        for line in requires(name) or ():
            asked = Requirement(line)
            if asked.marker is None or asked.marker.evaluate({"extra": ""}):
                needed(asked.name, found)
    return found


def test_all_that_tcsite_needs_is_a_part_of_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    found: set[str] = set()
    for line in project["dependencies"]:
        needed(Requirement(line).name, found)
    assert {f"{name}_" for name in found} <= set(PACKAGES)


def test_another_version_of_a_package_is_other_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    before = code_digest()
    (tmp_path / "jinja2-99.0.dist-info").mkdir()
    assert code_digest() != before


def test_another_copy_of_the_same_code_has_the_same_name(tmp_path: Path) -> None:
    package = tmp_path / "elsewhere/tcsite"
    shutil.copytree(Path(tcsite.__file__).parent, package, copy_function=shutil.copyfile)
    put({"bundled/content/vocabulary/pillars.yaml": b"", "__pycache__/x.py": b""}, package)

    def name() -> str:
        asking = "from tcsite.edges.code import code_digest; print(code_digest())"
        environment = {**os.environ, "PYTHONPATH": str(package.parent)}
        command = [sys.executable, "-c", asking]
        done = subprocess.run(
            command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    assert name() == code_digest()
    (package / "files.py").write_bytes((package / "files.py").read_bytes() + b"\n")
    assert name() != code_digest()


class Reading(System):
    """A system that knows which modules it has read."""

    def __init__(self) -> None:
        self.read_modules: list[str] = []

    def read(self, path: PathLike) -> bytes:
        if os.fspath(path).endswith(".py"):
            self.read_modules.append(Path(path).name)
        return super().read(path)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return put({"a.py": b"1", "b/c.py": b"2", "b/words.yaml": b"x"}, tmp_path / "package")


def modules_read(package: Path, *, later: int = 0) -> list[str]:
    """The modules that are read to name a package's code, so many nanoseconds from now."""
    with using(reading := Reading()):
        modules_digest(package, time.time_ns() + later)
    return reading.read_modules


@pytest.fixture
def keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python keeps what it compiles."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


LATER = YOUNG + 10**9


@pytest.mark.usefixtures("keeping")
def test_modules_that_look_the_same_are_read_once(package: Path) -> None:
    assert modules_read(package, later=LATER) == ["a.py", "c.py"]
    assert modules_read(package) == []
    before = modules_digest(package, time.time_ns())
    shutil.rmtree(package / "__pycache__")
    assert modules_digest(package, time.time_ns()) == before


CHANGES: dict[str, Callable[[Path], object]] = {
    "written": lambda package: (package / "a.py").write_bytes(b"3"),
    "longer": lambda package: (package / "a.py").write_bytes(b"11"),
    "new": lambda package: (package / "b/d.py").write_bytes(b""),
    "gone": lambda package: (package / "b/c.py").unlink(),
    "called otherwise": lambda package: (package / "b/c.py").rename(package / "b/e.py"),
    "written and set back": lambda package: _set_back(package / "a.py", b"3"),
    "a word list": lambda package: (package / "b/words.yaml").write_bytes(b"y"),
}


def _set_back(path: Path, content: bytes) -> None:
    info = path.stat()
    path.write_bytes(content)
    os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))


@pytest.mark.usefixtures("keeping")
@pytest.mark.parametrize("change", CHANGES)
def test_a_module_that_changes_changes_the_name(change: str, package: Path) -> None:
    before = modules_digest(package, time.time_ns() + LATER)
    time.sleep(0.02)  # clocks of file systems have steps
    CHANGES[change](package)
    assert modules_digest(package, time.time_ns() + LATER) != before


@pytest.mark.usefixtures("keeping")
def test_nothing_is_noted_of_modules_that_were_written_just_now(package: Path) -> None:
    modules_read(package)
    assert not (package / "__pycache__").exists()


def test_nothing_is_noted_where_python_keeps_nothing(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    modules_read(package, later=LATER)
    assert not (package / "__pycache__").exists()


@pytest.mark.usefixtures("keeping")
@pytest.mark.parametrize("content", [b"", b"x", b"a b c", b"\xff\xfe", b"0" * 32 + b" " + b"1" * 32])
def test_a_damaged_note_counts_as_none(package: Path, content: bytes) -> None:
    before = modules_digest(package, time.time_ns() + LATER)
    (package / "__pycache__/digest").write_bytes(content)
    assert modules_read(package, later=LATER) == ["a.py", "c.py"]
    assert modules_digest(package, time.time_ns()) == before


@pytest.mark.usefixtures("keeping")
def test_where_no_note_can_be_written_the_modules_are_read_each_time(package: Path) -> None:
    (package / "__pycache__").write_bytes(b"")
    assert modules_read(package, later=LATER) == modules_read(package, later=LATER) == ["a.py", "c.py"]
