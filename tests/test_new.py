"""`tcsite new`: a site from nothing, as a lead begins it."""

import json
import os
import pty
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from running import files_below, tcsite
from samples import ROOT
from tcsite.cli import COMMANDS

EXAMPLE = (
    *(
        "--institution",
        "University of Example",
        "--nation",
        "Wales",
        "--website",
        "https://www.example.ac.uk/",
    ),
    *("--status", "signatory", "--since", "2018-06", "--published", "https://www.example.ac.uk/technicians/"),
    *("--contact", "Alex Example", "--post", "Head of Services", "--email", "technicians@example.ac.uk"),
    *("--base-url", "https://www.example.ac.uk/tc/"),
)
LEFT = {
    "contact-missing",
    *(
        "placeholder-left",
        "plan-missing",
        "published-address-missing",
        "status-without-date",
        "voice-missing",
    ),
    *("pillar-unserved", "action-without-owner", "action-without-time", "action-without-measure", "schema"),
}


def found(folder: Path) -> list[dict[str, str]]:
    done = tcsite("check", "--format", "json", cwd=folder)
    problems: list[dict[str, str]] = json.loads(done.stdout)["problems"]
    return problems


def test_the_example_is_a_whole_site_of_the_institution_that_uses_every_key(tmp_path: Path) -> None:
    done = tcsite("new", "x", "--example", "--base-url", "https://tc.example.org/", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    site = tmp_path / "x"
    assert [problem for problem in found(site) if problem["severity"] == "error"] == []
    assert tcsite("build", cwd=site).returncode == 0
    assert "base_url: https://tc.example.org/" in (site / "site.yaml").read_text()
    shipped = ROOT / "content/institutions/university-of-example"
    own = site / "content/institutions/university-of-example"
    assert files_below(own) == files_below(shipped)
    for path in files_below(own):  # only the line for editors differs
        here, text = (own / path).read_bytes(), (shipped / path).read_bytes()
        if path.endswith((".yaml", ".md")):
            drop = b"# yaml-language-server: "
            lines = [each for each in text.splitlines() if not each.startswith(drop)]
            assert [each for each in here.splitlines() if not each.startswith(drop)] == lines
        else:
            assert here == text
    refused = tcsite("new", "y", "--example", "--institution", "University of Elsewhere", cwd=tmp_path)
    assert refused.returncode == 2
    assert "give no facts of your own" in " ".join(refused.stderr.split())


def test_a_new_site_builds_at_once_and_says_only_what_is_left_to_fill_in(tmp_path: Path) -> None:
    assert tcsite("new", "x", cwd=tmp_path).returncode == 0
    done = tcsite("build", cwd=tmp_path / "x")
    assert done.returncode == 1
    assert "pages in output" in done.stdout
    assert (tmp_path / "x" / "output" / "index.html").is_file()
    problems = found(tmp_path / "x")
    assert {problem["rule"] for problem in problems} <= LEFT
    own = {"site.yaml", *(path for path in files_below(tmp_path / "x") if path.startswith("content/"))}
    assert {problem["file"] for problem in problems} <= own


def test_what_is_told_is_not_asked_again(tmp_path: Path) -> None:
    assert tcsite("new", "x", *EXAMPLE, cwd=tmp_path).returncode == 0
    institution = "content/institutions/university-of-example/institution.yaml"
    problems = found(tmp_path / "x")
    left = [problem["rule"] for problem in problems if problem["file"] == institution]
    assert left == ["plan-missing"]  # the plan is a draft
    text = (tmp_path / "x" / institution).read_text()
    for line in (
        "name: University of Example",
        "nation: Wales",
        "hosts: [example.ac.uk]",
        "  since: 2018-06",
    ):
        assert f"\n{line}\n" in text
    assert "home: university-of-example\n" in (tmp_path / "x" / "site.yaml").read_text()


def test_everything_filled_in_nothing_is_found(tmp_path: Path) -> None:
    tcsite("new", "x", *EXAMPLE, cwd=tmp_path)
    (plan,) = (tmp_path / "x").glob("content/institutions/*/plans/*.yaml")
    rows = "".join(
        f"  - {{id: {id}1, strand: {id}, text: Do it, owners: [Us], years: [1], success: [Done]}}\n"
        for id in ("V", "Re", "C", "S")
    )
    signed = "sign_off: [{who: head, name: Vera Chancellor, date: 2026-01-15}]\n"
    heard = "technician_voice: [{method: survey, date: 2025-12, people: 28, changed: [V1]}]\n"
    filled = plan.read_text().partition("# What will be done")[0].replace("state: draft", "state: in-force")
    plan.write_text(f"{filled}\n{signed}{heard}actions:\n{rows}")
    for page in (tmp_path / "x" / "content" / "pages").iterdir():
        page.write_text(page.read_text().replace("FILL IN", "Here stands"))
    # The publish job, or `tcsite record`, makes the record with the first publication.
    assert [one["rule"] for one in found(tmp_path / "x")] == ["addresses-not-recorded"]


def test_several_institutions_make_a_directory(tmp_path: Path) -> None:
    names = ("--institution", "University of Example", "--institution", "Example Institute")
    assert tcsite("new", "x", *names, cwd=tmp_path).returncode == 0
    assert sorted(path.name for path in (tmp_path / "x/content/institutions").iterdir()) == [
        "example-institute",
        "university-of-example",
    ]
    assert "\nhome:" not in (tmp_path / "x" / "site.yaml").read_text()
    assert tcsite("build", cwd=tmp_path / "x").returncode == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--email", "technicians at example"), "an e-mail address looks like name@example.ac.uk"),
        (("--website", "our home page"), "a web address begins with https://"),
        (("--tcsite", "tcsite"), "does not say which tcsite"),
        (
            ("--tcsite", "git+https://git.example.org/tcsite"),
            "may change under your site: add a tag or a commit",
        ),
        (("--tcsite", "https://example.org/tcsite-0.1.0-py3-none-any.whl"), "needs its digest"),
        (("--institution", "Ö", "--id", "Not an id"), "only a-z, 0-9 and hyphens, as in --id not-an-id"),
        (("--institution", "A", "--institution", "A"), "the same folder"),
        (("--institution", "A", "--institution", "B", "--post", "Dean"), "give their names alone"),
    ],
)
def test_what_the_model_refuses_is_refused_before_anything_is_written(
    arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    done = tcsite("new", "x", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert not (tmp_path / "x").exists()


def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "thesis.txt").write_text("mine")
    done = tcsite("new", "x", cwd=tmp_path)
    assert done.returncode == 2
    assert "is not empty (it holds thesis.txt)" in done.stderr
    assert files_below(tmp_path) == ["x/thesis.txt"]


def new_at_a_terminal(cwd: Path, answers: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """What `tcsite new x` does where somebody sits who types these answers."""
    ours, theirs = pty.openpty()
    os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
    done = subprocess.run(
        [sys.executable, "-m", "tcsite", "new", "x"],
        stdin=theirs,
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    os.close(theirs)
    os.close(ours)
    return done


def test_a_taken_folder_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "thesis.txt").write_text("mine")
    done = new_at_a_terminal(tmp_path, ())
    assert done.returncode == 2
    assert "The full name" not in done.stdout


def test_a_file_where_the_folder_should_be_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("mine")
    assert tcsite("new", "x", cwd=tmp_path).returncode == 2
    assert (tmp_path / "x").read_text() == "mine"


def test_a_fresh_repository_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    assert tcsite("new", ".", *EXAMPLE, cwd=tmp_path).returncode == 0
    assert (tmp_path / ".git" / "HEAD").is_file()
    assert (tmp_path / "site.yaml").is_file()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".new-")]


