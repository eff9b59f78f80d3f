"""The register's page: a matrix of institutions and clauses, the same as its data file says."""

import csv
import io
from collections import Counter
from datetime import date

import pytest
from bs4 import BeautifulSoup, Tag

from samples import ROOT
from tcsite.build import make
from tcsite.edges import disk

AS_OF = date(2026, 11, 22)
OTHER = """name: Institute of {name}
kind: research-institute
status: {{role: {role}}}
contacts: [{{role: lead, name: Alex Example, post: Head, email: alex@example.ac.uk}}]
{more}
"""
PLAN = "title: Plan\nperiod: {from: 2025, to: 2028}\nstate: in-force\nactions: [{text: Meet}]\n"


def words(element: Tag | None) -> str:
    assert element is not None
    return " ".join(element.get_text(" ").split())


@pytest.fixture(scope="module")
def published() -> dict[str, bytes]:
    """The example, with an institution that meets nothing, one that is due later, and a supporter."""
    inputs = dict(disk.read(ROOT).files)
    for name, role, more in (
        ("Delay", "signatory", ""),
        ("Patience", "signatory", "plan_due: {by: 2027-06, reason: It signed this year}"),
        ("Friends", "supporter", "published: {url: 'https://friends.example/tc'}"),
    ):
        folder = f"content/institutions/{name.lower()}/"
        inputs[f"{folder}institution.yaml"] = OTHER.format(name=name, role=role, more=more).encode()
    inputs["content/institutions/friends/plans/2025-2028.yaml"] = PLAN.encode()
    return dict(make(inputs, today=AS_OF).files)


@pytest.fixture(scope="module")
def page(published: dict[str, bytes]) -> BeautifulSoup:
    return BeautifulSoup(published["register/index.html"].decode(), "html.parser")


@pytest.fixture(scope="module")
def answers(published: dict[str, bytes]) -> list[dict[str, str]]:
    rows = csv.DictReader(io.StringIO(published["data/register.csv"].decode("utf-8-sig")))
    return [row for row in rows if not row["clause"].startswith("published:")]


def test_the_matrix_has_a_row_an_institution_and_the_answers_of_the_data(
    page: BeautifulSoup, answers: list[dict[str, str]]
) -> None:
    shown = [
        (row.th.a["href"].strip("/").split("/")[-1], cell.a["class"][-1])
        for row in page.select("table.clauses tbody tr")
        for cell in row.select("td")
    ]
    assert shown == [(row["institution"], row["answer"]) for row in answers]


def test_each_answer_leads_to_its_evidence(page: BeautifulSoup, answers: list[dict[str, str]]) -> None:
    for row in page.select("table.clauses tbody tr"):
        places = {str(link["href"]) for link in row.select("td a")}
        assert len(places) == 1
        folded = page.select_one(f"details{places.pop()}")
        assert folded is not None
        name = words(folded.summary)
        own = words(row.a)
        assert name == own
        lines = [words(line.select("td")[1]) for line in folded.select("tbody tr")]
        known = [
            one["evidence"] for one in answers if f"details#{one['institution']}" == f"details#{folded['id']}"
        ]
        assert all(line.startswith(evidence or "None") for line, evidence in zip(lines, known, strict=True))


def test_a_count_speaks_only_of_institutions_whose_answer_is_known(
    page: BeautifulSoup, answers: list[dict[str, str]]
) -> None:
    for place, clause in enumerate(("status", "contact", "plan", "page", "discoverable", "address")):
        given = Counter(one["answer"] for one in answers if one["clause"] == clause)
        known = sum(given[one] for one in ("met", "not-met", "excused", "found", "not-found"))
        expected = f"{given['met']} of {known}" if known else "Not known"
        assert words(page.select("ul.scores li")[place].b) == expected


def test_the_filter_knows_each_answer_that_is_given(
    page: BeautifulSoup, answers: list[dict[str, str]]
) -> None:
    offered = {option["value"]: words(option) for option in page.select("select[name=answer] option")}
    given = Counter(f"{one['clause']}-{one['answer']}" for one in answers)
    assert set(offered) - {""} == set(given)
    assert all(offered[mark].endswith(f"({count})") for mark, count in given.items())
    for row in page.select("table.clauses tbody tr"):
        id = str(row.a["href"]).strip("/").split("/")[-1]
        own = {f"answer:{one['clause']}-{one['answer']}" for one in answers if one["institution"] == id}
        assert set(str(row["data-marks"]).split()) == own


def test_a_transcription_says_how_old_its_source_is(page: BeautifulSoup) -> None:
    rows = {words(row.a): words(row.th) for row in page.select("table.clauses tbody tr")}
    assert rows["Staffordshire University"].endswith("from a source of 6 December 2019")
    assert rows["Institute of Delay"] == "Institute of Delay"
