"""A plan's period: its days, its length, and what an extension changes."""

from datetime import date

import pytest

from tcsite.model.dates.partial import Period

PERIODS = [
    ("months", {"from": "2024-08", "to": "2027-07"}, date(2024, 8, 1), date(2027, 7, 31), 36),
    ("years", {"from": "2024", "to": "2025"}, date(2024, 1, 1), date(2025, 12, 31), 24),
    ("days", {"from": "2024-08-15", "to": "2026-08-14"}, date(2024, 8, 15), date(2026, 8, 14), 25),
    ("a leap day", {"from": "2024-02", "to": "2024-02"}, date(2024, 2, 1), date(2024, 2, 29), 1),
    ("extended", {"from": "2024-08", "to": "2027-07", "extended_to": "2027-12"}, date(2024, 8, 1), date(2027, 12, 31), 36),
]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "first", "last", "months"), [case[1:] for case in PERIODS], ids=[case[0] for case in PERIODS]
)
def test_a_period_has_its_first_and_last_day_and_its_length_without_extension(
    given: dict[str, str], first: date, last: date, months: int
) -> None:
    period = Period.model_validate(given)
    assert (period.first, period.last, period.months) == (first, last, months)
    assert period.covers(first)
    assert period.covers(last)
    assert not period.covers(date.fromordinal(first.toordinal() - 1))
    assert not period.covers(date.fromordinal(last.toordinal() + 1))


@pytest.mark.parametrize(
    ("more", "end", "justified"),
    [
        ({}, "2027-07", "2027-07"),
        ({"reason": "It does not meet the plan before it."}, "2027-07", "2027-07"),
        ({"extended_to": "2027-12"}, "2027-12", "2027-07"),
        ({"extended_to": "2027-12", "reason": "The survey was late."}, "2027-12", "2027-12"),
    ],
)
def test_rules_go_by_an_extension_that_has_a_reason(more: dict[str, str], end: str, justified: str) -> None:
    period = Period.model_validate({"from": "2024-08", "to": "2027-07", **more})
    assert (str(period.end), str(period.justified_end)) == (end, justified)
