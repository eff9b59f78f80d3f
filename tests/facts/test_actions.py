"""What is true of an action and of its parts: how far it is, whether it is settled, when it is due."""

import pytest
from making import a_plan

from tcsite.facts import actions
from tcsite.facts.actions import ActionStatus
from tcsite.model import PartialDate

STATUSES = ("not-started", "in-progress", "complete", "ongoing", "stopped", "not-stated")


def parts(*statuses: str) -> str:
    """Parts with these statuses; "" is a part without any entry."""
    entries = (f", progress: [{{date: 2025, status: {word}}}]" if word else "" for word in statuses)
    return "parts: [" + ", ".join(f"{{text: x{entry}}}" for entry in entries) + "]"


def own(word: str) -> str:
    return f"progress: [{{date: 2025, status: {word}}}]"


DONE, OPEN, GONE = own("complete"), own("in-progress"), own("stopped")
ACHIEVED = "known_from: achievements\nstate: closed\nsource: {title: A report, date: 2024-02}"

STATUS = [
    ("nothing is said", "{id: A, text: x}", "not-stated", ""),
    ("its own", f"{{id: A, text: x, {DONE}}}", "complete", ""),
    (
        "the last entry with a status counts",
        "{id: A, text: x, progress: [{date: 2025, status: in-progress}, {date: 2026}]}",
        "in-progress",
        "",
    ),
    (
        "the latest entry counts, wherever it stands in the list",
        "{id: A, text: x, progress: [{date: 2026, status: complete}, {date: 2025, status: stopped}]}",
        "complete",
        "",
    ),
    ("parts agree", f"{{id: A, text: x, {parts('ongoing', 'ongoing')}}}", "ongoing", ""),
    ("parts disagree", f"{{id: A, text: x, {parts('complete', 'stopped')}}}", "not-stated", ""),
    (
        "parts disagree, in another order",
        f"{{id: A, text: x, {parts('stopped', 'complete')}}}",
        "not-stated",
        "",
    ),
    ("one part is silent", f"{{id: A, text: x, {parts('complete', '')}}}", "not-stated", ""),
    ("all parts are silent", f"{{id: A, text: x, {parts('', '')}}}", "not-stated", ""),
    ("its own before its parts'", f"{{id: A, text: x, {OPEN}, {parts('complete')}}}", "in-progress", ""),
    ("as per another", f"{{id: A, text: x, as_per: B}}, {{id: B, text: y, {DONE}}}", "complete", "B"),
    (
        "its own before as per",
        f"{{id: A, text: x, {GONE}, as_per: B}}, {{id: B, text: y, {DONE}}}",
        "stopped",
        "",
    ),
    (
        "as per another that is as per a third",
        f"{{id: A, text: x, as_per: B}}, {{id: B, text: y, as_per: C}}, {{id: C, text: z, {DONE}}}",
        "complete",
        "B",
    ),
    ("as per itself", "{id: A, text: x, as_per: A}", "not-stated", "A"),
    ("round in a circle", "{id: A, text: x, as_per: B}, {id: B, text: y, as_per: A}", "not-stated", "B"),
    ("as per nothing that is there", "{id: A, text: x, as_per: Z}", "not-stated", ""),
    (
        "as per this plan by name",
        f"{{id: A, text: x, as_per: 2024-2027/B}}, {{id: B, text: y, {DONE}}}",
        "complete",
        "B",
    ),
    (
        "an action of the same id in another plan is another action",
        f"{{id: A, text: x, as_per: 2021-2023/B}}, {{id: B, text: y, {DONE}}}",
        "not-stated",
        "",
    ),
    (
        "as per a part",
        f"{{id: A, text: x, as_per: B.a}}, {{id: B, text: y, parts: [{{text: z, {GONE}}}, {{text: z, {DONE}}}]}}",
        "stopped",
        "B.a",
    ),
    (
        "as per a part that says nothing: then its action's",
        f"{{id: A, text: x, as_per: B.a}}, {{id: B, text: y, {DONE}, parts: [{{text: z}}]}}",
        "complete",
        "B.a",
    ),
    (
        "actions without ids are different actions",
        f"{{text: x, as_per: B}}, {{text: y, {DONE}}}",
        "not-stated",
        "",
    ),
]


@pytest.mark.parametrize(
    ("content", "status", "as_per"), [case[1:] for case in STATUS], ids=[c[0] for c in STATUS]
)
def test_an_action_has_one_status(content: str, status: str, as_per: str) -> None:
    plan = a_plan(f"[{content}]")
    assert actions.status(plan, plan.actions[0]) == ActionStatus(status, as_per)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("{id: A, text: x}", ActionStatus("complete", reported=True, reported_on=PartialDate(2024, 2))),
        (f"{{id: A, text: x, {OPEN}}}", ActionStatus("in-progress")),
        (
            f"{{id: A, text: x, {parts('complete', 'stopped')}}}",
            ActionStatus("complete", reported=True, reported_on=PartialDate(2024, 2)),
        ),
        (f"{{id: A, text: x, as_per: B}}, {{id: B, text: y, {GONE}}}", ActionStatus("stopped", "B")),
    ],
)
def test_what_a_plan_of_achievements_does_not_say_otherwise_was_achieved(
    content: str, expected: ActionStatus
) -> None:
    plan = a_plan(f"[{content}]", more=ACHIEVED)
    assert actions.status(plan, plan.actions[0]) == expected


