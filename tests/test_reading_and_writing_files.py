"""What of a folder is read, and what stays as it was where files cannot be written."""

import os
import stat
from pathlib import Path

import pytest

from tcsite.edges import disk, output_folder
from tcsite.edges.disk import MAX_BYTES


@pytest.mark.parametrize(
    ("mode", "size", "said"),
    [
        (stat.S_IFREG, 0, ""),
        (stat.S_IFREG, MAX_BYTES, ""),
        (stat.S_IFREG, MAX_BYTES + 1, "this is larger than 50 MiB"),
        (stat.S_IFLNK, 1, "a symbolic link is not followed"),
        (stat.S_IFIFO, 0, "this is no file but a device or a pipe"),
    ],
)
def test_a_file_of_up_to_fifty_mebibytes_is_read(mode: int, size: int, said: str) -> None:
    refused = disk.unreadable("content/plan.pdf", mode, size)
    assert (refused.reason if refused else "") == said


@pytest.mark.parametrize(
    ("name", "left"),
    [
        (".plan.yaml.new-12345-0123abcd", True),
        ("plan.yaml.new-12345-0123abcd", False),
        (".plan.yaml.new-12345-0123abc", False),
        (".plan.yaml.new--0123abcd", False),
        (".gitkeep", False),
        (".htaccess", False),
    ],
)
def test_what_a_run_left_has_a_name_that_nobody_gives(name: str, *, left: bool) -> None:
    assert disk.is_leftover(name) is left


def test_folders_of_programs_are_no_part_of_a_site(tmp_path: Path) -> None:
    for folder in (".git", "__pycache__", "pages", ".hidden"):
        (tmp_path / "content" / folder).mkdir(parents=True)
        (tmp_path / "content" / folder / "a.md").write_bytes(b"x")
    assert set(disk.read_source(tmp_path, "content")) == {"content/pages/a.md", "content/.hidden/a.md"}


def test_of_several_files_all_are_written_or_none(tmp_path: Path) -> None:
    """The second cannot take its place: the folder of the third has the same name."""
    old, second = tmp_path / "a.yaml", tmp_path / "b"
    old.write_bytes(b"before")
    with pytest.raises(OSError, match="directory"):
        disk.put_all({old: b"after", second: b"new", second / "c.yaml": b"new"})
    assert old.read_bytes() == b"before"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["a.yaml"]


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"before")
    file.chmod(0o640)
    disk.put(file, b"after")
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"after", 0o640)


@pytest.mark.parametrize(("there", "refused"), [(".git/config", False), ("README.md", True)])
def test_a_site_begins_in_an_empty_folder_or_an_empty_repository(
    tmp_path: Path, there: str, *, refused: bool
) -> None:
    folder = tmp_path / "site"
    (folder / there).parent.mkdir(parents=True)
    (folder / there).write_bytes(b"theirs")
    if refused:
        with pytest.raises(disk.NotOurs, match="is not empty"):
            disk.begin({"site.yaml": b"title: x\n"}, folder)
        assert os.listdir(folder) == [there]
    else:
        disk.begin({"site.yaml": b"title: x\n"}, folder)
        assert (folder / "site.yaml").read_bytes() == b"title: x\n"
    assert (folder / there).read_bytes() == b"theirs"


def test_pages_are_written_after_what_they_use(tmp_path: Path) -> None:
    """Where files are written one by one, a page is the old one until all that it loads is there."""
    output = tmp_path / "output"
    output_folder.write({"index.html": b"old", "z.css": b"old"}, output, sources=tmp_path / "site")
    (output / "z.css").unlink()
    (output / "z.css").mkdir()
    (output / "z.css" / "theirs.txt").write_bytes(b"kept")
    with pytest.raises(OSError, match=r"z\.css"):
        output_folder.write(
            {"index.html": b"new", "z.css": b"new"},
            output,
            sources=tmp_path / "site",
            keep=("z.css/theirs.txt",),
        )
    assert (output / "index.html").read_bytes() == b"old"
