"""`tcsite status`: what is due, what is missing and what to do next, as a lead reads it."""

import json
from datetime import date
from pathlib import Path

import icalendar
import pytest

from maker import make
from running import put_own, tcsite
from samples import FOLDER, INSTITUTION, PLAN, put
from tcsite.agenda import Due, agenda_of
from tcsite.agenda.dates import dates_of
from tcsite.agenda.tasks import DO
from tcsite.agenda.text import as_text
from tcsite.content.load import load
from tcsite.content.reference.examples import EXAMPLES
from tcsite.model import Institution
from tcsite.rules import ALL
from tcsite.rules.check import check
from tcsite.rules.rulebook import rulebook

TODAY = date(2026, 11, 22)
AS_OF = ("--as-of", "2026-11-22")
PLAN_FILE = f"{FOLDER}plans/2024-2027.yaml"
HEAD = PLAN.partition(b"actions:")[0]
ACTIONS = """\
actions:
  - {id: V1, strand: V, text: "Meet; talk, listen \\\\ and eat", when: By June 2025, owners: [Böard], progress: [{date: 2026-09, status: in-progress}]}
  - {id: V2, strand: V, text: Arddangosfa — ŵyl y technegwyr a'u gwaith yng ngweithdai'r brifysgol ym mhob cyfadran, to: 2027}
  - {id: V3, strand: V, text: Done in time, when: By June 2025, progress: [{date: 2025-06, status: complete}]}
  - {id: V4, strand: V, text: Goes on, when: Annually}
  - {id: V5, strand: V, text: Begins, from: 2027-01-15, measures: [{text: Visitors, target: 200, by: 2027-03-01}]}
  - id: V6
    text: In parts
    parts:
      - {id: a, text: The first, when: Year 3}
      - {id: b, text: The second, when: By 1 December 2026}
"""


@pytest.fixture
def files(small: dict[str, bytes]) -> dict[str, bytes]:
    return {**small, PLAN_FILE: HEAD + ACTIONS.encode()}


@pytest.fixture
def site(files: dict[str, bytes], tmp_path: Path) -> Path:
    return put_own(files, tmp_path / "site")


def the_one(files: dict[str, bytes]) -> Institution:
    site, _ = load(files)
    assert site
    (institution,) = site.institutions
    return institution


def dates(files: dict[str, bytes], today: date = TODAY) -> dict[str, Due]:
    return {due.key: due for due in dates_of(the_one(files), today)}


# What is told


def test_a_lead_reads_where_the_plan_stands_and_what_to_do_next(site: Path) -> None:
    done = tcsite("status", *AS_OF, cwd=site)
    assert done.returncode == 0, done.stderr
    told = done.stdout
    assert told.startswith("University of Example, as of 22 November 2026\n\nThe plan\n")
    assert "Action plan 2024 to 2027 (2024-2027) is in force until 31 July 2027: 8 months left." in told
    assert "6 actions: 1 in progress, 1 complete and 4 not stated." in told
    assert "1. 1 action is past the date: record the outcome of V1." in told
    assert "2. Begin" not in told
    assert "  June 2025           V1 is due: Meet; talk, listen \\ and eat. Owner: Böard. Status: in" in told
    assert told.index("Overdue:") < told.index("V1 is due") < told.index("In the next 6 months:")
    assert "Met: Publishes a plan in force\n    Action plan 2024 to 2027 (August 2024 to July 2027)" in told
    assert "Give each action a measure of success. [warning, action-without-measure]" in told
    assert f"\n  {PLAN_FILE}:" in told.partition("a measure of success. [")[2], "each place by file and line"
    assert "V3" not in told.partition("What must be published")[0], "what is done in time is no date any more"
    assert max(map(len, told.partition("What the check found")[0].splitlines())) <= 100


@pytest.mark.parametrize(
    ("progress", "heading"),
    [
        ("[{date: 2025-01, status: in-progress}]", "Overdue:"),
        ("[{date: 2025-01, words: Nearly}]", "Past the date, with no outcome stated:"),
    ],
)
def test_overdue_is_what_pages_call_so(files: dict[str, bytes], progress: str, heading: str) -> None:
    actions = f"actions: [{{id: V1, text: Meet, to: 2025-06, progress: {progress}}}]"
    inputs = {**files, PLAN_FILE: HEAD + actions.encode()}
    site, _ = load(inputs)
    assert site
    printed = as_text(agenda_of(site, site.institutions[0], (), (), TODAY))
    assert f"{heading}\n  June 2025           V1 is due: Meet." in printed