def test_where_the_disk_refuses_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    done = tcsite("new", "file/x", cwd=tmp_path)
    assert done.returncode == 2
    assert "a file stands where a folder is needed" in done.stderr
    assert files_below(tmp_path) == ["file"]


def test_what_its_hosts_read_is_sound(tmp_path: Path) -> None:
    tcsite("new", "x", *EXAMPLE, cwd=tmp_path)
    site = tmp_path / "x"
    workflow = yaml.safe_load((site / ".github/workflows/site.yml").read_text())
    assert list(workflow["jobs"]) == ["check", "comment", "build", "publish", "record"]
    assert workflow["permissions"] == {}
    assert set(yaml.safe_load((site / ".gitlab-ci.yml").read_text())) >= {"check", "pages"}
    first = (site / "site.yaml").read_text().partition("\n")[0]
    assert (site / first.removeprefix("# yaml-language-server: $schema=")).is_file()
    settings = json.loads((site / ".vscode/settings.json").read_text())
    assert all((site / schema).is_file() for schema in settings["yaml.schemas"])
    none = tcsite("new", "y", "--ci", "none", cwd=tmp_path)
    assert none.returncode == 0
    assert not (tmp_path / "y" / ".github").exists()
    assert not (tmp_path / "y" / ".gitlab-ci.yml").exists()


