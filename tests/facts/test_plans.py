"""Which plan holds, and what its actions count for."""

from datetime import date

import pytest
from making import a_plan, an_institution

from tcsite.facts import plans
from tcsite.model import PartialDate, Plan

TODAY = date(2025, 6, 15)


def held(id: str, period: str, state: str = "in-force") -> Plan:
    return a_plan(id=id, period=period, more=f"state: {state}")


OLD, NEW = held("old", "{from: 2021, to: 2025}"), held("new", "{from: 2025-01, to: 2027-12}")

CURRENT = [
    ("none", [], ""),
    ("the only one", [OLD], "old"),
    ("the newest of two that cover today", [OLD, NEW], "new"),
    ("the newest of two, in another order", [NEW, OLD], "new"),
    (
        "one that covers today before a newer one to come",
        [OLD, held("next", "{from: 2026, to: 2028}")],
        "old",
    ),
    (
        "none covers today: the newest",
        [held("a", "{from: 2018, to: 2020}"), held("b", "{from: 2021, to: 2023}")],
        "b",
    ),
    ("a draft does not hold", [OLD, held("draft", "{from: 2025, to: 2027}", "draft")], "old"),
    ("approved is not yet in force", [OLD, held("soon", "{from: 2025, to: 2027}", "approved")], "old"),
    ("a closed plan does not hold", [held("closed", "{from: 2024, to: 2026}", "closed")], ""),
    ("a withdrawn plan does not hold", [held("gone", "{from: 2024, to: 2026}", "withdrawn")], ""),
    (
        "its last day is today",
        [held("a", "{from: 2024-06-16, to: 2025-06-15}"), held("b", "{from: 2020, to: 2021}")],
        "a",
    ),
    (
        "its last day was yesterday",
        [held("a", "{from: 2020, to: 2025-06-14}"), held("b", "{from: 2019, to: 2025-06-15}")],
        "b",
    ),
    (
        "it begins today",
        [held("a", "{from: 2020, to: 2026}"), held("b", "{from: 2025-06-15, to: 2028}")],
        "b",
    ),
    (
        "it begins tomorrow",
        [held("a", "{from: 2020, to: 2026}"), held("b", "{from: 2025-06-16, to: 2028}")],
        "a",
    ),
    (
        "extended beyond today",
        [held("a", "{from: 2020, to: 2024, extended_to: 2025-06}"), held("b", "{from: 2026, to: 2028}")],
        "a",
    ),
    (
        "a year lasts to its end",
        [held("a", "{from: 2022, to: 2025}"), held("b", "{from: 2026, to: 2028}")],
        "a",
    ),
]


@pytest.mark.parametrize(
    ("known", "expected"), [case[1:] for case in CURRENT], ids=[case[0] for case in CURRENT]
)
def test_one_plan_holds(known: list[Plan], expected: str) -> None:
    plan = plans.current_plan(an_institution(*known), TODAY)
    assert (plan.id if plan else "") == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ([OLD, NEW], "new"),
        ([held("a", "{from: 2018, to: 2020}", "closed"), held("b", "{from: 2021, to: 2023}", "closed")], "b"),
        ([held("b", "{from: 2021, to: 2023}", "closed"), held("a", "{from: 2018, to: 2020}", "closed")], "b"),
        ([held("a", "{from: 2018, to: 2020}", "closed"), held("b", "{from: 2025, to: 2027}", "draft")], "a"),
        (
            [held("a", "{from: 2018, to: 2020}", "closed"), held("b", "{from: 2025, to: 2027}", "withdrawn")],
            "a",
        ),
        (
            [held("a", "{from: 2018, to: 2020}", "closed"), held("b", "{from: 2025, to: 2027}", "approved")],
            "b",
        ),
        ([held("a", "{from: 2025, to: 2027}", "draft")], ""),
    ],
)
def test_where_none_holds_the_newest_that_was_published_stands_for_it(
    known: list[Plan], expected: str
) -> None:
    plan = plans.plan_to_show(an_institution(*known), TODAY)
    assert (plan.id if plan else "") == expected


def test_the_latest_plan_is_the_agreed_one_that_reaches_furthest() -> None:
    longer = held("longer", "{from: 2020, to: 2030}", "closed")
    institution = an_institution(NEW, longer, held("draft", "{from: 2031, to: 2033}", "draft"), OLD)
    assert [plan.id for plan in plans.agreed_plans(institution)] == ["longer", "old", "new"]
    assert plans.latest_plan(institution) is longer
    assert plans.latest_plan(an_institution()) is None


ACTIONS = """[
  {id: V1, strand: V, text: x, talent: [r6, "talent:R11"], progress: [{date: 2025, status: complete}]},
  {id: V2, strand: V, pillar: recognition, text: x, parts: [{text: y, talent: [R6]}, {id: V2b, text: z}]},
  {id: O1, strand: O, text: x},
  {text: x, progress: [{date: 2025, status: ongoing}]},
]"""
MORE = """\
strands: [{id: V, title: Seen, pillar: visibility}, {id: O, title: Other}]
talent: {R1: {actions: [V1]}, R2: {actions: [V2.a]}, R3: {actions: [V2b]}, R4: {applies: false, reason: no}, R5: {note: n}}
"""
PLAN = a_plan(ACTIONS, more=MORE)


