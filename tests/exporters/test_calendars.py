"""Public calendars: what is due of an institution and of all, as another program reads it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from icalendar import Calendar

from everything import TODAY, X
from maker import make
from samples import FOLDER, INSTITUTION, SITE

Written = Callable[..., dict[str, bytes]]
OWN = "institutions/university-of-example/calendar.ics"
PLAN = b"""title: The plan, of ours
period: {from: 2024-09, to: 2027-08}
state: in-force
actions:
  - {id: V1, text: "Late, and open", to: 2025-03, progress: [{date: 2025-01, status: in-progress}]}
  - {id: V2, text: Done, to: 2025-06, progress: [{date: 2025-05, status: complete}]}
  - {id: V3, text: Each year, to: 2026-12, when: Annually}
  - {id: V4, text: No end, when: When we can}
  - id: V5
    text: Of parts
    to: 2027-02-15
    parts: [{text: First, to: 2026-12}, {text: Second, progress: [{date: 2026-01, status: stopped, reason: No money}]}]
"""
MORE = b"""plan_due: {by: 2027-01, reason: x}
submissions: [{stage: 3, due: 2027-05-31}, {stage: 2, due: 2024-05, submitted: 2024-05}]
"""


def entries(content: bytes) -> list[tuple[str, date, str]]:
    read = Calendar.from_ical(content)
    found: list[Any] = list(read.walk("VEVENT"))
    assert all(one["DTSTAMP"].dt and one["UID"] for one in found)
    assert all((one["DTEND"].dt - one["DTSTART"].dt).days == 1 for one in found)
    assert len({str(one["UID"]) for one in found}) == len(found)
    return [(str(one["CATEGORIES"].cats[0]), one["DTSTART"].dt, str(one["SUMMARY"])) for one in found]


def built(small: dict[str, bytes], today: date = TODAY, site: bytes = SITE) -> dict[str, bytes]:
    files = {**small, f"{FOLDER}institution.yaml": INSTITUTION + MORE, f"{FOLDER}plans/2024-2027.yaml": PLAN}
    return dict(make({**files, "site.yaml": site}, today=today).files)


def test_a_calendar_holds_what_is_still_due(small: dict[str, bytes]) -> None:
    found = entries(built(small)[OWN])
    assert [(kind, str(day)) for kind, day, _ in found] == [
        ("ACTION-DUE", "2025-03-31"),
        ("ACTION-DUE", "2026-12-31"),
        ("SUBMISSION", "2027-05-31"),
        ("PLAN-ENDS", "2027-08-31"),
    ]
    assert [words for _, _, words in found] == [
        "V1 is due: Late, and open",
        "V5.a is due: First",
        "The self-assessment of stage 3 is due",
        "The plan ends: The plan, of ours",
    ]


def test_without_a_plan_it_says_when_one_is_due(small: dict[str, bytes]) -> None:
    files = {one: text for one, text in small.items() if "/plans/" not in one}
    files[f"{FOLDER}institution.yaml"] = INSTITUTION + MORE
    found = entries(make(files, today=TODAY).files[OWN])
    assert found[0] == ("PLAN-DUE", date(2027, 1, 31), "The action plan is due")


def test_the_calendar_of_all_says_whose_each_entry_is_and_links_it(small: dict[str, bytes]) -> None:
    files = built(small)
    assert {words.partition(":")[0] for _, _, words in entries(files["calendar.ics"])} == {
        "University of Example"
    }
    urls = [str(one["URL"]) for one in Calendar.from_ical(files["calendar.ics"]).walk("VEVENT")]
    assert urls[0] == (
        "https://www.example.ac.uk/technicians/institutions/university-of-example/plans/2024-2027/#v1"
    )


def test_what_is_on_the_home_page_is_at_the_root(small: dict[str, bytes]) -> None:
    files = built(small, site=SITE + b"home: university-of-example\n")
    assert OWN not in files
    assert next(words for _, _, words in entries(files["calendar.ics"])) == "V1 is due: Late, and open"


def test_the_same_content_gives_the_same_file_on_another_day(small: dict[str, bytes]) -> None:
    days = [built(small, today) for today in (date(2026, 11, 22), date(2026, 12, 1))]
    assert days[0][OWN] == days[1][OWN]
    assert days[0]["calendar.ics"] == days[1]["calendar.ics"]


def test_each_language_has_its_own(small: dict[str, bytes]) -> None:
    files = built(small, site=SITE + b"languages: [en, cy]\n")
    found = [words for _, _, words in entries(files[f"cy/{OWN}"])]
    assert found[0] == "Mae V1 i’w gwblhau: Late, and open"
    assert "/cy/institutions/" in str(Calendar.from_ical(files[f"cy/{OWN}"]).walk("VEVENT")[0]["URL"])
    assert "cy/calendar.ics" not in files


def test_every_institution_has_one_and_its_page_leads_to_it(written: Written) -> None:
    files = written()
    for id in ("university-of-example", "example-institute"):
        Calendar.from_ical(files[f"institutions/{id}/calendar.ics"])
        assert b'<a href="calendar.ics">' in files[f"institutions/{id}/index.html"]


@pytest.mark.parametrize(
    "text",
    ["", "title: Plan\nstate: draft\nperiod: {from: 2024, to: 2027}\nactions: [{text: x, to: 2027}]\n"],
)
def test_drafts_are_in_no_calendar(written: Written, text: str) -> None:
    files = written({f"{X}plans/2024-2027.yaml": text or None, f"{X}plans/2018-2020.yaml": None})
    assert entries(files["institutions/university-of-example/calendar.ics"]) == []
