"""Plans in shapes that real pages have and forms do not: nothing of them is refused, lost or said wrongly."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from maker import make
from samples import FOLDER
from tcsite.agenda.dates import dates_of
from tcsite.build import Result
from tcsite.content.load import load
from tcsite.diagnostics import Severity

TODAY = date(2026, 11, 29)
HOME = "institutions/university-of-example/"
PLAN = """\
title: Our plan
state: in-force
strands:
  - {id: VR, title: Visibility and recognition, pillars: [visibility, recognition]}
  - {id: EDI, title: "Equality, diversity and inclusion"}
actions:
  - {id: "1", strands: [VR, EDI], text: Titles reflect roles, when: Michaelmas 2026, progress: [{date: 2025-06, health: at-risk, health_words: Amber}]}
  - {id: "2", strand: EDI, text: Submit for the award, when: 31 June 2018, progress: [{date: 2025-06, words: Ongoing / complete}]}
  - {id: "3", strand: EDI, text: Name authors, when: by Easter 2027, measures: [{text: named authors, direction: increase, every: year}, {text: complaints, direction: decrease, baseline: 12}]}
  - id: "4"
    strand: EDI
    parts:
      - {text: "A framework:\\n\\n- families\\n- pay", when: Q3 2026, progress: [{date: 2025-12, status: in-progress}]}
      - {text: Publish it, when: when agreed}
"""


@pytest.fixture
def built(small: dict[str, bytes]) -> Result:
    files = {path: text for path, text in small.items() if not path.startswith(f"{FOLDER}plans/")}
    files.pop(f"{FOLDER}updates/2026-03-12-workshops.md", None)
    files[f"{FOLDER}plans/current.yaml"] = PLAN.encode()
    return make(files, today=TODAY)


def page(built: Result, path: str) -> str:
    main = BeautifulSoup(built.files[f"{HOME}{path}index.html"].decode(), "html.parser").find("main")
    assert main
    return " ".join(main.get_text(" ").split())


def test_none_of_them_is_refused(built: Result) -> None:
    assert [one.message for one in built.problems if one.rule == "schema"] == []
    times = [one for one in built.problems if one.rule == "time-not-understood"]
    assert [one.message.partition('"')[2] for one in times] == [
        '31 June 2018", is shown as written but not understood: there is no 31 June 2018',
        'when agreed", is shown as written but not understood',
    ]
    assert [one.severity for one in times] == [Severity.WARNING, Severity.ADVICE]


@pytest.mark.parametrize(
    "words",
    [
        "Michaelmas 2026 (October 2026 to December 2026)",
        "31 June 2018",
        "At risk “Amber”",
        "“Ongoing / complete”",
        "named authors: an increase each year",
        "complaints: a decrease, from 12",
    ],
)
def test_no_word_of_them_is_lost(built: Result, words: str) -> None:
    assert words in page(built, "plans/current/")


def test_nothing_is_said_of_them_that_they_do_not_say(built: Result) -> None:
    words = page(built, "")
    assert "give no dates" not in words, "some do"
    assert "1 past their" not in words
    assert "1 actions" not in page(built, "plans/current/")


def test_what_is_due_is_named_by_what_heads_it(small: dict[str, bytes]) -> None:
    files = {path: text for path, text in small.items() if not path.startswith(f"{FOLDER}plans/")}
    files[f"{FOLDER}plans/current.yaml"] = PLAN.encode()
    site, _ = load(files)
    assert site
    due = [one.what for one in dates_of(site.institutions[0], TODAY) if one.kind == "action-due"]
    assert "4.a is due: A framework" in due


def test_who_is_joining_has_the_date_of_its_first_plan(small: dict[str, bytes]) -> None:
    files = {path: text for path, text in small.items() if not path.startswith(f"{FOLDER}plans/")}
    home = f"{FOLDER}institution.yaml"
    files[home] = (
        b"name: New\nstatus: {role: joining, since: 2026-09}\nplan_due: {by: 2027-09, reason: We signed in September.}\n"
    )
    site, _ = load(files)
    assert site
    assert [(one.kind, str(one.day)) for one in dates_of(site.institutions[0], TODAY)] == [
        ("plan-due", "2027-09-30")
    ]


def test_a_plan_without_a_period_has_no_empty_place_for_one(built: Result) -> None:
    assert "Period Not stated" in page(built, "plans/current/")
    listed = BeautifulSoup(built.files["institutions/index.html"], "html.parser").select_one("td a")
    assert listed is not None
    assert listed.text == "In force"


def test_an_earlier_plan_that_is_called_in_force_is_said_to_have_ended(small: dict[str, bytes]) -> None:
    earlier = b"title: Earlier\nperiod: {from: 2021-08, to: 2024-07}\nstate: in-force\nactions: [{id: A, text: Do}]\n"
    made = make({**small, f"{FOLDER}plans/2021-2024.yaml": earlier}, today=TODAY)
    assert "Earlier Ended in July 2024" in page(made, "")
    listed = made.files["actions/index.html"].decode()
    assert '>Action plan 2024 to 2027</a> <span class="fine">In force</span>' in listed
    assert '>Earlier</a> <span class="fine">Ended in July 2024</span>' in listed
    rows = made.files["data/plans.csv"].decode("utf-8-sig").splitlines()
    ended = rows[0].split(",").index("ended")
    assert {row.split(",")[1]: row.split(",")[ended] for row in rows[1:]} == {
        "2021-2024": "true",
        "2024-2027": "",
    }
    later = make({**small, f"{FOLDER}plans/2021-2024.yaml": earlier}, today=date(2027, 8, 1))
    listed = later.files["pillars/visibility/index.html"].decode()
    assert '>Action plan 2024 to 2027</a> <span class="fine">Ended in July 2027</span>' in listed
    assert "State Ended in July 2027" in page(later, "plans/2024-2027/")
