"""One door to the system: whatever it refuses, no command fails with a traceback, and nothing is lost."""

import ast
import errno
import os
import shutil
from collections.abc import Iterator
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from click.testing import CliRunner, Result

from own_code import nodes_of
from tcsite.cli import main
from tcsite.cli.served_build import site_maker
from tcsite.edges.serve.last_good_build import BuildOutcome, LastGoodBuild
from tcsite.edges.serve.stopping_cache import StoppingCache
from tcsite.edges.system import System, using
from tests.samples import FOLDER, INSTITUTION, PLAN, SITE, UPDATE, put

ERRORS = (
    *(errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EBUSY, errno.EIO, errno.EROFS),
    *(errno.EMFILE, errno.ENAMETOOLONG),
)
PACKAGE = Path(__file__).parent.parent / "tcsite"
TABLE = b"id,action,when,owner\nV1,Show every technician,2025,Steering group\nV2,Hold a fair,2026,HR\n"
SOURCES = {
    "site.yaml": SITE,
    f"{FOLDER}institution.yaml": INSTITUTION,
    f"{FOLDER}plans/2024-2027.yaml": PLAN.replace(b"stage: 3", b"stage:   3"),
    f"{FOLDER}updates/2026-03-12-workshops.md": UPDATE,
    f"{FOLDER}files/plan.txt": b"The plan, as text",
    "static/CNAME": b"www.example.ac.uk\n",
    "content/addresses.txt": b"",
    "plan.csv": TABLE,
}
DAY = ("--as-of", "2026-11-22")
COMMANDS: dict[str, tuple[str, ...]] = {
    "check": ("check", "--no-cache", *DAY),
    "fix": ("check", "--fix", "--no-cache", *DAY),
    "build": ("build", *DAY),
    "set": ("set", "2024-2027#V1", "--status", "complete", "--date", "2026-10", *DAY),
    "record": ("record", *DAY),
    "fmt": ("fmt",),
    "import": ("import", "plan.csv", "--plan", "2028-2030"),
    "add": ("add", "update", "--title", "New workshops", *DAY),
    "new": ("new", "fresh", "--institution", "University of Example", "--nation", "England"),
    "status": ("status", "--no-cache", "--ics", "dates.ics", *DAY),
    "editors": ("editors",),
    "add plan": ("add", "plan", *DAY),
    "add self-assessment": ("add", "self-assessment", *DAY),
    "export": ("export", "--plan", "2024-2027", "--output", "plan.docx"),
    "upgrade": ("upgrade", "--ci", "github"),
}


