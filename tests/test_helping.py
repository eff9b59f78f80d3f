"""Commands that help: from any folder, with a near word, with the next step; and what they do not do by themselves."""

from pathlib import Path

import pytest

from hosts.finished import finished
from running import put_own, tcsite
from samples import FOLDER


@pytest.fixture
def site(small: dict[str, bytes], tmp_path: Path) -> Path:
    return put_own(small, tmp_path / "site")


def test_a_command_finds_the_site_above(site: Path) -> None:
    below = site / "content" / "institutions"
    for command in (("check",), ("status",), ("fmt", "--check"), ("set", "2024-2027#V1", "--note", "Seen")):
        at_root, there = tcsite(*command, cwd=site), tcsite(*command, cwd=below)
        assert at_root.returncode == there.returncode, there.stderr
    assert tcsite("build", cwd=below).returncode == tcsite("build", cwd=site).returncode
    assert (site / "output" / "index.html").is_file()
    assert {entry.name for entry in below.iterdir()} == {"university-of-example"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("chek",), 'there is no command "chek"; did you mean tcsite check'),
        (("frobnicate",), "tcsite --help lists them"),
        (("check",), "go to its folder, or begin a site: tcsite new our-site"),
        *(
            (
                words,
                "there is no site.yaml here or above: go to its folder, or begin a site: tcsite new our-site",
            )
            for words in (
                *(
                    ("serve",),
                    ("fmt",),
                    ("record",),
                    ("status",),
                    ("editors",),
                    ("upgrade",),
                    ("add", "plan"),
                ),
                *(("set", "V1", "--note", "x"), ("export", "--report", "2026"), ("check", "--published")),
            )
        ),
    ],
)
def test_where_there_is_nothing_the_answer_says_where_to_go(
    words: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    done = tcsite(*words, cwd=tmp_path)
    assert done.returncode in (1, 2)
    assert said in " ".join((done.stdout + done.stderr).split())


def test_after_nothing_was_found_it_says_how_to_publish(tmp_path: Path) -> None:
    done = tcsite("check", cwd=finished(tmp_path / "x"))
    assert done.returncode == 0, done.stdout
    assert "next: commit and push" in done.stdout


def test_after_something_was_found_it_says_where_to_begin(site: Path) -> None:
    done = tcsite("check", "--as-of", "2026-11-22", cwd=site)
    assert "next: this can be published; better first look at" in done.stdout
    strict = tcsite("check", "--as-of", "2026-11-22", "--strict", cwd=site).stdout.splitlines()[-1]
    assert strict.startswith("next: fix what is wrong in content/")
    rule = strict.partition("tcsite rule ")[2].split()[0]
    assert tcsite("rule", rule, cwd=site).returncode == 0


def test_who_stops_an_action_is_asked_why(site: Path) -> None:
    done = tcsite("set", "2024-2027#V1", "--status", "stopped", cwd=site)
    assert done.returncode == 2
    assert 'is stopped: add --reason "…"' in " ".join(done.stderr.split())
    reasoned = ("set", "2024-2027#V1", "--status", "stopped", "--reason", "No money", "--date", "2026-03-12")
    assert tcsite(*reasoned, cwd=site).returncode == 0
    assert (
        tcsite("set", "2024-2027#V1", "--status", "stopped", "--note", "For good", cwd=site).returncode == 0
    )


def test_a_second_word_on_the_same_day_replaces_the_first(site: Path) -> None:
    day = ("--date", "2026-03-12")
    tcsite("set", "2024-2027#V1", "--status", "in-progress", "--note", "Half", *day, cwd=site)
    tcsite("set", "2024-2027#V1", "--status", "complete", "--note", "All", *day, cwd=site)
    text = (site / FOLDER / "plans/2024-2027.yaml").read_text()
    assert text.count("2026-03-12") == 1
    assert "complete" in text
    assert "in-progress" not in text.partition("2026-03-12")[2]
    assert "note: All" in text


def test_a_new_plan_changes_no_public_page_until_it_is_agreed(site: Path) -> None:
    tcsite("build", cwd=site)
    page = site / "output/institutions/university-of-example/plans/2024-2027/index.html"
    before = page.read_text()
    assert tcsite("add", "plan", cwd=site).returncode == 0
    tcsite("build", cwd=site)
    assert page.read_text() == before
    done = tcsite("set", "2027-2030", "--state", "in-force", cwd=site)
    assert done.returncode == 0, done.stderr
    assert "carried_to: [2027-2030/" in (site / FOLDER / "plans/2024-2027.yaml").read_text()


def test_an_import_replaces_the_plan_that_new_made_only_while_it_is_empty(tmp_path: Path) -> None:
    table = "| Action | Owner |\n| --- | --- |\n| Open the workshops | Alex |\n| Train people | Robin |\n"
    for folder, touched in (("x", False), ("y", True)):
        tcsite("new", folder, "--institution", "University of Example", cwd=tmp_path)
        site = tmp_path / folder
        (site / "plan.md").write_text(f"# Action plan 2024-2027\n\n{table}")
        (starter,) = site.glob("content/institutions/*/plans/*.yaml")
        if touched:
            starter.write_text(starter.read_text().replace("FILL IN what you will do", "Open days"))
        done = tcsite("import", "plan.md", "--plan", "2024-2027", cwd=site)
        assert ("import with  --replace" in done.stdout) != touched, done.stdout
        (site / "content/institutions/university-of-example/plans/2024-2027.yaml").unlink()
        done = tcsite("import", "plan.md", "--plan", "2024-2027", "--replace", cwd=site)
        assert starter.exists() == touched
        assert "next: read the file" in done.stdout


def test_the_date_of_an_import_is_as_exact_as_it_is_known(site: Path) -> None:
    (site / "plan.md").write_text(
        "# Action plan 2027-2030\n\n| Action | Status |\n| --- | --- |\n| Open the workshops | Complete |\n| Train people | Complete |\n"
    )
    done = tcsite("import", "plan.md", "--plan", "2027-2030", "--date", "2025-10", cwd=site)
    assert done.returncode == 0, done.stderr
    assert "date: 2025-10\n" in (site / FOLDER / "plans/2027-2030.yaml").read_text()
    refused = tcsite("import", "plan.md", "--plan", "x", "--date", "10/2025", cwd=site)
    assert refused.returncode == 2
    assert "write it as 2026-11-22, or 2026-11 if no day is known" in " ".join(refused.stderr.split())


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("plann.html", "<p>", "no page uses the template plann.html; did you mean plan.html"),
        (
            "plan.html",
            '{% extends "default:plan.html" %}\n{% block contnet %}{% endblock %}\n',
            "the block contnet is never shown",
        ),
    ],
)
def test_what_a_theme_brings_in_vain_is_reported(site: Path, name: str, text: str, said: str) -> None:
    (site / "themes/own/templates").mkdir(parents=True)
    (site / "themes/own/theme.yaml").write_text("extends: default\n")
    (site / "themes/own/templates" / name).write_text(text)
    (site / "site.yaml").write_text((site / "site.yaml").read_text() + "theme: own\n")
    done = tcsite("check", cwd=site)
    assert said.replace("; did", " 1 | <p> | ^ try did") in " ".join(done.stdout.split()), done.stdout
    assert f"themes/own/templates/{name}:" in done.stdout


def test_a_form_is_of_the_stage_of_the_plan_that_it_submits(site: Path) -> None:
    plan = site / FOLDER / "plans/2024-2027.yaml"
    plan.write_text(plan.read_text().replace("stage: 3", "stage: 2"))
    assert tcsite("add", "self-assessment", cwd=site).returncode == 0
    (form,) = (site / FOLDER / "self-assessments").iterdir()
    assert "stage: 2" in form.read_text()
    said = tcsite("check", cwd=site).stdout
    assert "still to be filled in" in said
