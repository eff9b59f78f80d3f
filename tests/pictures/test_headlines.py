"""The sentences above pictures: true of odd numbers too, and silent where the source is."""

import pytest

from tcsite.site.views.pictures import how_far


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
