"""What a build knows of the one before it: files that lie in the output, and a site in which nothing changed."""

import fcntl
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from samples import FOLDER, INSTITUTION, SITE, put
from tcsite.edges import disk, output_folder, unchanged
from tcsite.edges.output import WrittenOutput
from tcsite.edges.sources import read_sources
from tcsite.files import digest

LONG_AGO = 1_600_000_000_000_000_000


def written(root: Path, files: dict[str, bytes]) -> WrittenOutput:
    """The output of a build that wrote some files."""
    before = WrittenOutput(root / "output", root / "record.json")
    output_folder.write(files, root / "output", sources=root / "sources")
    before.remember(files, {})
    return WrittenOutput(root / "output", root / "record.json")


def test_what_was_written_is_there_with_that_content_and_no_other(tmp_path: Path) -> None:
    output = written(tmp_path, {"a/index.html": b"one"})
    assert output.has("a/index.html", digest(b"one"))
    assert output.read("a/index.html") == b"one"
    assert not output.has("a/index.html", digest(b"two"))
    assert not output.has("b/index.html", digest(b"one"))
    assert output.read("b/index.html") is None


def swapped_for_a_link(path: Path) -> None:
    """A link of the same size and time as the file."""
    path.unlink()
    path.symlink_to("one")
    os.utime(path, ns=(LONG_AGO, LONG_AGO), follow_symlinks=False)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(Path.unlink, id="removed"),
        pytest.param(lambda path: path.write_bytes(b"more"), id="edited"),
        pytest.param(lambda path: path.write_bytes(b"two"), id="edited, same size"),
        pytest.param(os.utime, id="touched"),
        pytest.param(swapped_for_a_link, id="a link"),
        pytest.param(lambda path: (path.unlink(), path.mkdir()), id="a folder"),
        pytest.param(lambda path: (path.unlink(), path.parent.rmdir(), path.parent.touch()), id="no folder"),
    ],
)
def test_a_file_that_was_touched_counts_as_not_there(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    file = tmp_path / "output/a/index.html"
    written(tmp_path, {"a/index.html": b"one"})
    os.utime(file, ns=(LONG_AGO, LONG_AGO))
    WrittenOutput(tmp_path / "output", tmp_path / "record.json").remember({"a/index.html": b"one"}, {})
    spoil(file)
    output = WrittenOutput(tmp_path / "output", tmp_path / "record.json")
    assert not output.has("a/index.html", digest(b"one"))
    assert output.read("a/index.html") is None


RECORDS = [
    b"",
    b"\xff",
    b"[]",
    b"null",
    b"[" * 200_000,
    b'{"version":1}',
    b'{"version":1,"folder":"FOLDER","files":[]}',
    b'{"version":1,"folder":"FOLDER","files":{"a":1}}',
    b'{"version":1,"folder":"FOLDER","files":{"a":[1]}}',
    b'{"version":1,"folder":"FOLDER","files":{"a":["x",1,"x"]}}',
    b'{"version":1,"folder":"FOLDER","files":{"a":[Infinity,1,"x"]}}',
    b'{"version":1,"folder":"FOLDER","files":{"a":[1,NaN,"x"]}}',
    b'{"version":1,"folder":"FOLDER","files":{"a":[null,1,"x"]}}',
    b'{"version":9,"folder":"FOLDER","files":{}}',
]


@pytest.mark.parametrize("content", RECORDS)
def test_by_a_damaged_record_nothing_is_there(tmp_path: Path, content: bytes) -> None:
    record = tmp_path / "record.json"
    record.write_bytes(content.replace(b"FOLDER", str(tmp_path / "output").encode()))
    output = WrittenOutput(tmp_path / "output", record)
    assert not output.has("a", "x")
    assert output.read("a") is None


def test_a_record_of_another_folder_says_nothing(tmp_path: Path) -> None:
    written(tmp_path, {"a": b"one"})
    (tmp_path / "output").rename(tmp_path / "other")
    assert not WrittenOutput(tmp_path / "other", tmp_path / "record.json").has("a", digest(b"one"))


def test_a_record_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    put({"output/a": b"one", "file": b""}, tmp_path)
    WrittenOutput(tmp_path / "output", tmp_path / "file/record.json").remember({"a": b"one"}, {})
    assert (tmp_path / "file").read_bytes() == b""


def test_what_stayed_is_remembered_with_what_was_made(tmp_path: Path) -> None:
    output = written(tmp_path, {"a": b"one", "b": b"two"})
    output_folder.write({"b": b"three"}, tmp_path / "output", sources=tmp_path / "sources", unchanged=["a"])
    output.remember({"b": b"three"}, {"a": digest(b"one")})
    again = WrittenOutput(tmp_path / "output", tmp_path / "record.json")
    assert again.has("a", digest(b"one"))
    assert again.has("b", digest(b"three"))


def test_of_two_builds_at_once_none_takes_the_other_s_files_for_its_own(tmp_path: Path) -> None:
    output, record, sources = tmp_path / "output", tmp_path / "record.json", tmp_path / "sources"
    written(tmp_path, {"a": b"one", "b": b"two"})
    first, second = WrittenOutput(output, record), WrittenOutput(output, record)
    second.write({"a": b"TWO", "b": b"TWO"}, {}, sources=sources)
    with pytest.raises(output_folder.Disturbed):
        first.write({"b": b"one"}, {"a": digest(b"one")}, sources=sources)
    assert (output / "a").read_bytes() == (output / "b").read_bytes() == b"TWO"
    first.write({"a": b"one", "b": b"one"}, {}, sources=sources)
    again = WrittenOutput(output, record)
    assert again.has("a", digest(b"one"))
    assert not again.has("a", digest(b"TWO"))


def test_what_is_recorded_was_recorded_before_another_build_may_write(tmp_path: Path) -> None:
    seen: list[bool] = []

    def busy() -> None:
        handle = os.open(tmp_path, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            seen.append(False)
        except BlockingIOError:
            seen.append(True)
        finally:
            os.close(handle)

    for _ in range(2):  # a site that is new, and one in which nothing differs
        output_folder.write({"a": b"one"}, tmp_path / "output", sources=tmp_path / "sources", then=busy)
    assert seen == [True, True]


PAGE = "content/pages/about.md"
FILE = f"{FOLDER}institution.yaml"
SOURCES = {"site.yaml": SITE, FILE: INSTITUTION, PAGE: b"---\ntitle: About\n---\n\nWords.\n"}


class Built:
    """A site in a real folder that was built a moment ago, and the note of it."""

    def __init__(self, root: Path, *options: str) -> None:
        self.root = root
        self.arguments = ["build", "--root", str(root), "--as-of", "2026-11-22", *options]
        put(SOURCES, root)
        put({"output/index.html": b"<p>", "output/.tcsite": b""}, root)

    def note(self, meanwhile: Callable[[Path], object] = lambda _: None, *, age: int = 3_600 * 10**9) -> None:
        """Note a build that began `age` nanoseconds after its sources were written; more may happen meanwhile."""
        changed = [info.st_ctime_ns for _, info in unchanged._sources(str(self.root))]
        sources = read_sources(self.root)
        meanwhile(self.root)
        began = max(changed) + age
        folder = str(self.root / "output")
        unchanged.note(unchanged.Build(self.arguments, began, sources, folder, "all is well ŵ\n", 3))

    def replay(self, *more: str) -> int | None:
        """The exit code of the build as replayed."""
        return unchanged.replay([*self.arguments, *more])


@pytest.fixture
def built(tmp_path: Path) -> Built:
    """The site."""
    return Built(tmp_path)


@pytest.mark.parametrize("age", [1, 3_600 * 10**9])
def test_where_nothing_changed_the_report_and_the_exit_code_are_the_same(
    built: Built, capsys: pytest.CaptureFixture[str], age: int
) -> None:
    built.note(age=age)
    assert [built.replay(), built.replay()] == [3, 3]
    assert capsys.readouterr().out == "all is well ŵ\n" * 2


def test_files_that_are_known_are_noted_as_they_would_be_found(tmp_path: Path) -> None:
    paths = ["a/b", "a.html", "a-b/c", "a/B/c", "ä/x", "a/b.txt", "Z", ".tcsite", "a/a/a"]
    put(dict.fromkeys(paths, b""), tmp_path)
    folder = str(tmp_path)
    assert unchanged._look(unchanged._each(folder, paths)) == unchanged._look(unchanged._below(folder))


def same_size_and_time(path: Path) -> None:
    """Write a file again with as many bytes and with its old time."""
    info = path.stat()
    path.write_bytes(b"x" * info.st_size)
    os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))


