"""`--format` at the command: one report on standard output and nothing else, with the repository's own paths."""

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from running import tcsite
from samples import FOLDER, INSTITUTION, PLAN, SITE, put
from tcsite.edges.repository import path_in_repository
from tcsite.report import FORMATS

FILE = f"{FOLDER}plans/2024-2027.yaml"
SOURCES = {
    "site.yaml": SITE,
    f"{FOLDER}institution.yaml": INSTITUTION,
    FILE: PLAN.replace(b"owners", b"owner"),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site in a folder of a repository."""
    (tmp_path / ".git").mkdir()
    return put(SOURCES, tmp_path / "docs" / "site")


def told(site: Path, name: str, *arguments: str) -> str:
    """What is printed where the terminal's encoding is an old one."""
    done = subprocess.run(
        [sys.executable, "-m", "tcsite", *arguments, "--as-of", "2026-11-22", "--format", name],
        cwd=site,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        timeout=120,
        check=False,
    )
    assert done.returncode == 1, done.stderr.decode()
    return done.stdout.decode("latin-1" if name == "text" else "utf-8")


def test_every_format_is_all_that_stands_on_standard_output(site: Path) -> None:
    texts = {name: told(site, name, "check") for name in FORMATS}
    problems = json.loads(texts["json"])["problems"]
    place = f"docs/site/{FILE}"
    assert {problem["file"] for problem in problems if problem["rule"] == "schema"} == {FILE}
    suite = ElementTree.fromstring(texts["junit"]).findall("testsuite/testcase")
    assert place in {case.get("classname") for case in suite}
    results = json.loads(texts["sarif"])["runs"][0]["results"]
    assert len(results) == len(problems)
    assert place in {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results
    }
    commands = texts["github"].splitlines()
    assert len(commands) == len(problems)
    assert any(line.startswith(f"::error file={place},line=14,col=5,title=schema::") for line in commands)
    assert texts["markdown"].startswith("### tcsite: ")
    assert f"`{place}`" in texts["markdown"]
    assert f'{FILE}:14:5: error [schema] unknown key "owner"' in texts["text"]


def test_build_has_the_same_formats(site: Path) -> None:
    properties = json.loads(told(site, "sarif", "build"))["runs"][0]["properties"]
    assert properties["written"] is True
    assert properties["changed"] > 10


def test_every_rule_that_was_found_is_explained(site: Path) -> None:
    run = json.loads(told(site, "sarif", "check"))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert {"plan-ended", "broken-link", "yaml"} <= {rule["id"] for rule in rules}
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["shortDescription"]["text"].endswith("."), rule["id"]


def test_a_site_is_found_in_its_repository(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert path_in_repository(inner) == ""
    (tmp_path / ".git").write_text("gitdir: elsewhere\n")
    assert (path_in_repository(inner), path_in_repository(tmp_path)) == ("a/b/", "")


def test_one_check_writes_as_many_reports_as_are_asked_for(site: Path) -> None:
    names = [name for name in FORMATS if name != "text"]
    asked = [f"--report={name}={name}.txt" for name in names]
    lines = told(site, "github", "check", *asked)
    for name in names:
        printed = tcsite("check", "--as-of", "2026-11-22", "--format", name, cwd=site).stdout
        assert (site / f"{name}.txt").read_text() == printed
    assert lines == (site / "github.txt").read_text()
    issues = json.loads((site / "codequality.txt").read_text())
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("findings.md", '"findings.md" names no format and file'),
        ("html=findings.html", '"html" is no format: write one of text, json'),
        ("markdown=", '"markdown=" names no format and file'),
        ("markdown=site.yaml/x.md", "the report cannot be written"),
    ],
)
def test_a_report_that_cannot_be_written_is_refused(site: Path, word: str, said: str) -> None:
    done = tcsite("check", "--report", word, cwd=site)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
