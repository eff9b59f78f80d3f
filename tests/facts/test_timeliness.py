"""How an action stands to its time: what is called overdue, and what nobody can know."""

from datetime import date

import pytest
from making import a_plan, an_institution

from tcsite.facts.timeliness import Timeliness, counted, known_until, plan_times, timeliness

TODAY = date(2026, 11, 22)
OPEN, DONE = "progress: [{date: 2025-03, status: in-progress}]", "progress: [{date: %s, status: complete}]"
UNSAID = "progress: [{date: 2026-01, note: We met}]"

CASES = [
    ("no time", "{text: x}", ""),
    ("open, and its end has passed", f"{{text: x, to: 2026-10, {OPEN}}}", "overdue"),
    ("its last day is today", f"{{text: x, to: 2026-11-22, {OPEN}}}", "next"),
    ("its last day was yesterday", f"{{text: x, to: 2026-11-21, {OPEN}}}", "overdue"),
    ("nobody says how far it is", "{text: x, to: 2026-10}", "passed"),
    (
        "a note without a status says nothing of how far it is",
        f"{{text: x, to: 2026-10, {UNSAID}}}",
        "passed",
    ),
    ("stopped", "{text: x, to: 2026-10, progress: [{date: 2025, status: stopped, reason: r}]}", ""),
    ("carried over", f"{{text: x, to: 2026-10, carried_to: 2027-2030/V1, {OPEN}}}", ""),
    ("merged", f"{{id: A, text: x, to: 2026-10, merged_into: B, {OPEN}}}", ""),
    ("ongoing", "{text: x, to: 2026-10, progress: [{date: 2025, status: ongoing}]}", ""),
    ("routine", f"{{text: x, when: Ongoing, {OPEN}}}", ""),
    ("due in half a year to the day", f"{{text: x, to: 2027-05-22, {OPEN}}}", "next"),
    ("due a day later than that", f"{{text: x, to: 2027-05-23, {OPEN}}}", ""),
    ("due next counts also where nobody says how far it is", "{text: x, to: 2027-01}", "next"),
    ("done before the year of its end", f"{{text: x, to: 2026, {DONE % '2025-12-31'}}}", "early"),
    ("done in the year of its end", f"{{text: x, to: 2026, {DONE % '2026-01-01'}}}", ""),
    ("done on its last day", f"{{text: x, to: 2026-03-31, {DONE % '2026-03-31'}}}", ""),
    (
        "reported a day later: nobody says when it was done",
        f"{{text: x, to: 2026-03-31, {DONE % '2026-04-01'}}}",
        "",
    ),
    (
        "open after its end, and done later",
        "{text: x, to: 2026-03, progress: [{date: 2026-04, status: delayed}, {date: 2026-09, status: complete}]}",
        "late",
    ),
    (
        "open before its end, and done by the next report",
        "{text: x, to: 2026-03, progress: [{date: 2026-02, status: in-progress}, {date: 2026-09, status: complete}]}",
        "",
    ),
    ("done in a year that is not over at its end", f"{{text: x, to: 2026-03-31, {DONE % '2026'}}}", ""),
    (
        "the first report of it counts",
        "{text: x, to: 2026-03, progress: [{date: 2026-02, status: complete}, {date: 2026-09, status: complete}]}",
        "early",
    ),
    (
        "a part is open and late",
        f"{{text: x, parts: [{{text: y, to: 2026-01, {OPEN}}}, {{text: z, to: 2026-02}}]}}",
        "overdue",
    ),
    (
        "no part says how far it is",
        "{text: x, parts: [{text: y, to: 2026-01}, {text: z, to: 2026-02}]}",
        "passed",
    ),
    (
        "a part that says so is not due yet",
        f"{{text: x, to: 2026-02, parts: [{{text: y}}, {{text: z, to: 2027-06, {OPEN}}}]}}",
        "passed",
    ),
]


@pytest.mark.parametrize(
    ("action", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_an_action_stands_so_to_its_time(action: str, expected: str) -> None:
    plan = a_plan(f"[{action}]")
    assert timeliness(plan, plan.actions[0], plan.actions[0], TODAY, date.max) == expected


def test_a_part_has_its_own_time_or_its_action_s() -> None:
    plan = a_plan(f"[{{text: x, to: 2026-10, {OPEN}, parts: [{{text: y}}, {{text: z, to: 2027-06}}]}}]")
    action = plan.actions[0]
    assert [timeliness(plan, action, part, TODAY, date.max) for part in action.parts] == ["overdue", ""]


@pytest.mark.parametrize(
    ("state", "expected"),
    [("in-force", "overdue"), ("approved", "overdue"), ("draft", ""), ("closed", ""), ("withdrawn", "")],
)
def test_only_a_plan_that_runs_has_deadlines(state: str, expected: str) -> None:
    plan = a_plan(f"[{{text: x, to: 2026-10, {OPEN}}}]", more=f"state: {state}")
    assert timeliness(plan, plan.actions[0], plan.actions[0], TODAY, date.max) == expected


SOURCES = [
    ("no source: the institution speaks for itself", "", "", "overdue"),
    ("a source that is younger than the end", "", "source: {title: T, date: 2026-11}", "overdue"),
    ("a source of the very day of the end", "", "source: {title: T, date: 2026-10-31}", "passed"),
    ("a source that is older", "", "source: {title: T, date: 2024-07-25}", "passed"),
    ("a source without a date", "", "source: {title: T}", "passed"),
    ("the plan's own source counts before the institution's", "source: {title: T, date: 2026-11}",
     "source: {title: T, date: 2024}", "overdue"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("of_plan", "of_institution", "expected"),
    [case[1:] for case in SOURCES],
    ids=[case[0] for case in SOURCES],
)
def test_a_transcription_calls_nothing_overdue_that_its_source_cannot_know(
    of_plan: str, of_institution: str, expected: str
) -> None:
    plan = a_plan(f"[{{text: x, to: 2026-10, {OPEN}}}]", more=of_plan)
    known = known_until(an_institution(plan, more=of_institution), plan)
    assert timeliness(plan, plan.actions[0], plan.actions[0], TODAY, known) == expected


def test_what_is_urgent_is_counted_first() -> None:
    found = [Timeliness.EARLY, Timeliness.NONE, Timeliness.NEXT, Timeliness.OVERDUE, Timeliness.NEXT]
    assert list(counted(found).items()) == [("overdue", 1), ("next", 2), ("early", 1)]


def test_the_next_due_is_the_nearest_end_of_what_is_not_settled() -> None:
    actions = f"{{text: a, to: 2026-10, {OPEN}}}, {{text: b, to: 2027-02, {DONE % '2026'}}}, {{text: c, to: 2027-06}}"
    times = plan_times(an_institution(), a_plan(f"[{actions}, {{text: d, to: 2028}}, {{text: e}}]"), TODAY)
    assert (str(times.next_due), times.dated) == ("2027-06", 4)
    assert times.counts == {"overdue": 1, "early": 1}
    closed = a_plan(f"[{actions}]", more="state: closed")
    assert plan_times(an_institution(), closed, TODAY).next_due is None


@pytest.mark.parametrize(
    ("to", "next_due"), [("2026-11-21", None), ("2026-11-22", "2026-11-22"), ("2026-11", "2026-11")]
)
def test_what_is_due_today_is_still_to_come(to: str, next_due: str | None) -> None:
    times = plan_times(an_institution(), a_plan(f"[{{text: x, to: {to}}}]"), TODAY)
    assert (str(times.next_due) if times.next_due else None) == next_due
