"""The register's page: a matrix of institutions and clauses, the same as its data file says."""

import csv
import io
from collections import Counter
from datetime import date

import pytest
from bs4 import BeautifulSoup, Tag

from maker import make
from samples import ROOT
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
        place = places.pop().removeprefix("./")
        folded = page.select_one(f"details:has({place})")
        assert folded is not None
        name = words(folded.summary)
        own = words(row.a)
        assert name == own
        lines = [words(line.select("td")[1]) for line in folded.select("tbody tr")]
        known = [one["evidence"] for one in answers if f"#{one['institution']}" == place]
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


def test_each_clause_lists_the_institutions_by_what_is_said_of_them(
    page: BeautifulSoup, answers: list[dict[str, str]]
) -> None:
    """What filters and sorts show by a script is on the page without one, too."""
    for place, clause in enumerate(("status", "contact", "plan", "page", "discoverable", "address")):
        listed = {
            (str(group.span["class"][-1]), str(link["href"]).rpartition("#")[2])
            for group in page.select(f"#by-{clause} > div")
            for link in group.select("dd a")
        }
        assert listed == {(one["answer"], one["institution"]) for one in answers if one["clause"] == clause}
        counts = [int(words(one)) for one in page.select(f"#by-{clause} .count")]
        assert sum(counts) == len(page.select("table.clauses tbody tr"))
        assert page.select("ul.scores a")[place]["href"] == f"#by-{clause}"


def test_rows_know_their_place_in_each_order(page: BeautifulSoup, answers: list[dict[str, str]]) -> None:
    sorts = [words(one) for one in page.select("select[name=sort] option")]
    assert sorts[:3] == ["Name", "Fewest met first", "Most met first"]
    assert len(sorts) == 3 + 6
    rows = page.select("table.clauses tbody tr")
    ranks = {str(row.a["href"]).strip("/").split("/")[-1]: str(row["data-ranks"]).split() for row in rows}
    for id, own in ranks.items():
        met = sum(one["answer"] == "met" for one in answers if one["institution"] == id)
        assert own[:2] == [str(met), str(6 - met)]
    plan = {one["institution"]: one["answer"] for one in answers if one["clause"] == "plan"}
    assert plan["delay"] == "not-met"
    assert min(ranks, key=lambda one: int(ranks[one][4])) == "delay"
    met_plans = {id for id, answer in plan.items() if answer == "met"}
    assert {
        id for id in ranks if int(ranks[id][4]) == max(int(one[4]) for one in ranks.values())
    } == met_plans


DATED = """name: Institute of {name}
kind: research-institute
status: {{role: signatory, since: {since}}}
contacts:
  - {{role: lead, name: Alex Example, email: alex@example.ac.uk, from: {from_}}}
  - {{role: deputy, name: Sam Example, email: sam@example.ac.uk, until: {until}}}
  - {{role: champion, name: Max Example, email: max@example.ac.uk, from: {from_}, public: false}}
plan_due: {{by: {due}, reason: It signed this year}}
published: {{url: 'https://www.example.ac.uk/tc', since: {live}}}
"""
NOBODY = dict.fromkeys(("since", "from_", "until", "due", "live"), "2020-01")


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ({}, []),
        ({"since": "2026-11"}, ["Signatory since November 2026"]),
        ({"since": "2026"}, []),  # some day of the year: nobody can say whether lately
        ({"since": "2026-12"}, []),  # still to come
        ({"since": "2026-09"}, []),
        ({"since": "2026-10-01"}, ["Signatory since 1 October 2026"]),
        ({"from_": "2026-11-03"}, ["Contact since 3 November 2026: Alex Example"]),
        ({"until": "2026-11-21"}, ["Contact until 21 November 2026: Sam Example"]),
        ({"until": "2026-11-22"}, []),  # today is the last day
        ({"due": "2026-10"}, ["Plan was due by October 2026"]),
        ({"due": "2026-11"}, []),
        ({"live": "2026-10-05"}, ["Its own page since 5 October 2026: https://www.example.ac.uk/tc"]),
    ],
)
def test_the_register_says_what_the_content_dates_to_this_month_or_the_last(
    small: dict[str, bytes], dates: dict[str, str], said: list[str]
) -> None:
    file = "content/institutions/dated/institution.yaml"
    made = make({**small, file: DATED.format(name="Dates", **{**NOBODY, **dates}).encode()}, today=AS_OF)
    section = BeautifulSoup(made.files["register/index.html"], "html.parser").select_one(
        "section:has(#changes)"
    )
    assert section is not None
    assert words(section.h2) == "What changed since 1 October 2026"
    assert [words(one.select("p")[1]) for one in section.select("li")] == said
    assert ("No date in the content" in words(section)) is not bool(said)


def test_a_plan_that_begins_or_ends_is_a_change(small: dict[str, bytes]) -> None:
    own = "content/institutions/dated/"
    file = {f"{own}institution.yaml": DATED.format(name="Dates", **NOBODY).encode()}
    for period, state, said in (
        (
            "{from: 2026-11, to: 2029-10}",
            "in-force",
            ["Plan from November 2026: Plan (November 2026 to October 2029)"],
        ),
        ("{from: 2026-11, to: 2029-10}", "draft", []),
        ("{from: 2023-11, to: 2026-10}", "in-force", ["Plan ended October 2026: Plan"]),
    ):
        plan = f"title: Plan\nperiod: {period}\nstate: {state}\nactions: [{{text: Meet}}]\n".encode()
        made = make({**small, **file, f"{own}plans/p.yaml": plan}, today=AS_OF)
        page = BeautifulSoup(made.files["register/index.html"], "html.parser")
        assert [words(one.select("p")[1]) for one in page.select("section:has(#changes) li")] == said


def test_of_many_institutions_the_evidence_lies_on_a_page_a_letter(small: dict[str, bytes]) -> None:
    names = [f"University of {letter}ton {number:02}" for letter in "ABCDE" for number in range(20)]
    names += ["Öxample College", "大学 of Example"]
    many = {
        f"content/institutions/example-{place}/institution.yaml": OTHER.replace("Institute of {name}", name)
        .format(role="supporter", more="")
        .encode()
        for place, name in enumerate(names)
    }
    made = make({**small, **many}, today=AS_OF)
    page = BeautifulSoup(made.files["register/index.html"], "html.parser")
    rows = page.select("table.clauses tbody tr")
    assert len(rows) == len(many) + 1
    assert not page.select("section:has(#evidence)")
    letters = [str(one["href"]) for one in page.select("nav.facets a")]
    assert letters == ["a/", "b/", "c/", "d/", "e/", "o/", "other/"]
    for row in rows:
        place, _, anchor = str(row.td.a["href"]).partition("#")
        assert row["id"] == anchor, "an address from when all was on one page still leads to its row"
        own = BeautifulSoup(made.files[f"register/{place}index.html"], "html.parser")
        assert own.select_one(f"details:has(#{anchor})")
        assert own.select_one(f"table.clauses a[href$='#{anchor}']")
    titles = [BeautifulSoup(made.files[f"register/{one}index.html"], "html.parser").title for one in letters]
    assert len({words(one) for one in titles}) == len(letters)
    assert not [one for one in made.problems if one.rule.startswith("broken")]