@pytest.mark.parametrize(
    ("place", "themes"),
    [(0, {"visibility", "R1", "R6", "R11"}), (1, {"recognition", "R2", "R3", "R6"}), (2, set()), (3, set())],
)
def test_an_action_counts_for_its_pillar_and_for_recommendations_of_tags_and_of_the_table(
    place: int, themes: set[str]
) -> None:
    assert plans.themes_of(PLAN, PLAN.actions[place]) == themes


def test_actions_are_counted_by_pillar_status_and_theme() -> None:
    assert plans.by_pillar(PLAN) == {
        "": {"ongoing": 1, "not-stated": 1},
        "recognition": {"not-stated": 1},
        "visibility": {"complete": 1},
    }
    assert plans.by_theme(PLAN, ["R6", "R3", "R9", "visibility"]) == {
        "R6": 2,
        "R3": 1,
        "R9": 0,
        "visibility": 1,
    }
    assert list(plans.tally([PLAN, PLAN]).items()) == [("complete", 2), ("ongoing", 2), ("not-stated", 4)]
    assert plans.tally([]) == {}


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([], ""),
        (["2024", "2023-12"], "2024"),
        (["2025-06-15", "2025-06-16"], "2025-06-15"),
        (["2025-06", "2025-06-15"], "2025-06"),
        (["2025", "2025-06"], "2025"),
        (["2026", "2027-01"], ""),
        (["2024-12-31", "2024"], "2024-12-31"),
    ],
)
def test_the_newest_date_is_not_still_to_come(dates: list[str], expected: str) -> None:
    found = plans.newest([None, *map(PartialDate.of, dates)], TODAY)
    assert str(found or "") == expected


def test_every_dated_thing_is_a_date_of_its_plan() -> None:
    plan = a_plan(
        "[{id: A, text: x, progress: [{date: 2025-01}], parts: [{text: y, progress: [{date: 2025-02}]}]}]",
        more="sign_off: [{who: head, date: 2024-07}, {who: lead}]\nchanges: [{date: 2024-11, note: n}]\n"
        "source: {title: s, date: 2024-06}\nreview: {date: 2025-03}",
    )
    assert sorted(str(day) for day in plans.dates_of(plan) if day) == [
        *("2024-06", "2024-07", "2024-11", "2025-01", "2025-02", "2025-03"),
    ]
    institution = an_institution(plan, measures="[{id: s, kind: survey, title: S, date: 2023, measures: []}]")
    assert {str(day) for day in plans.progress_dates(institution, plan)} == {"2025-01", "2025-02", "2025-03"}
    assert {str(day) for day in plans.dates_of_institution(institution) if day} >= {"2023", "2025-02"}


def test_a_plan_in_whose_place_another_stands_is_not_the_latest() -> None:
    replaced = held("replaced", "{from: 2020, to: 2032}", "superseded")
    assert plans.latest_plan(an_institution(NEW, replaced)) is NEW


@pytest.mark.parametrize(
    ("period", "state", "today", "ended"),
    [
        ("{to: 2026-02}", "in-force", date(2026, 2, 28), False),
        ("{to: 2026-02}", "in-force", date(2026, 3, 1), True),
        ("{to: 2026-02}", "closed", date(2026, 3, 1), False),
        ("{to: 2026-02, approximate: true}", "in-force", date(2026, 3, 1), False),
        ("{from: 2020}", "in-force", date(2026, 3, 1), False),
    ],
)
def test_a_plan_has_ended_after_its_last_day(period: str, state: str, today: date, ended: bool) -> None:
    plan = a_plan(period=period).model_copy(update={"state": state})
    assert plans.has_ended(plan, today) is ended


STRANDS = "strands: [{id: V, title: One, pillar: visibility}, {id: W, title: Two, pillars: [recognition, visibility]}]"


@pytest.mark.parametrize(
    ("named", "strands", "pillars"),
    [
        ("strand: V, strands: [W]", ["V", "W"], ["visibility", "recognition"]),
        ("strand: W, strands: [V, W]", ["W", "V"], ["recognition", "visibility"]),
        ("strands: [X, V]", ["V"], ["visibility"]),
        ("strand: V, pillars: [sustainability]", ["V"], ["sustainability"]),
    ],
)
def test_an_action_stands_under_its_strand_first(named: str, strands: list[str], pillars: list[str]) -> None:
    plan = a_plan(f"[{{id: A, text: x, {named}}}]", more=STRANDS)
    assert [one.id for one in plans.strands_of(plan, plan.actions[0])] == strands
    assert list(plans.pillars_of(plan, plan.actions[0])) == pillars
