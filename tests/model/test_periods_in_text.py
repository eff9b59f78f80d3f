"""Periods in running text: which of several is the plan's, and how long one may be."""

import pytest

from tcsite.model.dates.periods import periods, plan_period


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plans 2018-2020 and 2021-2023", "2021 to 2023"),
        ("Strategy 2018-2020. Action plan 2021-2023, before the review of 2024-2025", "2021 to 2023"),
        ("2018-2020, before the action plan 2021-2023 and its review in 2024-2025", "2021 to 2023"),
        ("Two-year action plan, 2021", "2021 to 2022"),
        ("Action plan", "None"),
        ("Cynllun gweithredu, Awst 2024 i Orffennaf 2027", "2024-08 to 2027-07"),
        ("Cynllun gweithredu o Fawrth 2024 i Chwefror 2027", "2024-03 to 2027-02"),
        ("Cynllun o Fai i Dachwedd 2025", "2025-05 to 2025-11"),
    ],
)
def test_the_plan_s_period_follows_its_name_else_is_the_last(text: str, expected: str) -> None:
    assert str(plan_period(text)) == expected


@pytest.mark.parametrize(
    ("text", "found"), [("2024-2034", 1), ("2024-2035", 0), ("2027-2024", 0), ("2016-2018", 0)]
)
def test_no_period_is_longer_than_ten_years_runs_back_or_is_older_than_the_commitment(
    text: str, found: int
) -> None:
    assert len(periods(text)) == found
