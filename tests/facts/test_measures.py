"""Every figure that an action is to move: where it starts, and what it is to become."""

import pytest
from making import a_plan, an_institution

from tcsite.facts.measures import figures, in_figures, targets

SETS = """[
  {id: s, kind: survey, title: S, date: 2024, measures: [{id: "1", text: Seen, value: 4.82}, {id: "2", text: Asked}]},
  {id: staff, kind: workforce, title: W, date: 2024, measures: [{id: all, text: Technicians, value: 180}]},
]"""


@pytest.mark.parametrize(
    ("measure", "baseline"),
    [
        ("{measure: s-1, target: 6.5}", 4.82),
        ("{measure: s-1, baseline: 5, target: 6.5}", 5),
        ("{measure: s-1, baseline: 0, target: 6.5}", 0),
        ("{measure: s-2, target: 6.5}", None),
        ("{measure: s-9, target: 6.5}", None),
        ("{text: Visitors, target: 6.5}", None),
        ("{text: Visitors, baseline: 3, target: 6.5}", 3),
    ],
)
def test_a_figure_starts_where_its_action_says_else_where_it_stood(
    measure: str, baseline: float | None
) -> None:
    plan = a_plan(f"[{{id: A, text: x, measures: [{measure}]}}]")
    (target,) = targets(an_institution(plan, measures=SETS))
    assert target.baseline == baseline


ACTIONS = """[
  {id: A, text: x, measures: [{measure: staff-all, target: 200}, {text: Visitors, target: 9}]},
  {id: B, text: y, measures: [{measure: s-2, direction: increase}], parts: [{text: z, measures: [{measure: s-1, target: 6}]}]},
  {text: w, measures: [{measure: s-1, target: 7}, {text: Nothing}]},
]"""


def test_every_figure_is_there_in_the_order_of_the_plans() -> None:
    institution = an_institution(
        a_plan("[{id: O, text: o, measures: [{text: Old}]}]", id="2020"), a_plan(ACTIONS), measures=SETS
    )
    found = targets(institution)
    assert [
        (one.name, one.anchor, one.figure.reference if one.figure else str(one.aim.text)) for one in found
    ] == [
        ("O", "o", "Old"),
        ("A", "a", "staff-all"),
        ("A", "a", "Visitors"),
        ("B", "b", "s-2"),
        ("B.a", "b-a", "s-1"),
        ("action 3", "action-3", "s-1"),
        ("action 3", "action-3", "Nothing"),
    ]
    survey, staff = institution.measure_sets
    assert [one.name for one in in_figures(found, survey)] == ["B.a", "action 3"]
    assert [one.name for one in in_figures(found, staff)] == ["A"]
    assert list(figures(institution)) == ["s-1", "s-2", "staff-all"]


@pytest.mark.parametrize(
    ("measure", "drawn"),
    [
        ("{measure: s-1, target: 6.5}", True),
        ("{measure: s-1, target: 0}", True),
        ("{measure: s-2, baseline: 0, target: 6.5}", True),
        ("{measure: s-2, target: 6.5}", False),
        ("{measure: s-1, direction: increase}", False),
        ("{text: Visitors, baseline: 3, target: 6.5}", False),
    ],
)
def test_a_picture_shows_what_starts_and_ends_at_a_figure(measure: str, drawn: bool) -> None:
    institution = an_institution(a_plan(f"[{{id: A, text: x, measures: [{measure}]}}]"), measures=SETS)
    assert bool(in_figures(targets(institution), institution.measure_sets[0])) is drawn


UNITS = """[
  {id: s, kind: survey, title: S, date: 2024, unit: rating, measures: [{id: "1", text: Seen}, {id: "2", text: Asked, unit: "%"}]}
]"""


@pytest.mark.parametrize(
    ("measure", "text", "unit"),
    [
        ("{measure: s-1}", "Seen", "rating"),
        ("{measure: s-2}", "Asked", "%"),
        ("{measure: s-2, text: Our own words, unit: points}", "Our own words", "points"),
        ("{text: Visitors, unit: people}", "Visitors", "people"),
        ("{text: Visitors}", "Visitors", ""),
        ("{measure: s-9}", "", ""),
    ],
)
def test_words_and_unit_are_the_action_s_else_the_figure_s_else_its_survey_s(
    measure: str, text: str, unit: str
) -> None:
    plan = a_plan(f"[{{id: A, text: x, measures: [{{text: Before}}, {measure}]}}]")
    _, target = targets(an_institution(plan, measures=UNITS))
    assert (str(target.text or ""), str(target.unit or ""), target.number) == (text, unit, 2)