def test_at_a_terminal_it_asks_and_asks_again(tmp_path: Path) -> None:
    answers = [
        *("University of Example", "Atlantis", "scotland", "", "Signatory", "", "", "Alex Example", ""),
        *("technicians at example.ac.uk", "technicians@example.ac.uk"),
        *("www.example.ac.uk/technicians", "gitlob", "GitLab, server"),
    ]
    done = new_at_a_terminal(tmp_path, answers)
    assert done.returncode == 0, done.stderr
    assert '"Atlantis" is not one of England' in done.stdout
    text = (tmp_path / "x/content/institutions/university-of-example/institution.yaml").read_text()
    assert "nation: Scotland\n" in text
    assert "name: Alex Example\n" in text
    assert "email: technicians@example.ac.uk\n" in text
    assert '"gitlob" is not one of github, gitlab' in done.stdout
    settings = (tmp_path / "x/site.yaml").read_text()
    assert "\nbase_url: https://www.example.ac.uk/technicians/\n" in settings
    assert (tmp_path / "x/deploy.sh").is_file()
    assert (tmp_path / "x/.gitlab-ci.yml").is_file()
    assert not (tmp_path / "x/.github").exists()


def test_whoever_stops_gets_a_command_that_goes_on_with_the_answers(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "tcsite", "new", "x"],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        text=True,
    )
    assert running.stdout
    os.write(ours, b"University of Example\nwales\n")
    said = ""
    while "home page" not in said:
        said += running.stdout.read(1)
    os.write(ours, b"\x04")  # Ctrl-D: like Ctrl-C, but no run of the tests can be deaf to it
    said, _ = running.communicate(timeout=60)
    os.close(theirs)
    os.close(ours)
    assert running.returncode == 1
    assert "tcsite new x --institution 'University of Example' --nation Wales" in said
    assert not (tmp_path / "x").exists()


def test_the_commands_that_its_readme_names_are_there_and_work(tmp_path: Path) -> None:
    tcsite("new", "x", *EXAMPLE, cwd=tmp_path)
    readme = (tmp_path / "x" / "README.md").read_text()
    named = [
        line.split("`")[1] for line in readme.splitlines() if line.startswith("| ") and "| `tcsite " in line
    ]
    assert {command.split()[1] for command in named} <= set(COMMANDS)
    for command in named:
        if command.split()[1] in ("set", "add", "fmt") and command != "tcsite add plan":
            done = tcsite(*shlex.split(command)[1:], cwd=tmp_path / "x")
            assert done.returncode == 0, (command, done.stderr)
