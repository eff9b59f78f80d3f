"""The template site: whole, without a finding, and published by the workflow that `make template` puts beside it."""

import re
import shutil
from pathlib import Path

import pytest

from hosts.conftest import missing
from hosts.github import hosted
from hosts.test_workflows import PUSH, SITE, ran
from running import files_below, tcsite
from samples import ROOT

TEMPLATE = ROOT / "examples" / "template"
DAY = ("--as-of", "2026-11-28")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The template, with what `make template` adds."""
    site = Path(
        shutil.copytree(TEMPLATE, tmp_path / "template", ignore=shutil.ignore_patterns(".cache", "output"))
    )
    recipe = (ROOT / "Makefile").read_text().partition("\ntemplate:")[2].partition("\n\n")[0]
    for line in re.findall(r"\$\(BIN\)/tcsite (.*)", recipe):
        words = line.replace("dist/template", str(site)).split()
        assert tcsite(*words, cwd=tmp_path).returncode == 0
    return site


def test_nothing_is_found_in_it_and_it_is_formatted() -> None:
    done = tcsite("check", "--strict", "--no-cache", *DAY, cwd=TEMPLATE)
    assert done.returncode == 0, done.stdout
    assert "0 errors" in done.stdout or "1 piece of advice" in done.stdout
    assert tcsite("fmt", "--check", cwd=TEMPLATE).returncode == 0


def test_its_forms_are_those_that_tcsite_makes(copied: Path) -> None:
    for name in (".pages.yml", "admin/config.yml", "admin/index.html"):
        assert (copied / name).read_bytes() == (TEMPLATE / name).read_bytes(), (
            f"make template, and copy {name}"
        )


def test_its_readme_names_files_that_are_there_and_takes_ten_steps(copied: Path) -> None:
    text = (TEMPLATE / "README.md").read_text()
    assert [int(number) for number in re.findall(r"^(\d+)\. ", text, re.MULTILINE)] == list(range(1, 11))
    files = files_below(copied)
    for name in re.findall(r"`([\w./-]+\.(?:yaml|yml|md))`", text):
        assert any(file.endswith(name) for file in files), name
    for picture in re.findall(r"\((pictures/[\w.]+)\)", text):
        assert (TEMPLATE / picture).read_bytes() == (ROOT / "docs" / picture).read_bytes(), (
            "make pictures, and copy"
        )


def test_whoever_takes_it_has_a_published_site(
    copied: Path, fresh: Path, own_environment: dict[str, str], tmp_path: Path
) -> None:
    missing("jq")
    host = hosted(copied, tmp_path / "host", fresh)
    host.environment = own_environment
    run = ran(host, SITE, PUSH)
    assert run.results == {
        "check": "success",
        "comment": "skipped",
        "build": "success",
        "publish": "success",
        "record": "success",
    }, run.log
    page = (host.state / "pages" / "index.html").read_text()
    assert "does not exist. These pages are a template" in page
