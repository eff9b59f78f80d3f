"""The output folder: what is not ours stays, and it can be written where it cannot be moved."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from running import tcsite as run_tcsite
from tcsite.edges import disk, output_folder
from tcsite.edges.output import WrittenOutput
from tcsite.edges.staging import Staged, Staging, staging_for
from tcsite.edges.system import System, using
from tcsite.files import PIECE, NotRead, digest
from tests.samples import FOLDER, INSTITUTION, PLAN, SITE, put

SOUND = {"site.yaml": SITE, f"{FOLDER}institution.yaml": INSTITUTION, f"{FOLDER}plans/2024-2027.yaml": PLAN}
OLD = {"index.html": b"old", "gone/index.html": b"gone", "style.css": b"p{}"}
NEW = {"index.html": b"new", "style.css": b"p{}", "more/index.html": b"more"}


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != output_folder.MARKER and ".cache" not in path.parts
    }


def tcsite(root: Path, *arguments: str, umask: int = 0o022) -> subprocess.CompletedProcess[str]:
    return run_tcsite(*arguments, cwd=root, umask=umask)


class OnlyInPieces(Staged):
    """Files on disk that are too large to be held."""

    def __getitem__(self, path: str) -> bytes:
        raise AssertionError(f"{path} was read as a whole")


def test_what_lies_on_the_disk_of_the_output_is_not_written_again(tmp_path: Path) -> None:
    with staging_for(tmp_path / "output") as folder:
        made = Staging(folder).keep({"data/all.csv": b"all"})
        done = WrittenOutput(tmp_path / "output", tmp_path / "output.json").write(
            made, {}, digests={"data/all.csv": digest(b"all")}, sources=tmp_path / "site"
        )
        assert (tmp_path / "output/data/all.csv").stat().st_nlink == 2
        assert folder.parent == tmp_path
    assert done.changed == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["output", "output.json"]
    assert WrittenOutput(tmp_path / "output", tmp_path / "output.json").read("data/all.csv") == b"all"


def test_what_a_killed_build_had_made_is_removed_by_the_next_and_another_build_keeps_its_own(
    tmp_path: Path,
) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left = [tmp_path / f".output.made.new-{process}-0123abcd" for process in (dead.pid, os.getpid())]
    for folder in left:
        put({"0": b"made"}, folder)
    with staging_for(tmp_path / "output"):
        assert [folder.exists() for folder in left] == [False, True]


def test_where_nothing_may_be_made_beside_the_output_it_is_made_elsewhere(tmp_path: Path) -> None:
    with staging_for(tmp_path / "not there" / "output") as folder:
        assert folder.is_dir()
        assert not folder.is_relative_to(tmp_path)


def test_files_are_compared_and_written_piece_by_piece(tmp_path: Path) -> None:
    output, record = tmp_path / "output", tmp_path / "output.json"
    large = b"0123456789" * (PIECE // 5)
    put({"0": large, "1": large[:-1] + b"!", "2": large + b"!"}, tmp_path / "made")
    for number, changed in [(0, 1), (0, 0), (1, 1), (2, 1)]:
        files = OnlyInPieces(str(tmp_path / "made"), {"data/all.csv": number})
        written = WrittenOutput(output, record).write(files, {}, sources=tmp_path / "site")
        assert (written.changed, written.unchanged) == (changed, 1 - changed)
        content = (tmp_path / "made" / str(number)).read_bytes()
        assert tree(output) == {"data/all.csv": content}
        assert WrittenOutput(output, record).has("data/all.csv", digest(content))


@pytest.mark.parametrize(
    ("keep", "theirs"),
    [
        ((), {".git/HEAD": b"ref"}),
        (("reports",), {"reports/2020/a.pdf": b"a", ".git/HEAD": b"ref"}),
        (("/reports/",), {"reports/a.pdf": b"a"}),
        (("*.ics",), {"dates.ics": b"x"}),
        (("more/*.pdf",), {"more/own.pdf": b"x"}),
    ],
)
def test_what_others_put_into_the_output_stays(
    tmp_path: Path, keep: tuple[str, ...], theirs: dict[str, bytes]
) -> None:
    output = tmp_path / "output"
    output_folder.write(OLD, output, sources=tmp_path / "site")
    put(theirs, output)
    written = output_folder.write(NEW, output, sources=tmp_path / "site", keep=keep)
    assert tree(output) == {**NEW, **theirs}
    assert (written.removed, written.one_by_one) == (1, "it holds what is to be kept")


def test_a_work_tree_that_holds_only_its_repository_takes_the_first_build(tmp_path: Path) -> None:
    output = tmp_path / "output"
    put({".git": b"gitdir: ../.git/worktrees/output\n"}, output)
    output_folder.write(NEW, output, sources=tmp_path / "site")
    assert tree(output) == {**NEW, ".git": b"gitdir: ../.git/worktrees/output\n"}


def test_what_is_published_in_a_folder_named_as_that_of_a_program_stays_there(tmp_path: Path) -> None:
    output, second = tmp_path / "output", tmp_path / "second"
    files = {**OLD, "node_modules/x/index.js": b"own", "node_modules/y.js": b"own"}
    output_folder.write(files, output, sources=tmp_path / "site", second=second)
    edited = {"index.html": b"edited"}
    stay = files.keys() - edited.keys()
    output_folder.write(edited, output, sources=tmp_path / "site", unchanged=stay, second=second)
    assert tree(output) == {**files, **edited}


class Counting(System):
    """Counts how often a file is given a second name, or a folder is made."""

    def __init__(self) -> None:
        self.calls = 0

    def link(self, path: object, to: object) -> None:
        self.calls += 1
        super().link(str(path), str(to))

    def new_folder(self, path: object) -> None:
        self.calls += 1
        super().new_folder(str(path))


PAGES = {f"{number}/index.html": b"page" for number in range(50)}


def test_a_change_makes_no_new_tree_where_a_second_one_is_kept(tmp_path: Path) -> None:
    output, second = tmp_path / "output", tmp_path / "cache/second"
    steps = [
        PAGES,
        {**PAGES, "7/index.html": b"new"},
        {**PAGES, "9/b": b"", "8/index.html": b"x"},
        PAGES,
        OLD,
    ]
    for number, files in enumerate(steps):
        before = {path: (output / path).stat() for path in files if number and (output / path).exists()}
        counting = Counting()
        with using(counting):
            output_folder.write(files, output, sources=tmp_path / "site", second=second)
        assert tree(output) == files
        assert [path for path in output.rglob("*") if path.is_dir() and not any(path.iterdir())] == []
        assert number == 0 or counting.calls < 5
        unchanged = {path for path, content in steps[number - 1].items() if files.get(path) == content}
        assert number == 0 or all(before[path].st_ino == (output / path).stat().st_ino for path in unchanged)
        assert {path.name for path in tmp_path.iterdir()} == {"output", "cache"}


def test_nothing_is_believed_of_the_second_tree(tmp_path: Path) -> None:
    output, second = tmp_path / "output", tmp_path / "second"
    output_folder.write(OLD, output, sources=tmp_path / "site", second=second)
    put({"letter": b"of others"}, tmp_path)
    (second / "style.css").unlink()
    put({"style.css": b"forged", "evil/index.html": b"forged", "node_modules/x": b"forged"}, second)
    (second / "link").symlink_to(tmp_path)
    (second / "gone/index.html").unlink()
    (second / "gone/index.html").mkdir()
    output_folder.write({**OLD, "index.html": b"new"}, output, sources=tmp_path / "site", second=second)
    assert tree(output) == {**OLD, "index.html": b"new"}
    assert not (output / "link").is_symlink()
    assert (tmp_path / "letter").read_bytes() == b"of others"
    output_folder.write(NEW, output, sources=tmp_path / "site", second=second)
    assert tree(output) == NEW


class ReadOnly(System):
    """No single file may be taken out of a folder, as where it is read-only."""

    def remove(self, path: object) -> None:
        raise PermissionError(str(path))


def test_a_second_tree_that_cannot_be_used_is_let_be(tmp_path: Path) -> None:
    output, second = tmp_path / "output", tmp_path / "second"
    output_folder.write(OLD, output, sources=tmp_path / "site", second=second)
    with using(ReadOnly()):
        output_folder.write(NEW, output, sources=tmp_path / "site", second=second)
    assert tree(output) == NEW
    assert {path.name for path in tmp_path.iterdir()} == {"output", "second"}


def test_a_build_keeps_a_second_tree_unless_nothing_is_to_be_kept(tmp_path: Path) -> None:
    root = put(SOUND, tmp_path)
    assert tcsite(root, "build", "--no-cache").returncode == 0
    assert not (root / ".cache/tcsite-output").exists()
    (root / FOLDER / "plans/2024-2027.yaml").write_bytes(
        PLAN.replace(b"every technician", b"all technicians")
    )
    assert tcsite(root, "build").returncode == 0
    second = root / ".cache/tcsite-output" / FOLDER.removeprefix("content/") / "plans/2024-2027/index.html"
    assert b"every technician" in second.read_bytes()


class Unmovable(System):
    """A system like that of a container, in which the output is a mount point."""

    def exchange(self, one: object, other: object) -> bool:
        return False

    def move(self, path: object, to: object) -> None:
        if Path(str(path)).name == "output":
            raise OSError(16, "Device or resource busy", str(path))
        super().move(str(path), str(to))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, NEW),
        ({"a": b"file"}, {"a/b": b"below"}),
        ({"a/b": b"below"}, {"a": b"file"}),
        ({"a/b/c": b"deep", "a/d": b"d"}, {"a/b": b"file", "a/d": b"d"}),
        ({}, NEW),
    ],
)
def test_where_the_folder_cannot_be_moved_its_files_are_written_one_by_one(
    tmp_path: Path, old: dict[str, bytes], new: dict[str, bytes]
) -> None:
    output = tmp_path / "output"
    output_folder.write(old, output, sources=tmp_path / "site")
    with using(Unmovable()):
        written = output_folder.write(new, output, sources=tmp_path / "site")
    assert tree(output) == new
    assert written.one_by_one == "the system does not let it be moved"
    assert [path.name for path in tmp_path.iterdir()] == ["output"]
    assert [path for path in output.rglob("*") if path.is_dir() and not any(path.iterdir())] == []


def test_a_mount_point_is_written_into(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "tmpfs", tmp_path / "output"], check=False, capture_output=True
    ).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        root = put(SOUND, tmp_path)
        done = tcsite(root, "build")
        assert done.returncode == 0, done.stderr
        assert "written file by file, because it is a mount point" in done.stdout
        assert (root / "output/index.html").is_file()
    finally:
        subprocess.run(["umount", tmp_path / "output"], check=True)


def test_the_output_may_be_where_you_are(tmp_path: Path) -> None:
    root = put(SOUND, tmp_path)
    (root / "out").mkdir()
    for next_step in ("next: open index.html in a browser\n", ""):  # where nothing changed, there is none
        done = tcsite(root / "out", "build", "--root", "..", "--output", ".")
        assert done.returncode == 0
        assert done.stderr == next_step
    assert (root / "out/index.html").is_file()


@pytest.mark.parametrize(
    ("umask", "folder", "file"), [(0o022, 0o755, 0o644), (0o077, 0o700, 0o600), (0o002, 0o775, 0o664)]
)
def test_the_umask_holds_for_all_that_is_written(tmp_path: Path, umask: int, folder: int, file: int) -> None:
    root = put(SOUND, tmp_path)
    assert tcsite(root, "build", umask=umask).returncode == 0
    output = root / "output"
    modes = {stat.S_IMODE(path.stat().st_mode) for path in [output, *output.rglob("*")] if path.is_dir()}
    assert modes == {folder}
    assert {stat.S_IMODE(path.stat().st_mode) for path in output.rglob("*") if path.is_file()} == {file}


def test_static_is_published_as_it_is(tmp_path: Path) -> None:
    theirs = {
        "CNAME": b"www.example.ac.uk\n",
        ".nojekyll": b"",
        ".well-known/security.txt": b"Contact: x\n",
        "a/b.bin": b"\0",
    }
    static = {f"static/{path}": content for path, content in theirs.items()}
    more = {
        "static/.git/HEAD": b"no",
        "static/Thumbs.db": b"no",
        "static/robots.txt": b"User-agent: *\nDisallow: /\n",
    }
    site = SITE + b"keep: [reports]\n"
    root = put({"site.yaml": site, f"{FOLDER}institution.yaml": INSTITUTION, **static, **more}, tmp_path)
    done = tcsite(root, "build")
    assert done.returncode == 1
    assert "static/robots.txt:1:1: error [address-clash] the site makes /robots.txt itself" in done.stdout
    assert "static/Thumbs.db:1:1: advice [file-not-read] left out: Windows keeps" in done.stdout
    made = tree(root / "output")
    assert {path: made.get(path) for path in theirs} == theirs
    assert b"Disallow: /\n" not in made["robots.txt"]
    assert not made.keys() & {"Thumbs.db", ".git/HEAD"}
    put({"reports/2020.pdf": b"%PDF-"}, root / "output")
    (root / "static/CNAME").unlink()
    again = tcsite(root, "build")
    assert (
        "1 kept that are not the site's; written file by file, because it holds what is to be kept"
        in again.stdout
    )
    assert (tree(root / "output").get("reports/2020.pdf"), "CNAME" in tree(root / "output")) == (
        b"%PDF-",
        False,
    )


def test_what_is_wrong_with_a_file_that_stays_is_said_again(tmp_path: Path) -> None:
    page = b'<!doctype html><html lang="en"><title>t</title><main><h1>t</h1><p>t</p><a href="none/">x</a></main></html>'
    root = put({**SOUND, "static/own.html": page}, tmp_path)
    said = '[broken-link] link to "none/" leads to nothing'
    for words in (b"every technician", b"all technicians", b"our technicians"):
        (root / FOLDER / "plans/2024-2027.yaml").write_bytes(PLAN.replace(b"every technician", words))
        assert said in tcsite(root, "build").stdout
    (root / "static/own.html").write_bytes(page.replace(b"none/", b"./"))
    assert "broken-link" not in tcsite(root, "build").stdout


@pytest.mark.parametrize("kept", ["'*'", "/", "..", "'**/*'", "../other", "a//b", ".", "'a\\b'"])
def test_what_would_keep_everything_or_lies_elsewhere_is_refused(tmp_path: Path, kept: str) -> None:
    root = put({"site.yaml": SITE + f"keep: {kept}\n".encode()}, tmp_path)
    done = tcsite(root, "check")
    assert done.returncode == 1
    assert 'site.yaml:3:7: error [schema] keep: expected a path in the output folder, found "' in done.stdout
    assert "as in  reports  or  reports/*.pdf" in done.stdout


def test_what_is_no_file_is_named_and_nothing_waits_for_it(tmp_path: Path) -> None:
    root = put(
        SOUND,
        tmp_path,
    )
    folder = root / FOLDER
    (folder / "files").mkdir()
    (folder / "ring").symlink_to(folder)
    (folder / "self.yaml").symlink_to("self.yaml")
    os.mkfifo(folder / "plans/2028-2030.yaml")
    os.mkfifo(folder / "files/plan.pdf")
    (root / "static").mkdir()
    os.mkfifo(root / "static/CNAME")
    with open(os.fsencode(folder / "files") + b"/caf\xe9.pdf", "wb") as file:
        file.write(b"%PDF-")
    (folder / "files/line\nbreak.pdf").write_bytes(b"%PDF-")
    found = {path: each for path, each in disk.read(root).files.items() if isinstance(each, NotRead)}
    assert {path.removeprefix(FOLDER): each.reason for path, each in found.items()} == {
        "files/caf\\xe9.pdf": "the name of this file is not UTF-8",
        "files/line\\x0abreak.pdf": "the name of this file holds a character that nobody sees",
        "files/plan.pdf": "this is no file but a device or a pipe",
        "plans/2028-2030.yaml": "this is no file but a device or a pipe",
        "ring": "a symbolic link is not followed",
        "self.yaml": "a symbolic link is not followed",
        "static/CNAME": "this is no file but a device or a pipe",
    }
    done = tcsite(root, "build")
    assert done.returncode == 1
    assert done.stdout.count("[file-not-read]") == len(found)
    assert all(
        f"{path}:1:1: error [file-not-read] {each.reason}" in done.stdout for path, each in found.items()
    )
    assert (
        "Show every technician on the web"
        in (root / "output" / FOLDER.removeprefix("content/") / "plans/2024-2027/index.html").read_text()
    )
    assert tcsite(root, "import", FOLDER + "plans/2028-2030.yaml").returncode == 2


def test_on_a_full_disk_no_file_is_lost(tmp_path: Path) -> None:
    root = put(
        SOUND,
        tmp_path,
    )
    before = tree(root)
    limited = "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    limited += "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)); from tcsite.cli import main; main()"
    for command in (["set", "2024-2027#V1", "--status", "complete"], ["record"], ["fmt"], ["build"]):
        if command == ["fmt"]:
            (root / FOLDER / "plans/2024-2027.yaml").write_bytes(PLAN.replace(b"stage: 3", b"stage:   3"))
            before = tree(root)
        environment = {
            **os.environ,
            "PYTHONPATH": str(Path(__file__).parent.parent),
            "PYTHONDONTWRITEBYTECODE": "1",  # what it compiled would be cut short for all that follow
        }
        done = subprocess.run(
            [sys.executable, "-c", limited, *command],
            cwd=root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, "Traceback" in done.stderr) == (2, False), done.stderr
        assert "the file would be larger than this system allows; raise that limit" in done.stderr
        assert tree(root) == before


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path: Path) -> None:
    root = put(SOUND, tmp_path)
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left = [
        root / FOLDER / f".institution.yaml.new-{process}-0123abcd" for process in (dead.pid, os.getpid())
    ]
    for path in left:
        path.write_bytes(b"half a fi")
    assert tcsite(root, "check").stdout.count("new-") == 0
    assert tcsite(root, "build").returncode == 0
    assert [path.exists() for path in left] == [False, True], "that of a run which goes on stays"


@pytest.mark.parametrize("moved_already", [True, False])
def test_of_an_old_site_that_a_killed_build_left_the_newer_one_counts(
    tmp_path: Path, *, moved_already: bool
) -> None:
    folder = tmp_path / "output"
    output_folder.write({"a.html": b"first"}, folder, sources=tmp_path)
    folder.rename(tmp_path / ".output.old")
    if moved_already:
        output_folder.write({"a.html": b"second"}, tmp_path / "other", sources=tmp_path)
        (tmp_path / "other").rename(folder)
    output_folder.write({"b.html": b"third"}, folder, sources=tmp_path, unchanged=["a.html"])
    kept = b"second" if moved_already else b"first"
    assert (folder / "a.html").read_bytes() == kept
    assert not (tmp_path / ".output.old").exists()


def test_a_file_in_the_place_of_the_output_is_left_alone(tmp_path: Path) -> None:
    target = put({"output": b"a letter"}, tmp_path) / "output"
    with pytest.raises(output_folder.NotOurs, match="is not a folder"):
        output_folder.write(NEW, target, sources=tmp_path / "site", force=True)
    assert target.read_bytes() == b"a letter"
