"""What the page of comparisons fetches of an institution: its words, short and whole, and no number that nobody knows."""

import json
from datetime import date
from typing import Any

import pytest

from everything import TODAY, Build, Y
from tcsite.exports.comparison import LONGEST, comparison
from tcsite.model.site import DatedSite

PLAN = "title: Plan\nperiod: {from: 2025, to: 2027}\nstate: in-force\nactions:\n"
FILE = f"{Y}plans/2025-2027.yaml"
CONTACT = (
    "name: Example Institute\nkind: research-institute\nstatus: {role: signatory}\ncontacts:\n"
    "  - {role: lead, name: First, email: a@example.ac.uk, until: 2026-02-28}\n"
    "  - {role: deputy, name: Hidden, email: b@example.ac.uk, public: false}\n"
    "  - {role: mailbox, form: 'https://www.example.ac.uk/write', from: 2026-03-01}\n"
)


def of(build: Build, changes: dict[str, str], today: date = TODAY) -> Any:
    made = comparison(DatedSite(build(changes), today))
    return json.loads(made["compare/example-institute.json"])


def text_of(build: Build, text: str) -> str:
    plan = f"{PLAN}  - {{id: A1, pillar: visibility, text: {json.dumps(text)}}}\n"
    words: str = of(build, {FILE: plan})["cells"]["visibility"]["actions"][0][0]
    return words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hold a workshop", "Hold a workshop"),
        ("x" * LONGEST, "x" * LONGEST),
        ("word " * 31 + "wordy", "word " * 31 + "wordy"),  # of the very length
        ("word " * 31 + "wordy s", "word " * 30 + "word…"),
        ("word " * 31 + "longer end", "word " * 30 + "word…"),  # never within a word
        ("word " * 30 + "word, – longer end", "word " * 30 + "word…"),  # nor after a sign that goes on
    ],
)
def test_words_of_an_action_are_cut_between_words(build: Build, text: str, expected: str) -> None:
    assert text_of(build, text) == f"A1 {expected}"


def test_actions_stand_under_all_that_they_count_for_with_their_statuses(build: Build) -> None:
    plan = PLAN + (
        "  - {id: A1, pillar: visibility, text: One, talent: [R6], progress: [{date: 2025, status: complete}]}\n"
        "  - {id: A2, text: Two, progress: [{date: 2025, status: stopped, reason: r}]}\n"
        "  - {id: A3, pillar: visibility, text: Three, parts: [{text: y, talent: [R6]}]}\n"
        "  - {id: A4, pillar: visibility, text: Four, progress: [{date: 2025, status: complete}]}\n"
    )
    cells = of(build, {FILE: plan})["cells"]
    assert {key: [one[0] for one in cell["actions"]] for key, cell in cells.items() if "actions" in cell} == {
        "visibility": ["A1 One", "A3 Three", "A4 Four"],
        "no-pillar": ["A2 Two"],
        "R6": ["A1 One", "A3 Three"],
    }
    assert cells["visibility"]["counts"] == [
        [2, "Complete", "complete green"],
        [1, "Not stated", "not-stated"],
    ]
    assert [cells[key]["total"] for key in ("visibility", "no-pillar", "R6")] == ["3 actions", "1 action", "2 actions"]  # fmt: skip
    assert cells["no-pillar"]["actions"][0][1:] == [
        "../institutions/example-institute/plans/2025-2027/#a2",
        "Stopped",
    ]


UNKNOWN = [
    ("no actions", "title: Plan\nperiod: {from: 2025, to: 2027}\nstate: in-force\n", "Not entered", "Not entered"),
    ("no pillar and no tag", PLAN + "  - {text: One}\n", "Not assigned", "Not tagged"),
    ("no tag", PLAN + "  - {text: One, pillar: recognition}\n", "", "Not tagged"),
    ("no pillar", PLAN + "  - {text: One, talent: [R7]}\n", "Not assigned", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "visibility", "recommendation"), [c[1:] for c in UNKNOWN], ids=[c[0] for c in UNKNOWN]
)
def test_what_is_not_known_says_why(build: Build, plan: str, visibility: str, recommendation: str) -> None:
    made = of(build, {FILE: plan})
    for key, expected in (("visibility", visibility), ("R6", recommendation)):
        cell = made["cells"].get(key, {})
        assert "total" not in cell
        assert [line[0] for line in cell.get("lines", [])] == ([expected] if expected else [])
    assert made["none"] == "None"


@pytest.mark.parametrize(
    ("day", "state"),
    [(date(2027, 12, 31), "In force"), (date(2028, 1, 1), "Ended in 2027")],
)
def test_a_plan_says_whether_it_still_runs(build: Build, day: date, state: str) -> None:
    lines = of(build, {FILE: PLAN + "  - {text: One}\n"}, day)["cells"]["plan"]["lines"]
    assert [line[0] for line in lines] == ["Plan", "2025 to 2027", state]
    assert lines[0][1] == "../institutions/example-institute/plans/2025-2027/"


def test_without_a_plan_none_is_shown(build: Build) -> None:
    made = of(build, {f"{Y}institution.yaml": CONTACT})
    assert made["none"] == made["cells"]["plan"]["lines"][0][0] == "No plan entered"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 2, 28), [["First", ""], ["a@example.ac.uk", "mailto:a@example.ac.uk"]]),
        (date(2026, 3, 1), [["Mailbox", ""], ["Contact form", "https://www.example.ac.uk/write"]]),
    ],
)
def test_the_first_public_contact_of_the_day_is_shown(
    build: Build, day: date, expected: list[list[str]]
) -> None:
    assert of(build, {f"{Y}institution.yaml": CONTACT}, day)["cells"]["contact"]["lines"] == expected
    nobody = CONTACT.partition("contacts")[0]
    assert of(build, {f"{Y}institution.yaml": nobody})["cells"]["contact"]["lines"] == [
        ["Contact not stated", ""]
    ]


def test_each_institution_has_a_file_of_its_own(build: Build) -> None:
    made = comparison(DatedSite(build(), TODAY))
    assert sorted(made) == ["compare/example-institute.json", "compare/university-of-example.json"]
