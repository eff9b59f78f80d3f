"""Where a new site's tcsite comes from."""

import hashlib
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

import tcsite
from running import tcsite as run
from samples import ROOT
from tcsite.content.scaffold import InstallSource, packed, source_of, stated_source
from tcsite.edges import disk, installation

HASH = "a" * 64
GIT = {"url": "https://git.example.org/tcsite", "vcs_info": {"vcs": "git", "commit_id": "c0ffee"}}
WHEEL = {"url": "https://example.org/tcsite-1-py3-none-any.whl", "archive_info": {"hashes": {"sha256": HASH}}}
OLDER = {"url": WHEEL["url"], "archive_info": {"hash": f"sha256={HASH}"}}
NOBODY = "https://git.example.invalid/tcsite"


@pytest.mark.parametrize(
    ("repository", "direct", "requirement"),
    [
        ("https://git.example.org/t", {}, "tcsite @ git+https://git.example.org/t.git@v1.0"),
        ("https://git.example.org/t.git", GIT, "tcsite @ git+https://git.example.org/t.git@v1.0"),
        (NOBODY, GIT, "tcsite @ git+https://git.example.org/tcsite@c0ffee"),
        (NOBODY, WHEEL, f"tcsite @ https://example.org/tcsite-1-py3-none-any.whl --hash=sha256:{HASH}"),
        ("", OLDER, f"tcsite @ https://example.org/tcsite-1-py3-none-any.whl --hash=sha256:{HASH}"),
    ],
)
def test_a_source_that_is_known_is_written(repository: str, direct: dict[str, Any], requirement: str) -> None:
    assert source_of("1.0", repository, direct, lambda: b"wheel") == InstallSource(requirement)


def test_a_version_in_development_names_no_tag_that_nobody_made() -> None:
    address = "https://git.example.org/t"
    assert source_of("1.1.dev0", address, GIT, lambda: b"wheel").requirement.endswith("tcsite@c0ffee")
    assert list(source_of("1.1.dev0", address, {}, lambda: b"wheel").files) == [
        "vendor/tcsite-1.1.dev0-py3-none-any.whl"
    ]


@pytest.mark.parametrize(
    "direct",
    [
        {},
        {"url": "file:///home/alex/tcsite", "dir_info": {"editable": True}},
        {"url": "file:///home/alex/tcsite-1.0-py3-none-any.whl", "archive_info": {"hash": f"sha256={HASH}"}},
        {"url": "https://example.org/tcsite-1-py3-none-any.whl", "archive_info": {}},
    ],
)
def test_where_nothing_is_known_the_site_gets_a_wheel_of_its_own(direct: dict[str, Any]) -> None:
    source = source_of("1.0", NOBODY, direct, lambda: b"wheel")
    digest = hashlib.sha256(b"wheel").hexdigest()
    assert source.requirement == f"./vendor/tcsite-1.0-py3-none-any.whl --hash=sha256:{digest}"
    assert source.files == {"vendor/tcsite-1.0-py3-none-any.whl": b"wheel"}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("git+https://git.example.org/t@v1", InstallSource("tcsite @ git+https://git.example.org/t@v1")),
        (
            f"https://e.org/t.whl#sha256={HASH}",
            InstallSource(f"tcsite @ https://e.org/t.whl --hash=sha256:{HASH}"),
        ),
        ("tcsite==0.2.0", InstallSource("tcsite==0.2.0")),
    ],
)
def test_a_source_may_be_said(word: str, expected: InstallSource) -> None:
    assert stated_source(word) == expected


@pytest.mark.parametrize(
    "word", ["tcsite", "tcsite>=1", "git+https://e.org/t", "https://e.org/t.whl", "latest", ""]
)
def test_what_may_change_under_a_site_is_refused_in_words(word: str) -> None:
    assert isinstance(stated_source(word), str)


def test_the_wheel_holds_what_the_build_tool_would_put_in(tmp_path: Path) -> None:
    made = packed(disk.package(), tcsite.__version__, installation.described(tcsite.__version__))
    assert made == packed(disk.package(), tcsite.__version__, installation.described(tcsite.__version__))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        ours = {name for name in archive.namelist() if ".dist-info/" not in name}
    expected = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tcsite").rglob("*") if path.is_file()}
    assert {name for name in ours if "/bundled/" not in name} == {
        path for path in expected if "__pycache__" not in path
    }
    assert "tcsite/bundled/themes/default/theme.yaml" in ours
    assert "tcsite/bundled/content/vocabulary/pillars.yaml" in ours


def test_the_libraries_are_those_that_the_project_was_tested_with() -> None:
    lock = (ROOT / "tcsite/content/scaffold/files/requirements.txt").read_text()
    pins = {line.split(" ")[0].lower() for line in lock.splitlines() if "==" in line}
    tested = {line.lower().replace("_", "-") for line in (ROOT / "constraints.txt").read_text().splitlines()}
    assert pins <= tested, f"make lock, or constraints.txt: {sorted(pins - tested)}"
    assert "://" not in lock, "no index and no address of a download"
    for entry in lock.split("\n\n")[-1].split("==")[1:]:
        assert "--hash=sha256:" in entry


def test_a_wheel_of_ones_own_is_put_into_the_site(tmp_path: Path) -> None:
    (tmp_path / "tcsite-9.9-py3-none-any.whl").write_bytes(b"wheel")
    done = run("new", "x", "--tcsite", "tcsite-9.9-py3-none-any.whl", "--ci", "none", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "x/vendor/tcsite-9.9-py3-none-any.whl").read_bytes() == b"wheel"
    assert "./vendor/tcsite-9.9-py3-none-any.whl --hash=sha256:" in (tmp_path / "x/tcsite.txt").read_text()