def test_explain_is_the_same_command(site: Path) -> None:
    asked = ("university-of-example", *AS_OF)
    assert tcsite("explain", *asked, cwd=site).stdout == tcsite("status", *asked, cwd=site).stdout != ""


def test_an_unknown_institution_suggests_the_nearest(site: Path) -> None:
    done = tcsite("status", "univercity-of-exampel", cwd=site)
    assert done.returncode == 2
    assert 'no institution "univercity-of-exampel"' in done.stderr
    assert "did you mean university-of-example?" in done.stderr
    assert "did you mean university-of-example?" in tcsite("status", "Example", cwd=site).stderr
    put({"content/institutions/second/institution.yaml": INSTITUTION}, site)
    several = tcsite("status", cwd=site)
    assert several.returncode == 2
    assert "say which institution: second, university-of-example" in several.stderr
    assert tcsite("status", f"{FOLDER}", *AS_OF, cwd=site).returncode == 0, "the path of its folder will do"


def test_what_could_not_be_read_comes_first_and_is_the_exit_code(site: Path) -> None:
    (site / PLAN_FILE).write_text("title: [\n")
    done = tcsite("status", *AS_OF, cwd=site)
    assert done.returncode == 1
    assert "The plan could not be read: fix it first." in done.stdout
    assert "1. Fix what could not be read; until then, the file is not on the site." in done.stdout
    (site / "site.yaml").write_text("colour: red\n")
    broken = tcsite("status", *AS_OF, cwd=site)
    assert (broken.returncode, broken.stdout) == (1, "")
    assert 'unknown key "colour"' in broken.stderr
    assert "tcsite check" in broken.stderr


def test_programs_read_the_same_as_json(site: Path) -> None:
    done = tcsite("status", *AS_OF, "--format", "json", cwd=site)
    told = json.loads(done.stdout)
    assert (
        told["plan"] | {"id": "2024-2027", "until": "2027-07", "months_left": 8, "days_left": 251}
        == told["plan"]
    )
    first = told["dates"][0]
    assert first | {"kind": "action-due", "date": "2025-06", "day": "2025-06-30", "overdue": True} == first
    assert first["page"].endswith("/plans/2024-2027/#v1")
    assert {one["clause"]: one["answer"] for one in told["register"]}["plan"] == "met"
    (measure,) = [todo for todo in told["to_do"] if todo["rule"] == "action-without-measure"]
    assert measure["places"][0]["file"] == PLAN_FILE
    assert len(told["next"]) == 3


# The dates


def test_every_date_is_one_the_content_states_or_a_rule_reckons(files: dict[str, bytes]) -> None:
    assert {key: due.day.isoformat() for key, due in dates(files).items()} == {
        "action-due.2024-2027.V1": "2025-06-30",
        "action-due.2024-2027.V6.b": "2026-12-01",
        "action-begins.2024-2027.V5": "2027-01-15",
        "next-plan.2024-2027": "2027-01-31",
        "target.2024-2027.V5.1": "2027-03-01",
        "plan-ends.2024-2027": "2027-07-31",
        "self-assessment.2024-2027": "2027-07-31",
        "action-due.2024-2027.V6.a": "2027-07-31",
        "action-due.2024-2027.V2": "2027-12-31",
    }


MEASURES = b"""\
sets:
  - id: survey
    kind: survey
    title: Technician survey, June 2024
    date: 2024-06
    unit: mean rating
    measures:
      - {id: "1.5", text: I have clear career goals, value: 5.18}
      - {id: "1.6", text: I am valued, value: 6.5}
"""


