"""Reading a site's folder, and writing one whole or not at all."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tcsite.edges import disk, output_folder
from tcsite.files import NotRead

SITE = {"index.html": b"<p>home", "institutions/x/index.html": b"<p>x", "style.css": b"p{}"}


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != output_folder.MARKER
    }


def test_what_is_written_is_what_was_given(tmp_path: Path) -> None:
    written = output_folder.write(SITE, tmp_path / "output", sources=tmp_path / "site")
    assert tree(tmp_path / "output") == SITE
    assert written == output_folder.Written(changed=3, unchanged=0, removed=0)


def test_unchanged_files_keep_their_bytes_and_times_and_old_ones_disappear(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output_folder.write(SITE, output, sources=tmp_path / "site")
    for path in output.rglob("*"):
        os.utime(path, ns=(10**18, 10**18))
    written = output_folder.write(
        {"index.html": b"<p>new", "style.css": b"p{}"}, output, sources=tmp_path / "site"
    )
    assert (output / "style.css").stat().st_mtime_ns == 10**18
    assert (output / "index.html").stat().st_mtime_ns != 10**18
    assert tree(output) == {"index.html": b"<p>new", "style.css": b"p{}"}
    assert not (output / "institutions").exists()
    assert written == output_folder.Written(changed=1, unchanged=1, removed=1)


def test_a_file_of_the_same_size_but_other_content_is_written(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output_folder.write({"index.html": b"one"}, output, sources=tmp_path / "site")
    written = output_folder.write({"index.html": b"two"}, output, sources=tmp_path / "site")
    assert tree(output) == {"index.html": b"two"}
    assert written == output_folder.Written(changed=1, unchanged=0, removed=0)


def test_a_folder_that_tcsite_did_not_make_is_left_alone(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "thesis.docx").write_bytes(b"years of work")
    with pytest.raises(disk.NotOurs, match="did not make"):
        output_folder.write(SITE, output, sources=tmp_path / "site")
    assert tree(output) == {"thesis.docx": b"years of work"}
    output_folder.write(SITE, output, sources=tmp_path / "site", force=True)
    assert tree(output) == SITE


@pytest.mark.parametrize("output", [".", "..", "content", "content/deep", "themes/own", "site.yaml"])
def test_the_sources_are_never_written_over_even_by_force(tmp_path: Path, output: str) -> None:
    root = tmp_path / "site"
    (root / "content").mkdir(parents=True)
    (root / "site.yaml").write_bytes(b"title: x\n")
    with pytest.raises(disk.NotOurs):
        output_folder.write(SITE, root / output, sources=root, force=True)
    assert tree(root) == {"site.yaml": b"title: x\n"}


def test_a_failed_write_leaves_the_last_good_site_and_no_rubbish(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output_folder.write(SITE, output, sources=tmp_path / "site")
    with pytest.raises(OSError, match="File name too long"):
        output_folder.write({"a.html": b"", "x" * 300: b""}, output, sources=tmp_path / "site")
    assert tree(output) == SITE
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


WRITER = """
import sys
from pathlib import Path
from tcsite.edges import disk, output_folder
from tcsite.files import NotRead
second = Path(sys.argv[3]) if len(sys.argv) > 3 else None
while True:
    for name in (b"one", b"two"):
        files = {f"{i}/index.html": name for i in range(100)}
        output_folder.write(files, Path(sys.argv[1]), sources=Path(sys.argv[2]), second=second)
        print(flush=True)
"""


@pytest.mark.parametrize("second", [(), ("second",)])
def test_killed_at_any_moment_the_folder_holds_a_whole_site(tmp_path: Path, second: tuple[str, ...]) -> None:
    output = tmp_path / "output"
    pause = random.Random(2026)
    wholes = [{f"{i}/index.html": name for i in range(100)} for name in (b"one", b"two")]
    for _ in range(25):
        places = [output, tmp_path / "site", *(tmp_path / name for name in second)]
        command = [sys.executable, "-c", WRITER, *map(str, places)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            assert writer.stdout
            writer.stdout.readline()  # one site is there
            try:
                writer.wait(timeout=pause.uniform(0, 0.06))
            except subprocess.TimeoutExpired:
                writer.send_signal(signal.SIGKILL)
        assert tree(output) in wholes
    output_folder.write(SITE, output, sources=tmp_path / "site")
    left = {path.name for path in tmp_path.iterdir()} - {*second}
    assert left == {"output"}, "what killed builds left is cleared away"


def test_where_folders_cannot_be_exchanged_a_kill_between_two_renames_is_mended(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output_folder.write(SITE, output, sources=tmp_path / "site")
    output.rename(tmp_path / ".output.old")  # all that such a kill leaves
    with pytest.raises(OSError, match="File name too long"):
        output_folder.write({"x" * 300: b""}, output, sources=tmp_path / "site")
    assert tree(output) == SITE


def test_reading_takes_the_site_and_what_tcsite_ships(tmp_path: Path) -> None:
    (tmp_path / "content" / "pages").mkdir(parents=True)
    (tmp_path / "content" / "pages" / "about.md").write_bytes(b"x")
    (tmp_path / "site.yaml").write_bytes(b"title: x\n")
    (tmp_path / "secret.txt").write_bytes(b"not of the site")
    found = disk.read(tmp_path)
    assert found.files["content/pages/about.md"] == b"x"
    assert found.files["site.yaml"] == b"title: x\n"
    assert "content/vocabulary/pillars.yaml" in found.files
    assert "themes/default/theme.yaml" in found.files
    assert "secret.txt" not in found.files
    assert not any(isinstance(content, NotRead) for content in found.files.values())


def test_links_are_passed_over_and_said(tmp_path: Path) -> None:
    files = tmp_path / "content" / "institutions" / "x" / "files"
    files.mkdir(parents=True)
    (tmp_path / "secret.txt").write_bytes(b"not to be published")
    (files / "plan.pdf").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "content" / "pages").symlink_to(tmp_path)
    found = disk.read(tmp_path)
    assert [path for path, content in found.files.items() if isinstance(content, NotRead)] == [
        "content/institutions/x/files/plan.pdf",
        "content/pages",
    ]
    assert b"not to be published" not in found.files.values()