class Filling:
    """A file that takes half of what is written first, and then no more."""

    def __init__(self, file: BinaryIO, code: int) -> None:
        self.file, self.code = file, code

    def __enter__(self) -> "Filling":
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def write(self, content: bytes) -> int:
        self.file.write(content[: len(content) // 2])
        raise OSError(self.code, os.strerror(self.code), self.file.name)

    def close(self) -> None:
        self.file.close()


class Failing(System):
    """The system, of which one call fails, once."""

    def __init__(self, root: Path, at: int = -1, code: int = 0, *, halfway: bool = False) -> None:
        self.root, self.at, self.code, self.halfway = os.path.realpath(root), at, code, halfway
        self.calls: list[str] = []
        self.failed = ""

    def _may_fail(self, name: str, path: Any) -> None:
        place = os.path.realpath(os.path.dirname(os.path.abspath(path)))
        if not place.startswith(self.root):
            return  # tcsite's own files
        self.calls.append(f"{name} {path}")
        if len(self.calls) - 1 == self.at:
            self.failed = f"{name} {path}"
            if name == "begin" and self.halfway:
                return
            raise OSError(self.code, os.strerror(self.code), os.fspath(path))


def _failing(name: str) -> Any:
    def call(self: Failing, *arguments: Any) -> Any:
        try:
            self._may_fail(name, arguments[0])
        except OSError:
            if name == "write" and self.halfway:  # the disk is full in the middle of it
                path, content = arguments
                System.write(self, path, content[: len(content) // 2])
            raise
        done = getattr(System, name)(self, *arguments)
        if name == "begin" and self.halfway and self.failed == f"begin {arguments[0]}":
            return Filling(done, self.code)
        return done

    return call


for each in vars(System):
    if not each.startswith("_") and each != "close":
        setattr(Failing, each, _failing(each))


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }


def run(command: str, root: Path, system: System) -> Result:
    before = Path.cwd()
    os.chdir(root)
    try:
        with using(system):
            return CliRunner().invoke(main, COMMANDS[command])
    finally:
        os.chdir(before)


def begun(root: Path, command: str) -> Path:
    root = put(SOURCES, root)
    if command == "build":  # there is a site already, and it will change
        run(command, root, System())
        put({f"{FOLDER}institution.yaml": INSTITUTION.replace(b"Head of", b"Director of")}, root)
    return root


def chosen(calls: list[str]) -> list[int]:
    """The first call of each kind, in each area; with TCSITE_EVERY_CALL in the environment, every one."""
    if "TCSITE_EVERY_CALL" in os.environ:
        return list(range(len(calls)))
    kinds: dict[tuple[str, str], list[int]] = {}
    for number, call in enumerate(calls):
        name, _, path = call.partition(" ")
        area = next(
            (part for part in ("output", "content", ".cache", "static", "site.yaml") if part in path), ""
        )
        fresh = ".new-" in path
        kinds.setdefault((name, f"{area} {fresh}"), []).append(number)
    return sorted({number for numbers in kinds.values() for number in numbers[:1]})


def outcomes(command: str, folder: Path, errors: Iterator[int], *, halfway: bool = False) -> list[str]:
    """What is wrong after each call of a command has failed once, or (`halfway`) each writing in its middle."""
    sound = begun(folder / "sound", command)
    before = tree(sound)
    original = Path(shutil.copytree(sound, folder / "original"))
    counting = Failing(sound)
    done = run(command, sound, counting)
    after = tree(sound)
    wrong = [] if done.exit_code in (0, 1) else [f"without a failure: {done.output}"]
    for number in chosen(counting.calls):
        if halfway and counting.calls[number].partition(" ")[0] not in ("write", "begin"):
            continue
        root = Path(shutil.copytree(original, folder / f"{number}"))
        system = Failing(root, number, next(errors), halfway=halfway)
        result = run(command, root, system)
        now = tree(root)
        what = f"{command}, {system.failed} [{errno.errorcode[system.code]}]"
        if not system.failed:
            continue  # a call that depends on chance, such as the name of a fresh file
        if result.exception and not isinstance(result.exception, SystemExit):
            wrong.append(f"{what}: {result.exception!r}")
        lost = [
            path
            for path in before
            if now.get(path) not in (before[path], after.get(path)) and path in SOURCES
        ]
        wrong += [f"{what}: {path} was lost" for path in lost]
        wrong += [f"{what}: {path} was left" for path in now if ".new-" in path]
        site, old, new = ({p: t[p] for p in t if p.startswith("output/")} for t in (now, before, after))
        if site not in (old, new) and result.exit_code == 0:
            wrong.append(f"{what}: a site of two builds, {sorted(site.keys() ^ new.keys())}")
        place = system.failed.partition(" ")[2]
        named = Path(place).name.removeprefix(".").partition(".new-")[0]
        if ".output.made.new-" in place:  # what is made lies there until it is written
            named = "output"
        if now != after and named not in result.output + (result.stderr or ""):
            wrong.append(f"{what}: not named in  {result.output}")
        removing = system.failed.startswith("remove")  # then what stays has no other name
        if ".new-" in result.output + (result.stderr or "") and not removing:
            wrong.append(f"{what}: called by a name that it has for a moment: {result.output}")
        if now != after and result.exit_code == 0:
            wrong.append(f"{what}: exit code 0, and not all is done: {result.output}")
    return wrong


@pytest.mark.parametrize("command", COMMANDS)
def test_each_call_may_fail_once(command: str, tmp_path: Path) -> None:
    def errors() -> Iterator[int]:
        while True:
            yield from ERRORS

    assert outcomes(command, tmp_path, errors()) == []


WRITING = ("build", "set", "record", "fmt", "import", "add", "add plan", "new", "export")


@pytest.mark.parametrize("command", WRITING)
def test_a_file_may_be_written_by_half(command: str, tmp_path: Path) -> None:
    assert outcomes(command, tmp_path, cycle([errno.ENOSPC, errno.EDQUOT, errno.EFBIG]), halfway=True) == []


CALLS = {
    *(
        "open",
        "scandir",
        "listdir",
        "lstat",
        "replace",
        "unlink",
        "rmdir",
        "mkdir",
        "makedirs",
        "rmtree",
        "walk",
    ),
    *(
        "read_bytes",
        "read_text",
        "write_bytes",
        "write_text",
        "iterdir",
        "rglob",
        "is_file",
        "is_dir",
        "exists",
    ),
    *("mkstemp", "mkdtemp", "rename", "symlink", "chmod", "link", "touch", "utime"),
}
OWN = {
    ("processes.py", "open"): "a pipe between two processes",
    ("handlers.py", "self.file.read_bytes"): "a script of a package",
    ("watcher.py", "(path := (self._root / name)).is_dir"): "what the system's own watcher is to look at",
    ("compiled.py", "folder.is_dir"): "where Python keeps what it compiled",
    ("compiled.py", "folder.mkdir"): "the same",
    ("compiled.py", "shutil.rmtree"): "the same",
    ("parse.py", "walker.walk"): "no folder",
    ("installation.py", "installed().read_text"): "what pip noted of tcsite",
    ("installation.py", "noted.read_text"): "the same",
}
"""Calls that read and write no file of a site, and why."""


def test_nothing_else_opens_reads_or_writes_a_file() -> None:
    found = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name == "system.py":
            continue
        for node in nodes_of(path):
            function = node.func if isinstance(node, ast.Call) else None
            if isinstance(function, ast.Name) and function.id == "open":
                found.add((path.name, "open"))
            if isinstance(function, ast.Attribute) and function.attr in CALLS:
                whose = ast.unparse(function.value)
                of_a_text = function.attr in ("replace", "link", "rename", "open") and whose not in (
                    "os",
                    "shutil",
                )
                if whose != "entry" and not of_a_text:  # an entry of a folder was told by the system already
                    found.add((path.name, f"{whose}.{function.attr}"))
    assert found == set(OWN)


def test_each_call_may_fail_once_when_serving_starts(tmp_path: Path) -> None:
    root = put(SOURCES, tmp_path / "site")

    def first_build(system: System) -> BuildOutcome | None:
        build = LastGoodBuild(root, site_maker(lambda: date(2026, 11, 22)), StoppingCache(None))
        with using(system):
            return build.build("http://127.0.0.1:8000/")

    counting = Failing(root.parent)
    first_build(counting)
    wrong = []
    for number, code in zip(chosen(counting.calls)[::2], cycle(ERRORS)):
        system = Failing(root.parent, number, code)
        done = first_build(system)
        texts = [each.text for each in done.result.problems] if done else []
        named = Path(system.failed.partition(" ")[2]).name
        told = not system.failed or any(named in text for text in texts) or (done and done.files)
        if not told or any("tcsite itself failed" in text for text in texts):
            wrong.append(f"{system.failed} {errno.errorcode[code]}: {texts}")
    assert wrong == []