def moved_here(path: Path) -> None:
    """Put an old file of the same size and time in the place of another."""
    other = path.with_name("zz")
    other.write_bytes(b"x" * path.stat().st_size)
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)


def swapped(folder: Path) -> None:
    """Put a link to a folder in the place of the folder."""
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to("elsewhere")


EDITS = [
    pytest.param(lambda root: (root / "content/pages/new.md").write_bytes(b""), id="a new page"),
    pytest.param(lambda root: put({"themes/own/assets/a.css": b""}, root), id="a theme"),
    pytest.param(lambda root: (root / PAGE).unlink(), id="a page removed"),
    pytest.param(lambda root: (root / "site.yaml").unlink(), id="no settings"),
    pytest.param(lambda root: (root / PAGE).rename(root / "content/pages/other.md"), id="renamed"),
    pytest.param(lambda root: os.utime(root / FILE), id="touched"),
    pytest.param(lambda root: (root / FILE).write_bytes(b"other"), id="edited"),
    pytest.param(lambda root: same_size_and_time(root / FILE), id="same size and time"),
    pytest.param(lambda root: moved_here(root / PAGE), id="an older file moved here"),
    pytest.param(lambda root: swapped(root / "content"), id="a link in the place of a folder"),
    pytest.param(lambda root: (root / "content/link").symlink_to("/nowhere"), id="a link"),
]
OUTPUT = [
    pytest.param(lambda root: (root / "output/index.html").unlink(), id="a page removed"),
    pytest.param(lambda root: (root / "output/new").write_bytes(b""), id="a foreign file"),
    pytest.param(lambda root: (root / "output/link").symlink_to("/tmp"), id="a foreign link"),
    pytest.param(lambda root: (root / "output/index.html").write_bytes(b"<b>"), id="edited, same size"),
    pytest.param(lambda root: same_size_and_time(root / "output/index.html"), id="same size and time"),
    pytest.param(lambda root: (root / "output").rename(root / "out"), id="no folder"),
]


