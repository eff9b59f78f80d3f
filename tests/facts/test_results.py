"""Whether a target is reached, missed or not measured, and what a figure became."""

from datetime import date

import pytest
from making import a_plan, an_institution

from tcsite.facts.measures import chain_of, latest_figure, repeating, scale_of, targets

SETS = """[
  {id: s24, kind: survey, title: S, date: 2024, measures: [{id: "1", text: Seen, value: 4.82}, {id: "2", text: Asked, value: 5}]},
  {id: s26, repeats: s24, kind: survey, title: S, date: 2026-01, measures: [{id: "1", text: Seen, value: 6.6}, {id: "2", text: Asked}]},
  {id: s25, repeats: s24, kind: survey, title: S, date: 2025-01, measures: [{id: "1", text: Seen, value: 5.5}]},
  {id: round, repeats: round, kind: survey, title: S, date: 2025-01},
]"""
TODAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("measure", "results", "outcome"),
    [
        ("{measure: s24-1, target: 6.5, by: 2026-02}", [5.5, 6.6], "reached"),
        ("{measure: s24-1, target: 6.5, by: 2027}", [5.5, 6.6], "reached"),
        ("{measure: s24-1, target: 7, by: 2026-02}", [5.5, 6.6], "missed"),
        ("{measure: s24-1, target: 7, by: 2027}", [5.5, 6.6], "open"),
        ("{measure: s24-1, target: 6, by: 2025}", [5.5, 6.6], "reached"),
        ("{measure: s24-1, direction: increase}", [5.5, 6.6], "reached"),
        ("{measure: s24-1, direction: decrease, by: 2026-02}", [5.5, 6.6], "missed"),
        ("{measure: s24-1}", [5.5, 6.6], ""),
        ("{measure: s24-2, target: 6, by: 2025}", [], "not-measured"),
        ("{measure: s24-2, target: 6, by: 2027}", [], "open"),
        ("{measure: s26-2, target: 6, by: 2025}", [], "not-measured"),
        (
            "{text: Rework, baseline: 53.5, target: 30, by: 2025, results: [{date: 2025, value: 28}]}",
            [28],
            "reached",
        ),
        (
            "{text: Rework, baseline: 53.5, target: 30, by: 2025, results: [{date: 2025, value: 31}]}",
            [31],
            "missed",
        ),
        ("{text: Cases, target: 9, by: 2025, results: [{date: 2025, value: 11}]}", [11], ""),
        (
            "{text: Cases, target: 9, at_least: true, by: 2025, results: [{date: 2025, value: 11}]}",
            [11],
            "reached",
        ),
        (
            "{text: Cases, target: 9, at_least: true, by: 2025, results: [{date: 2025, value: 8}]}",
            [8],
            "missed",
        ),
        ("{text: Cases, target: 9, by: 2025, results: [{date: 2025, value: 9}]}", [9], "reached"),
        (
            "{text: Staff, baseline: 9, direction: maintain, by: 2025, results: [{date: 2025, value: 9}]}",
            [9],
            "reached",
        ),
        ("{text: Cases, target: 9, by: 2025, results: [{date: 2026-05, value: 9}]}", [9], "not-measured"),
        *(
            (
                f"{{text: Falls, baseline: 9, direction: {way}, by: 2025, results: [{{date: 2025, value: 9}}]}}",
                [9],
                "missed",
            )
            for way in ("decrease", "increase")
        ),
        (
            "{text: Cases, target: 9, at_least: true, by: 2025-06,"
            " results: [{date: 2025-06, value: 9}, {date: 2025-09, value: 8}]}",
            [9, 8],
            "reached",
        ),
    ],
)
def test_a_target_is_reached_missed_or_not_measured(measure: str, results: list[float], outcome: str) -> None:
    plan = a_plan(f"[{{id: A, text: x, measures: [{measure}]}}]")
    (target,) = targets(an_institution(plan, measures=SETS))
    assert [one.value for one in target.results] == results
    assert target.outcome(TODAY) == outcome


def test_surveys_are_followed_forwards_and_backwards_and_a_circle_ends() -> None:
    institution = an_institution(a_plan("[]"), measures=SETS)
    first, last, middle, circle = institution.measure_sets
    assert [one.id for one in repeating(institution, first)] == ["s25", "s26"]
    assert [one.id for one in chain_of(institution, last)] == ["s24", "s26"]
    assert [one.id for one in chain_of(institution, middle)] == ["s24", "s25"]
    assert [one.id for one in chain_of(institution, circle)] == ["round"]
    assert repeating(institution, circle) == ()


@pytest.mark.parametrize(
    ("reference", "value"), [("s24-1", 6.6), ("s25-1", 5.5), ("s24-2", 5), ("s26-2", None), ("s24-9", None)]
)
def test_the_newest_figure_is_of_the_last_survey_that_states_it(reference: str, value: float | None) -> None:
    figure = latest_figure(an_institution(a_plan("[]"), measures=SETS), reference)
    assert (figure and figure.measure.value) == value


SCALED = """[
  {id: a, kind: survey, title: A, date: 2018, scale: 1 to 7},
  {id: b, repeats: a, kind: survey, title: B, date: 2021},
  {id: c, repeats: b, kind: survey, title: C, date: 2024, scale: 1 to 10},
  {id: d, repeats: c, kind: survey, title: D, date: 2026},
  {id: e, kind: survey, title: E, date: 2026},
]"""


@pytest.mark.parametrize(
    ("id", "scale"), [("a", "1 to 7"), ("b", "1 to 7"), ("c", "1 to 10"), ("d", "1 to 10"), ("e", "None")]
)
def test_a_survey_that_repeats_another_has_its_scale_unless_it_says_its_own(id: str, scale: str) -> None:
    institution = an_institution(measures=SCALED)
    group = next(one for one in institution.measure_sets if one.id == id)
    assert str(scale_of(institution, group)) == scale
