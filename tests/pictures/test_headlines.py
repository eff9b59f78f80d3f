"""The sentences above pictures: true of odd numbers too, and silent where the source is."""

import pytest

from tcsite.site.views.overview_pictures import share
from tcsite.site.views.pictures import how_far, most_of


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({"complete": 1, "not-started": 1}, "1 of 2 actions is complete or ongoing."),
        ({"complete": 2, "ongoing": 1}, "3 of 3 actions are complete or ongoing."),
        ({"not-started": 2}, "0 of 2 actions are complete or ongoing."),
        (
            {"not-started": 3, "not-stated": 25},
            "0 of 3 actions with a stated status are complete or ongoing; 25 actions state none.",
        ),
        (
            {"complete": 1, "not-stated": 1},
            "1 of 1 action with a stated status is complete or ongoing; 1 action states none.",
        ),
    ],
)
def test_actions_without_a_stated_status_are_not_counted_as_open(
    counts: dict[str, int], sentence: str
) -> None:
    assert how_far(counts, "en") == sentence


@pytest.mark.parametrize(
    ("serving", "total", "sentence"),
    [
        ([], 3, "3 actions; none is assigned to a pillar."),
        ([("Visibility", 0), ("Careers", 0)], 3, None),
        ([("Visibility", 2), ("Careers", 1)], 3, "Visibility has the most actions: 2 of 3."),
        (
            [("Visibility", 1), ("Careers", 1)],
            2,
            "Visibility and Careers have the most actions: 1 of 2 each.",
        ),
        ([("Same", 3), ("Same", 1)], 4, "Same has the most actions: 3 of 4."),
        ([("A", 1), ("B", 1), ("C", 1)], 3, "3 actions; no pillar has more than 1 of them."),
    ],
)
def test_what_is_said_of_pillars_is_true_of_odd_numbers(
    serving: list[tuple[str, int]], total: int, sentence: str | None
) -> None:
    said = most_of(serving, total, "en")
    assert said == (sentence or most_of([], total, "en"))
    assert "No pillar has the most" not in said


@pytest.mark.parametrize(
    ("number", "total", "words"),
    [
        (0, 3, "0%"),
        (3, 3, "100%"),
        (1, 3, "33%"),
        (1, 1000, "<1%"),
        (999, 1000, ">99%"),
        (1, 200, "1%"),
        (5, 1000, "1%"),
    ],
)
def test_some_is_never_none_and_not_all_is_never_all(number: int, total: int, words: str) -> None:
    assert share(number, total) == words
