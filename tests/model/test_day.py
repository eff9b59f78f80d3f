"""Today notes what it was compared with, so that a result can say how long it holds."""

import operator
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcsite.model.day import Day

DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
COMPARISONS = st.sampled_from([operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne])


@given(DAYS, st.lists(st.tuples(COMPARISONS, DAYS, st.booleans()), max_size=6), DAYS)
def test_every_comparison_comes_out_the_same_on_all_days_within_the_bounds(
    day: date, asked: list[tuple[Callable[[date, date], bool], date, bool]], other: date
) -> None:
    def answers(today: date) -> list[bool]:
        return [how(today, when) if first else how(when, today) for how, when, first in asked]

    today = Day(day)
    found = answers(today)
    assert date.__le__(today.since, day)
    assert day < today.until
    if today.since <= other < today.until:
        assert answers(other) == found


@pytest.mark.parametrize(
    "ask",
    [
        lambda day: day.year,
        lambda day: day.month,
        lambda day: day.day,
        lambda day: day.isoformat(),
        lambda day: str(day),
        lambda day: repr(day),
        lambda day: f"{day:%Y}",
        lambda day: day - timedelta(1),
        lambda day: day + timedelta(1),
        lambda day: timedelta(1) + day,
        lambda day: date(2020, 1, 1) - day,
        lambda day: day.replace(year=2020),
        lambda day: day.toordinal(),
        lambda day: hash(day),
        lambda day: day == date(2026, 3, 1),
    ],
)
def test_whatever_else_is_asked_holds_on_this_day_alone(ask: Callable[[date], object]) -> None:
    today = Day(date(2026, 3, 1))
    assert ask(today) == ask(date(2026, 3, 1))
    assert (today.since, today.until) == (date(2026, 3, 1), date(2026, 3, 2))


def test_a_day_that_nobody_asked_about_holds_for_ever() -> None:
    today = Day(date(2026, 3, 1))
    assert (today.since, today.until) == (date.min, date.max)