def test_achievements_without_a_date_were_reported_all_the_same() -> None:
    plan = a_plan("[{id: A, text: x, parts: [{text: y}]}]", more="known_from: achievements")
    (action,) = plan.actions
    assert actions.status(plan, action) == ActionStatus("complete", reported=True)
    assert actions.part_status(plan, action, action.parts[0]) == "complete"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (parts("complete", "stopped"), ["complete", "stopped"]),
        (f"{OPEN}, {parts('complete', '')}", ["complete", "in-progress"]),
        (parts("complete", ""), ["complete", "not-stated"]),
        (f"as_per: B, {parts('', 'stopped')}", ["complete", "stopped"]),
    ],
)
def test_a_part_that_says_nothing_has_its_action_s_status(content: str, expected: list[str]) -> None:
    plan = a_plan(f"[{{id: A, text: x, {content}}}, {{id: B, text: y, {DONE}}}]")
    action = plan.actions[0]
    assert [actions.part_status(plan, action, part) for part in action.parts] == expected


@pytest.mark.parametrize("status", STATUSES)
def test_what_is_complete_ongoing_or_stopped_is_settled(status: str) -> None:
    plan = a_plan(f"[{{id: A, text: x, {own(status)}}}]")
    assert actions.settled(plan, plan.actions[0]) is (status in ("complete", "ongoing", "stopped"))


SETTLED = [
    ("carried on", "carried_to: [2027-2030/A]", True, []),
    ("merged", f"merged_into: B, {OPEN}", True, []),
    ("carried from an earlier plan is not carried on", "carried_from: [2021-2023/A]", False, []),
    ("parts settled, each in its way", parts("complete", "stopped"), True, [True, True]),
    ("parts all ongoing", parts("ongoing", "ongoing"), True, [True, True]),
    ("one part is open", parts("complete", "in-progress"), False, [True, False]),
    ("one part is silent", parts("complete", ""), False, [True, False]),
    ("settled as a whole, and so in its parts", f"{DONE}, {parts('in-progress', '')}", True, [True, True]),
    ("open as a whole, though its parts are done", f"{OPEN}, {parts('complete')}", False, [True]),
    ("open as a whole, and one part silent", f"{OPEN}, {parts('complete', '')}", False, [True, False]),
    ("carried on with its parts", f"carried_to: [2027-2030/A], {parts('in-progress')}", True, [True]),
    ("its outcome is that of one that is done", "as_per: B", True, []),
]


@pytest.mark.parametrize(("content", "whole", "each"), [c[1:] for c in SETTLED], ids=[c[0] for c in SETTLED])
def test_settled_is_what_nobody_has_to_do_any_more(content: str, whole: bool, each: list[bool]) -> None:
    plan = a_plan(f"[{{id: A, text: x, {content}}}, {{id: B, text: y, {DONE}}}]")
    action = plan.actions[0]
    assert actions.settled(plan, action) is whole
    assert [actions.settled(plan, action, part) for part in action.parts] == each
    still = actions.open_parts(plan, action)
    assert bool(still) is not whole, "what is open has something to do, and nothing else has"
    assert all(part is action or not actions.settled(plan, action, part) for part in still)


def test_an_open_action_whose_parts_are_done_is_to_do_itself() -> None:
    plan = a_plan(f"[{{id: A, text: x, {OPEN}, {parts('complete')}}}]")
    assert actions.open_parts(plan, plan.actions[0]) == (plan.actions[0],)


DUE = [
    ("its own end", "to: 2025-06", "2025-06", True),
    ("in words", "when: By June 2025", "2025-06", True),
    ("a year mark", "years: [2024, 2026]", "2026", True),
    ("a year of the plan", "years: [1]", "2025-07", True),
    ("a beginning only", "when: From September 2024", "", True),
    ("not understood", "when: When the moon is blue", "", False),
    ("no time", "owners: [HR]", "", False),
    ("the last end of its parts", "parts: [{text: y, to: 2026-01}, {text: z, to: 2025-10}]", "2026-01", True),
    (
        "the last end of its parts, in order",
        "parts: [{text: y, to: 2025-10}, {text: z, to: 2026-01}]",
        "2026-01",
        True,
    ),
    ("a year ends after its months", "parts: [{text: y, to: 2026}, {text: z, to: 2026-11}]", "2026", True),
    ("one part without an end", "parts: [{text: y, to: 2025-01}, {text: z}]", "", True),
    ("a part with a beginning only", "parts: [{text: y, to: 2025-01}, {text: z, from: 2026}]", "", True),
    ("its own end before its parts'", "to: 2025-06, parts: [{text: y, to: 2026-01}]", "2025-06", True),
    ("its own beginning, its parts' end", "from: 2024-09, parts: [{text: y, to: 2026-01}]", "2026-01", True),
    ("ongoing", "when: Annually", "2027-07", True),
]