@pytest.mark.parametrize(
    ("measures", "whats"),
    [
        ("{measure: survey-1.5, target: 6.5, by: 2027-03}", ["V5: I have clear career goals should rise from 5.18 to 6.5 mean rating"]),
        ("{measure: survey-1.5, direction: decrease, by: 2027-03}", ["V5: I have clear career goals should show a decrease from 5.18 mean rating"]),
        ("{text: Leavers, baseline: 9, target: 4, unit: per cent, by: 2027-03}", ["V5: Leavers should fall from 9 to 4 per cent"]),
        ("{text: Visitors, target: 200, by: 2027-03}", ["V5: Visitors should reach 200"]),
        ("{text: Visitors, by: 2027-03}", ["V5: Visitors should reach its target"]),
        (
            "{measure: survey-1.5, target: 6.5, by: 2027-03}, {measure: survey-1.6, target: 7, by: 2027-03}",
            ['Repeat the survey "Technician survey, June 2024": 2 targets of 1 action depend on it'],
        ),
        (
            "{measure: survey-1.5, target: 6.5, by: 2027-03}, {measure: survey-1.6, target: 7, by: 2027-04}",
            ["V5: I have clear career goals should rise from 5.18 to 6.5 mean rating", "V5: I am valued should rise from 6.5 to 7 mean rating"],
        ),
    ],
)  # fmt: skip
def test_a_target_says_what_should_change_and_a_survey_is_listed_once(
    files: dict[str, bytes], measures: str, whats: list[str]
) -> None:
    plan = files[PLAN_FILE].replace(b"{text: Visitors, target: 200, by: 2027-03-01}", measures.encode())
    known = dates({**files, PLAN_FILE: plan, f"{FOLDER}measures.yaml": MEASURES})
    assert [due.what for due in known.values() if due.kind == "target"] == whats


ENDED = (b"to: 2027-07}", b"to: 2026-07}")


def test_nothing_is_said_to_be_missing_that_could_not_be_read(files: dict[str, bytes]) -> None:
    known = dates(files)
    assert (
        known["plan-ends.2024-2027"].about
        == "It runs from August 2024 to July 2027: 36 months, as stage 3 asks."
    )
    assert "self-assessment.2024-2027" in known
    broken = {**files, f"{FOLDER}self-assessments/2027.md": b"no front matter"}
    assert "self-assessment.2024-2027" not in dates(broken)


@pytest.mark.parametrize(
    ("path", "old", "new", "key", "day"),
    [
        (PLAN_FILE, b"to: 2027-07}", b"to: 2028-07}", "stage-length.2024-2027", "2027-07-31"),
        (PLAN_FILE, b"to: 2027-07}", b"to: 2027-07, extended_to: 2027-12, reason: x}", "plan-ends.2024-2027", "2027-12-31"),
        (PLAN_FILE, *ENDED, "plan-ends.2024-2027", "2026-07-31"),
        (PLAN_FILE, b"2026-09, status", b"2026-01, status", "report.2024-2027", "2027-03-12"),
        (f"{FOLDER}institution.yaml", b"contacts:", b"plan_due: {by: 2027-08, reason: x}\ncontacts:", "plan-due", "2027-08-31"),
        (f"{FOLDER}institution.yaml", b"example.ac.uk}", b"example.ac.uk, until: 2027-01}", "contact-ends.1", "2027-01-31"),
        (f"{FOLDER}institution.yaml", b"contacts:", b"exceptions: [{rule: plan-length, reason: x., until: 2027-02}]\ncontacts:", "exception-ends.plan-length", "2027-02-28"),
        (f"{FOLDER}institution.yaml", b"{url: https://www.example.ac.uk/technicians/}", b"{state: in-progress, since: 2026-03}", "address", "2027-03-31"),
    ],
)  # fmt: skip
def test_milestones(files: dict[str, bytes], path: str, old: bytes, new: bytes, key: str, day: str) -> None:
    assert old in files[path]
    before, after = dates(files), dates({**files, path: files[path].replace(old, new)})
    assert key not in before or before[key].day.isoformat() != day or key == "report.2024-2027"
    assert after[key].day.isoformat() == day


def test_a_new_signatory_is_told_of_its_first_form(small: dict[str, bytes]) -> None:
    bare = {path: text for path, text in small.items() if "/plans/" not in path and "/updates/" not in path}
    bare[f"{FOLDER}institution.yaml"] = INSTITUTION.replace(b"2018-06", b"2026-06")
    assert dates(bare)["first-form"].day == date(2027, 6, 30)
    unread = {**bare, PLAN_FILE: PLAN.replace(b"owners", b"owner")}
    assert "first-form" not in dates(unread), "its plan is there, and cannot be read"
    bare[f"{FOLDER}institution.yaml"] = INSTITUTION.replace(
        b"signatory, since: 2018-06", b"supporter, since: 2026-06"
    )
    assert dates(bare) == {}, "nothing is asked of a supporter"