@pytest.mark.parametrize("age", [1, 3_600 * 10**9])
@pytest.mark.parametrize("edit", [*EDITS, *OUTPUT])
def test_after_any_change_there_is_a_real_build(
    built: Built, capsys: pytest.CaptureFixture[str], edit: Callable[[Path], object], age: int
) -> None:
    built.note(age=age)
    edit(built.root)
    assert built.replay() is None
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("edit", EDITS)
def test_what_changed_while_the_site_was_built_is_not_taken_for_what_was_read(
    built: Built, edit: Callable[[Path], object]
) -> None:
    built.note(edit, age=1)
    assert built.replay() is None


def test_what_tcsite_ships_may_be_missing_from_the_site(built: Built) -> None:
    assert any(path.startswith("themes/default/") for path in disk.read(built.root).files)
    built.note()
    assert built.replay() == 3


@pytest.mark.parametrize(
    "more", [["--strict"], ["--base-url", "https://example.org/"], ["--as-of", "2026-11-23"], ["--help"]]
)
def test_a_build_that_is_asked_otherwise_is_real(built: Built, more: list[str]) -> None:
    built.note()
    assert built.replay(*more) is None


def test_without_a_cache_nothing_is_noted(tmp_path: Path) -> None:
    built = Built(tmp_path, "--no-cache")
    built.note()
    assert not (tmp_path / ".cache").exists()
    assert built.replay() is None


@pytest.mark.parametrize("arguments", [[], ["check"], ["build", "--root"], ["--root", "x", "build"]])
def test_other_commands_are_not_replayed(arguments: list[str]) -> None:
    assert unchanged.replay(arguments) is None


def flipped(content: bytes, place: int) -> bytes:
    """The content with one bit of a byte changed."""
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def test_a_note_that_is_damaged_anywhere_counts_as_not_there(built: Built) -> None:
    built.note()
    path = built.root / unchanged.NOTE
    content = path.read_bytes()
    step = max(1, len(content) // 200)
    for place in [*range(0, len(content), step), content.index(b"is well"), len(content) - 1]:
        path.write_bytes(flipped(content, place))
        assert built.replay() is None
    for place in range(0, len(content), step):
        path.write_bytes(content[:place])
        assert built.replay() is None
    path.write_bytes(content)
    assert built.replay() == 3


@pytest.mark.parametrize(
    "planted", [b"", b"[" * 200_000, b"\xff\n{}", b"{}", b"null", json.dumps({"version": 2}).encode()]
)
def test_a_planted_note_counts_as_not_there(built: Built, planted: bytes) -> None:
    for content in (planted, unchanged._name_of(planted).encode() + b"\n" + planted):
        put({unchanged.NOTE: content}, built.root)
        assert built.replay() is None


def test_a_note_that_cannot_be_written_is_no_error(built: Built) -> None:
    put({".cache": b""}, built.root)
    built.note()
    assert built.replay() is None


def test_a_changed_module_makes_a_real_build(built: Built) -> None:
    built.note()
    path = built.root / unchanged.NOTE
    note = json.loads(path.read_bytes().partition(b"\n")[2])
    (module,) = (one for one in note["modules"] if one[0].endswith("/edges/unchanged.py"))
    module[1] += 1
    content = json.dumps(note).encode()
    path.write_bytes(unchanged._name_of(content).encode() + b"\n" + content)
    assert built.replay() is None