@pytest.mark.parametrize(
    ("content", "end", "timed"), [case[1:] for case in DUE], ids=[case[0] for case in DUE]
)
def test_an_action_is_due_by_one_date(content: str, end: str, timed: bool) -> None:
    plan = a_plan(f"[{{id: A, text: x, {content}}}]")
    (action,) = plan.actions
    assert str(actions.due(plan, action) or "") == end
    assert actions.due_year(plan, action) == (int(end[:4]) if end else None)
    assert actions.gives_a_time(plan, action) is timed


def test_what_goes_on_ends_with_an_extended_plan() -> None:
    plan = a_plan(
        "[{id: A, text: x, when: Ongoing}]", period="{from: 2024-08, to: 2027-07, extended_to: 2028-01}"
    )
    assert str(actions.due(plan, plan.actions[0])) == "2028-01"


@pytest.mark.parametrize(
    ("action", "part", "end", "begin"),
    [
        ("to: 2026", "to: 2025-01", "2025-01", ""),
        ("to: 2026", "owners: [HR]", "2026", ""),
        ("from: 2025, to: 2026", "owners: [HR]", "2026", "2025"),
        ("to: 2026", "from: 2025", "2026", "2025"),
        ("from: 2025", "to: 2026", "2026", ""),
        ("owners: [HR]", "owners: [HR]", "", ""),
    ],
)
def test_a_part_without_a_time_has_its_action_s(action: str, part: str, end: str, begin: str) -> None:
    plan = a_plan(f"[{{id: A, text: x, {action}, parts: [{{text: y, {part}}}]}}]")
    whole = plan.actions[0]
    assert str(actions.part_due(plan, whole, whole.parts[0]) or "") == end
    assert str(actions.span(plan, whole, whole.parts[0]).from_ or "") == begin


@pytest.mark.parametrize(
    ("action", "part", "whole", "of_part"),
    [
        ("when: Annually", "owners: [HR]", True, True),
        ("when: Annually", "when: By June 2025", True, False),
        ("when: By June 2025", "when: Ongoing", False, True),
        ("to: 2026", "owners: [HR]", False, False),
    ],
)
def test_a_part_is_routine_by_its_own_words_else_by_its_action_s(
    action: str, part: str, *, whole: bool, of_part: bool
) -> None:
    (found,) = a_plan(f"[{{id: A, text: x, {action}, parts: [{{text: y, {part}}}]}}]").actions
    assert actions.is_routine(found, found) is whole
    assert actions.is_routine(found, found.parts[0]) is of_part


HEALTHS = (
    "progress: [{date: 2025, health: on-track}, {date: 2026-01, health: at-risk}, {date: 2026-02, note: n}]"
)


@pytest.mark.parametrize(
    ("action", "part", "whole", "of_part"),
    [
        (HEALTHS, "id: a", "at-risk", "at-risk"),
        (HEALTHS, "progress: [{date: 2025, health: late}]", "at-risk", "late"),
        (f"{HEALTHS[:-1]}, {{date: 2026-03, status: complete}}]", "id: a", None, None),
        ("id: A", "id: a", None, None),
    ],
)
def test_the_newest_word_on_its_health_counts_until_it_is_settled(
    action: str, part: str, whole: str | None, of_part: str | None
) -> None:
    plan = a_plan(f"[{{text: x, {action}, parts: [{{text: y, {part}}}]}}]")
    (found,) = plan.actions
    entries = (actions.health(plan, found, one) for one in (found, found.parts[0]))
    assert [entry and entry.health for entry in entries] == [whole, of_part]


@pytest.mark.parametrize(
    ("entries", "status", "order"),
    [
        ("2025-09 in-progress, 2026-01 complete", "complete", "2026-01 2025-09"),
        ("2026-01 complete, 2025-09 in-progress", "complete", "2026-01 2025-09"),
        ("2026-01 complete, 2025-09 delayed, 2025-10 in-progress", "complete", "2026-01 2025-10 2025-09"),
        ("2025-09 in-progress, 2025-09-15 complete", "complete", "2025-09-15 2025-09"),
        ("2025-09-15 complete, 2025-09 in-progress", "in-progress", "2025-09 2025-09-15"),
        ("2025-09 in-progress, 2025 complete", "complete", "2025 2025-09"),
        ("2025-09 complete, 2025 in-progress, 2025-02 not-started", "in-progress", "2025 2025-09 2025-02"),
    ],
)
def test_the_latest_report_counts_wherever_it_is_written(entries: str, status: str, order: str) -> None:
    each = (entry.split() for entry in entries.split(", "))
    progress = ", ".join(f"{{date: {day}, status: {word}, words: {word}}}" for day, word in each)
    plan = a_plan(f"[{{id: A, text: x, progress: [{progress}]}}]")
    (action,) = plan.actions
    assert actions.status(plan, action).status == status
    assert str(actions.status_words(action, action)) == status
    assert " ".join(str(one.date) for one in reversed(action.reports)) == order