def test_whoever_has_the_site_to_themselves_is_told_of_the_site_too(files: dict[str, bytes]) -> None:
    page = "content/pages/accessibility.md"
    inputs = {**files, page: EXAMPLES[page].encode()}
    made = make(inputs, today=TODAY)
    site, _ = load(inputs)
    assert site
    told = agenda_of(site, site.institutions[0], made.problems, made.register, TODAY)
    (statement,) = [due for due in told.dates if due.kind == "statement"]
    assert (statement.day, statement.page) == (date(2027, 3, 2), "/accessibility/")
    more = {**inputs, "content/institutions/other/institution.yaml": INSTITUTION}
    shared = make(more, today=TODAY)
    site, _ = load(more)
    assert site
    told = agenda_of(site, site.institutions[1], shared.problems, shared.register, TODAY)
    assert not any(due.kind == "statement" for due in told.dates)


def test_the_same_action_twice_has_two_keys(files: dict[str, bytes]) -> None:
    twice = ACTIONS.replace("id: V2,", "id: V1,").encode()
    assert {"action-due.2024-2027.V1", "action-due.2024-2027.V1.2"} <= set(
        dates({**files, PLAN_FILE: HEAD + twice})
    )


def test_what_to_do_is_said_of_rules_that_exist() -> None:
    known = {rule.id for chapter in rulebook() for rule in chapter.rules}
    assert set(DO) - known == set()


def test_what_is_excused_comes_last_and_is_no_next_step(files: dict[str, bytes]) -> None:
    excused = b"exceptions: [{rule: action-without-measure, reason: Agreed., until: 2027}]\ncontacts:"
    path = f"{FOLDER}institution.yaml"
    site, _ = load({**files, path: files[path].replace(b"contacts:", excused)})
    assert site
    told = agenda_of(site, site.institutions[0], check(site, ALL, TODAY), (), TODAY)
    assert (
        [todo.rule for todo in told.tasks if todo.excused]
        == ["action-without-measure"]
        == [told.tasks[-1].rule]
    )
    assert not any("measure of success" in step for step in told.next)


# The calendar


def test_the_calendar_is_what_rfc_5545_asks_for(site: Path) -> None:
    done = tcsite("status", *AS_OF, "--ics", "dates.ics", cwd=site)
    assert done.returncode == 0
    assert "wrote dates.ics: 9 dates" in done.stderr
    content = (site / "dates.ics").read_bytes()
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    assert all(line.decode("utf-8") for line in lines), "no sign is cut in two"
    assert any(line.startswith(b" ") for line in lines)

    calendar = icalendar.Calendar.from_ical(content)
    assert not calendar.errors
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert len(events) == 9
    assert not any(event.errors for event in events.values())
    first = events["action-due.2024-2027.V1.university-of-example@tcsite"]
    assert first["SUMMARY"] == "V1 is due: Meet; talk, listen \\ and eat"
    assert (first["DTSTART"].dt, first["DTEND"].dt) == (date(2025, 6, 30), date(2025, 7, 1)), "a whole day"
    assert first["DTSTAMP"].dt.isoformat() == "2026-11-22T00:00:00+00:00"
    assert first["DESCRIPTION"].endswith("Known to the month only (June 2025): this is its last day.")
    assert (
        first["URL"]
        == "https://www.example.ac.uk/technicians/institutions/university-of-example/plans/2024-2027/#v1"
    )
    assert "Known to" not in events["target.2024-2027.V5.1.university-of-example@tcsite"]["DESCRIPTION"]
    summary = events["action-due.2024-2027.V2.university-of-example@tcsite"]["SUMMARY"]
    assert summary.startswith("V2 is due: Arddangosfa — ŵyl y technegwyr")


def test_the_calendar_is_the_same_for_the_same_day_and_keeps_its_uids(site: Path) -> None:
    def written(*when: str) -> bytes:
        assert tcsite("status", *when, "--ics", "dates.ics", cwd=site).returncode == 0
        return (site / "dates.ics").read_bytes()

    def uids(content: bytes) -> set[str]:
        return {str(event["UID"]) for event in icalendar.Calendar.from_ical(content).walk("VEVENT")}

    first = written(*AS_OF)
    assert written(*AS_OF) == first
    moved = (site / PLAN_FILE).read_text().replace("By 1 December 2026", "By 1 February 2027")
    (site / PLAN_FILE).write_text(moved)
    assert uids(written("--as-of", "2026-11-23")) == uids(first), "a calendar moves the entry, and adds none"


def test_a_calendar_that_cannot_be_written_is_wrong_use(site: Path) -> None:
    (site / "file").write_text("")
    done = tcsite("status", *AS_OF, "--ics", "file/dates.ics", cwd=site)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: file: File exists; see whether")
