"""Next year's document against the plan that is there: statuses and comments are added, and nothing else changes."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from importers.asking import table
from importers.documents import Heading, Layout, as_docx
from running import tcsite
from tcsite.content.load import load
from tcsite.content.yaml.reader import read
from tcsite.importers import import_file
from tcsite.importers.again import compared
from tcsite.model import Plan

PLAN = """# our plan
title: Action plan, 2025 to 2027
period: {from: 2025, to: 2027}
state: in-force
actions:
  - id: V1
    text: Run a conference for technicians   # each June
    when: June 2026
    progress:
      - {date: 2025-11, status: in-progress, note: A room was found}
  - id: V2
    text: Publish profiles of technical staff
    owners: [Library]
  - id: V3
    text: Review all titles
    parts:
      - {id: a, text: Collect the titles of all posts}
      - {id: b, text: Agree on families of titles}
"""
SITE = b"title: Example\nbase_url: https://www.example.ac.uk/\n"
INSTITUTION = b"name: Example\nstatus: {role: signatory}\n"
FILE = "content/institutions/example/plans/2025-2027.yaml"
FILES = {"site.yaml": SITE, "content/institutions/example/institution.yaml": INSTITUTION, FILE: PLAN.encode()}
HEAD = ["Ref", "Action", "Lead", "RAG", "Comments"]


def held() -> Plan:
    site, problems = load(FILES)
    assert site is not None
    assert problems == []
    return site.institutions[0].plans[0]


def document(*rows: list[Any], head: list[Any] = HEAD) -> bytes:
    return as_docx(Layout([Heading("Technician Commitment action plan 2025-2027"), table(head, *rows)]))


def found(*rows: list[Any], head: list[Any] = HEAD, day: str = "2026-09-01") -> Any:
    result = import_file(document(*rows, head=head), "next.docx", institution="example", date=day)
    (content,) = result.files.values()
    return compared(read(content).data, held())


def test_a_new_status_and_comment_become_an_entry() -> None:
    new = found(["V1", "Run a conference for technicians", "", "Green", "120 came"])
    (update,) = new.additions
    assert (update.target, update.before) == ("V1", "in-progress")
    request = update.request
    assert (request.date, request.status, request.note) == ("2026-09-01", "complete", "120 came")


def test_what_the_plan_says_already_is_not_said_again() -> None:
    new = found(["V1", "Run a conference for technicians", "", "Amber", "A room was found"])
    assert (new.additions, new.same) == ((), 1)


def test_an_action_without_an_id_is_known_by_its_text() -> None:
    new = found(["Publish the profiles of technical staff", "", "Green", ""], head=HEAD[1:])
    assert [update.target for update in new.additions] == ["V2"]
    assert any("V2 has other text" in line for line in new.told)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (["V1", "Write a policy on authorship", "", "Green", ""], "V1 has another text in the document"),
        (["V9", "Write a policy on authorship", "", "Green", ""], "V9 is new in the document"),
        (["V2", "Publish profiles of technical staff", "HR", "", ""], "V2 has other owners"),
    ],
)
def test_what_is_no_progress_is_told_and_not_taken(row: list[str], words: str) -> None:
    new = found(row)
    assert new.additions == ()
    assert any(words in line for line in new.told)


def test_another_id_and_another_heading_are_told_and_not_taken() -> None:
    head = ["Theme", *HEAD]
    news = found(
        ["Visibility", "V9", "Publish profiles of technical staff", "Library", "Green", "All are there"],
        ["Careers", "V1", "Run a conference for technicians", "", "Green", "It was held"],
        head=head,
    )
    assert [(one.target, one.request.status) for one in news.additions] == [
        ("V2", "complete"),
        ("V1", "complete"),
    ]
    assert "V2 is V9 in the document, known by its text, and keeps its id" in news.told
    assert not any("heading" in line for line in news.told), "a plan without headings has none to leave"
    with_heading = PLAN.replace("actions:", "strands: [{id: V, title: Visibility}]\nactions:").replace(
        "id: V1\n", "id: V1\n    strand: V\n"
    )
    site, _ = load({**FILES, FILE: with_heading.encode()})
    assert site is not None
    result = import_file(
        document(
            ["Careers", "V1", "Run a conference for technicians", "", "Green", "It was held"], head=head
        ),
        "next.docx",
        institution="example",
        date="2026-09-01",
    )
    (content,) = result.files.values()
    told = compared(read(content).data, site.institutions[0].plans[0]).told
    assert "V1 stands under another heading in the document, and stays under its own: Careers" in told


def test_a_status_beside_dated_comments_is_of_their_day() -> None:
    """A column RAG without a date, and one of comments with one, make one entry."""
    result = import_file(
        document(
            ["V1", "Run a conference for technicians", "", "Green", "It was held"],
            ["V2", "Publish profiles of technical staff", "", "Amber", ""],
            head=["Ref", "Action", "Lead", "RAG", "Progress (Oct 2025)"],
        ),
        "plan.docx",
        institution="example",
    )
    (content,) = result.files.values()
    progress = [action["progress"] for action in read(content).data["actions"]]
    assert [[(one["date"], one["status"]) for one in each] for each in progress] == [
        [("2025-10", "complete")],
        [("2025-10", "in-progress")],
    ]


def test_actions_that_the_document_lacks_are_told() -> None:
    new = found(["V1", "Run a conference for technicians", "", "Green", ""])
    assert [line for line in new.told if "not in the document" in line] == [
        "V2 is not in the document: Publish profiles of technical staff",
        "V3 is not in the document: Review all titles",
    ]


def test_an_entry_of_the_same_day_is_kept() -> None:
    new = found(["V1", "Run a conference for technicians", "", "Green", ""], day="2025-11")
    assert new.additions == ()
    assert any("V1 has an entry of 2025-11 already" in line for line in new.told)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for file, content in FILES.items():
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    rows = (
        ["V1", "Run a conference for technicians", "", "Green", "120 came"],
        ["V2", "Publish profiles of technical staff", "HR", "Amber", ""],
    )
    (tmp_path / "next.docx").write_bytes(document(*rows))
    return tmp_path


ARGUMENTS = (
    "import",
    "next.docx",
    "--into",
    "example/2025-2027",
    "--date",
    "2026-09-01",
    "--as-of",
    "2026-11-28",
)


def test_nothing_is_written_until_it_is_asked_for(root: Path) -> None:
    answer = tcsite(*ARGUMENTS, cwd=root)
    assert answer.returncode == 0
    assert "V1  2026-09-01  in-progress → complete, with a comment" in answer.stdout
    assert "--apply" in answer.stdout
    assert (root / FILE).read_text() == PLAN


def test_applied_entries_are_added_and_every_other_line_stays(root: Path) -> None:
    answer = tcsite(*ARGUMENTS, "--apply", cwd=root)
    assert answer.returncode == 0, answer.stderr
    after = (root / FILE).read_text()
    rest = after
    for line in PLAN.splitlines():
        assert line in rest, "no line is changed, and none moves"
        rest = rest[rest.index(line) + len(line) :]
    assert "status: complete" in after
    assert "120 came" in after
    assert "status: in-progress" in after
    again = tcsite(*ARGUMENTS, "--apply", cwd=root)
    assert "nothing to add" in again.stdout
    assert (root / FILE).read_text() == after


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--apply",), "--apply goes with --into"),
        (("--into", "example/1999"), 'has no plan "1999"'),
        (("--into", "example/2025-2027#V1"), "--into wants a plan"),
    ],
)
def test_wrong_use_says_what_is_meant(root: Path, arguments: tuple[str, ...], words: str) -> None:
    answer = tcsite("import", "next.docx", *arguments, cwd=root)
    assert answer.returncode == 2
    assert words in answer.stderr


def test_a_date_in_the_future_is_refused(root: Path) -> None:
    day = date(2026, 8, 1).isoformat()
    answer = tcsite(*ARGUMENTS[:-1], day, cwd=root)
    assert answer.returncode == 1
    assert "not added: V1: --date 2026-09-01 is in the future" in answer.stderr
