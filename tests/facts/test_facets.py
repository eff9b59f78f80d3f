"""What actions are narrowed by."""

from datetime import date

import pytest
from making import a_plan, an_institution

from tcsite.facts.comparison import NO_PILLAR, column
from tcsite.facts.facets import facets_of


@pytest.mark.parametrize(
    ("content", "marks"),
    [
        ("owners: [HR]", "status:not-stated"),
        (
            "pillar: visibility, talent: [R11, R6], to: 2026",
            "status:not-stated pillar:visibility due:2026 talent:R6 talent:R11",
        ),
        ("progress: [{date: 2025, status: stopped}]", "status:stopped"),
        ("parts: [{text: y, to: 2025}, {text: z, to: 2026}]", "status:not-stated due:2026"),
        ("parts: [{text: y, to: 2026}, {text: z, to: 2025}]", "status:not-stated due:2026"),
        ("parts: [{text: y, to: 2026}, {text: z}]", "status:not-stated"),
        ("parts: [{text: y, talent: [R2]}]", "status:not-stated talent:R2"),
        ("when: When the moon is blue", "status:not-stated"),
    ],
)
def test_an_action_s_facets(content: str, marks: str) -> None:
    plan = a_plan(f"[{{id: A, text: x, {content}}}]")
    assert facets_of(plan, plan.actions[0]).marks == marks


def test_a_column_holds_the_actions_of_the_plan_that_stands_for_an_institution() -> None:
    plan = a_plan(
        "[{id: A, text: x, pillar: visibility, talent: [R1], progress: [{date: 2025, status: ongoing}]},"
        " {id: B, text: y, talent: [R1]}, {id: C, text: z, pillar: visibility}]"
    )
    found = column(an_institution(plan), date(2025, 1, 1))
    assert found.plan is plan
    assert {theme: [action.id for action in actions] for theme, actions in found.by.items()} == {
        "R1": ["A", "B"],
        "visibility": ["A", "C"],
        NO_PILLAR: ["B"],
    }
    assert found.counts("R1") == {"ongoing": 1, "not-stated": 1}
    assert found.counts("R2") == {}


@pytest.mark.parametrize(
    ("state", "shown"),
    [("in-force", True), ("approved", True), ("closed", True), ("draft", False), ("withdrawn", False)],
)
def test_where_no_plan_is_in_force_the_newest_that_was_agreed_stands_for_an_institution(
    state: str, shown: bool
) -> None:
    plan = a_plan("[{id: A, text: x, pillar: visibility}]", more=f"state: {state}")
    found = column(an_institution(plan), date(2026, 1, 1))
    assert found.plan is (plan if shown else None)
    assert list(found.by) == (["visibility"] if shown else [])
