"""The command as people use it: a process, a folder, an exit code."""

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from running import put_own, tcsite
from samples import FOLDER, ROOT, put

PYTHON = [sys.executable, "-m", "tcsite"]
AS_OF = ["--as-of", "2026-11-22"]


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture
def site(small: dict[str, bytes], tmp_path: Path) -> Path:
    return put_own(small, tmp_path / "site")


def test_build_writes_the_site_and_says_so(site: Path) -> None:
    done = tcsite("build", *AS_OF, cwd=site)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (site / "output" / "index.html").is_file()
    assert "pages in output" in done.stdout


def test_check_writes_nothing(site: Path) -> None:
    before = set(tree(site))
    assert tcsite("check", *AS_OF, "--no-cache", cwd=site).returncode == 0
    assert set(tree(site)) == before


def test_a_problem_is_shown_with_its_line_and_the_exit_code_is_1(site: Path) -> None:
    plan = site / FOLDER / "plans" / "2024-2027.yaml"
    plan.write_bytes(plan.read_bytes().replace(b"owners", b"owner"))
    done = tcsite("build", *AS_OF, cwd=site)
    assert done.returncode == 1
    assert f'{FOLDER}plans/2024-2027.yaml:14:5: error [schema] unknown key "owner"' in done.stdout
    assert (
        "    14 |     owner: [Steering group]\n       |     ^\n    try  did you mean  owners:\n"
        in done.stdout
    )
    assert (site / "output" / "index.html").is_file(), "the sound rest is built"


def test_strict_turns_warnings_into_errors(site: Path) -> None:
    relaxed = tcsite("check", *AS_OF, cwd=site)
    assert (relaxed.returncode, "warning" in relaxed.stdout) == (0, True)
    strict = tcsite("check", *AS_OF, "--strict", cwd=site)
    assert (strict.returncode, "warning [" in strict.stdout) == (1, False)


def test_json_is_all_that_stands_on_standard_output(site: Path) -> None:
    done = tcsite("check", *AS_OF, "--format", "json", cwd=site)
    report = json.loads(done.stdout)
    assert set(report) == {"problems", "summary"}
    assert {"errors", "warnings", "advice", "pages"} <= set(report["summary"])
    for problem in report["problems"]:
        assert set(problem) == {"rule", "severity", "message", "file", "line", "column", "hint"}
        assert problem["line"] >= 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build", "--as-of", "tomorrow"], "is not a date"),
        (["build", "--root", "nowhere"], "does not exist"),
        (["build", "--base-url", "www.example.ac.uk"], "begins with https://"),
        (["build", "--output", "."], "sources"),
        (["rule", "plan-endet"], "did you mean plan-ended"),
        (["bild"], "did you mean  tcsite build"),
        (["serve", "--port", "99999"], "99999 is not in the range 0<=x<=65535"),
        (
            ["serve", "--host", "192.0.2.1"],
            "nothing can be served at 192.0.2.1: this is no address of this machine",
        ),
    ],
)
def test_wrong_use_is_exit_code_2(site: Path, arguments: list[str], words: str) -> None:
    done = tcsite(*arguments, cwd=site)
    assert done.returncode == 2
    assert words in done.stderr


def test_without_site_yaml_the_last_good_site_stays(site: Path) -> None:
    tcsite("build", *AS_OF, cwd=site)
    before = tree(site / "output")
    (site / "site.yaml").unlink()
    done = tcsite("build", *AS_OF, cwd=site)
    assert done.returncode == 1
    assert "the last good site stays" in done.stdout
    assert tree(site / "output") == before


def test_a_folder_that_tcsite_did_not_make_is_refused(site: Path, tmp_path: Path) -> None:
    put({"thesis.docx": b"years"}, tmp_path / "mine")
    done = tcsite("build", "--output", tmp_path / "mine", cwd=site)
    assert done.returncode == 2
    assert tree(tmp_path / "mine") == {"thesis.docx": b"years"}
    assert tcsite("build", "--output", tmp_path / "mine", "--force", cwd=site).returncode == 0


def test_the_same_content_gives_the_same_bytes_everywhere(site: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "another place" / "deeper"
    put(dict(reversed(tree(site).items())), elsewhere)
    one = tcsite(
        "build", *AS_OF, "--no-cache", cwd=site, PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C"
    )
    two = tcsite(
        *("build", *AS_OF, "--root", elsewhere, "--output", tmp_path / "two"),
        *("--no-cache",),
        cwd=tmp_path,
        PYTHONHASHSEED="2",
        TZ="America/Los_Angeles",
        LC_ALL="C.UTF-8",
        LANG="cy_GB.UTF-8",
    )
    assert one.returncode == two.returncode == 0
    assert tree(site / "output") == tree(tmp_path / "two")


def test_unchanged_files_keep_their_times(site: Path) -> None:
    tcsite("build", *AS_OF, cwd=site)
    before = {path: path.stat().st_mtime_ns for path in (site / "output").rglob("*.html")}
    institution = site / FOLDER / "institution.yaml"
    institution.write_bytes(institution.read_bytes().replace(b"Alex", b"Robin"))
    tcsite("build", *AS_OF, cwd=site)
    changed = {
        path.relative_to(site / "output").as_posix()
        for path, time in before.items()
        if path.stat().st_mtime_ns != time
    }
    assert "institutions/university-of-example/index.html" in changed
    assert "institutions/university-of-example/plans/2024-2027/index.html" not in changed


def test_killed_at_any_moment_a_build_leaves_the_last_good_site(site: Path) -> None:
    tcsite("build", *AS_OF, cwd=site)
    output, title = site / "output", (site / "site.yaml").read_bytes()
    wholes = [tree(output)]
    (site / "site.yaml").write_bytes(title.replace(b"Example", b"Another"))
    tcsite("build", *AS_OF, cwd=site)
    wholes.append(tree(output))
    pause = random.Random(7)
    for turn in range(12):
        (site / "site.yaml").write_bytes(title if turn % 2 else title.replace(b"Example", b"Another"))
        with subprocess.Popen([*PYTHON, "build", *AS_OF], cwd=site, stdout=subprocess.PIPE) as build:
            try:
                build.wait(timeout=pause.uniform(0.1, 0.9))
            except subprocess.TimeoutExpired:
                build.send_signal(signal.SIGKILL)
        assert tree(output) in wholes


@pytest.mark.parametrize("command", [["build", *AS_OF], ["check", *AS_OF], ["status"], ["rule"]])
def test_where_nobody_can_read_the_answer_no_traceback_is_shown(site: Path, command: list[str]) -> None:
    tcsite("build", *AS_OF, cwd=site)  # the next build only prints this report again
    reading, writing = os.pipe()
    os.close(reading)
    with open("/dev/full", "wb") as full:
        for nobody in (writing, full):
            done = subprocess.run(
                [*PYTHON, *command], cwd=site, stdout=nobody, stderr=subprocess.PIPE, text=True, check=False
            )
            assert done.returncode != 0
            assert "Traceback" not in done.stderr
    os.close(writing)


def test_every_rule_explains_itself() -> None:
    listed = tcsite("rule", cwd=ROOT).stdout.splitlines()
    assert len(listed) > 25
    explained = tcsite("rule", "action-without-owner", cwd=ROOT)
    assert explained.returncode == 0
    assert "owners:" in explained.stdout
