"""A plan's time in years, half-years or quarters, and what is due in each."""

import pytest
from making import a_plan

from tcsite.facts.periods import due_buckets

KEYS = [
    ("one month", "{from: 2024-08, to: 2024-08}", ["2024-Q3"]),
    (
        "18 months in quarters",
        "{from: 2024-01, to: 2025-06}",
        [*(f"2024-Q{n}" for n in (1, 2, 3, 4)), "2025-Q1", "2025-Q2"],
    ),
    ("19 months in half-years", "{from: 2024-01, to: 2025-07}", ["2024-H1", "2024-H2", "2025-H1", "2025-H2"]),
    (
        "36 months",
        "{from: 2024-08, to: 2027-07}",
        ["2024-H2", *(f"{y}-H{h}" for y in (2025, 2026) for h in (1, 2)), "2027-H1", "2027-H2"],
    ),
    (
        "48 months in half-years",
        "{from: 2024, to: 2027}",
        [f"{y}-H{h}" for y in range(2024, 2028) for h in (1, 2)],
    ),
    ("49 months in years", "{from: 2024-01, to: 2028-01}", [str(year) for year in range(2024, 2029)]),
    ("the last day counts", "{from: 2024-01-31, to: 2024-07-01}", ["2024-Q1", "2024-Q2", "2024-Q3"]),
    ("extended", "{from: 2024-01, to: 2024-06, extended_to: 2024-09}", ["2024-Q1", "2024-Q2", "2024-Q3"]),
    ("as many as can be listed", "{from: 2000, to: 2023}", [str(year) for year in range(2000, 2024)]),
    ("one more than can be listed", "{from: 2000, to: 2024}", []),
]


@pytest.mark.parametrize(("period", "keys"), [case[1:] for case in KEYS], ids=[case[0] for case in KEYS])
def test_a_plan_s_time_is_cut_into_some_eight_parts(period: str, keys: list[str]) -> None:
    assert [bucket.key for bucket in due_buckets(a_plan(period=period), "en")] == keys


WHEN = [
    ("to: 2024-12", "2024-H2", "July to December 2024"),
    ("to: 2025-01-01", "2025-H1", "January to June 2025"),
    ("to: 2025", "2025-H2", "July to December 2025"),
    ("to: 2027-07", "2027-H2", "July to December 2027"),
    ("to: 2027-08-01", "after", "After July 2027"),
    ("to: 2027", "after", "After July 2027"),  # it may be later than the plan
    ("to: 2024", "2024-H2", "July to December 2024"),
    ("to: 2024-07-31", "before", "Before August 2024"),
    ("to: 2024-08-01", "2024-H2", "July to December 2024"),
    ("to: 2027-07-31", "2027-H2", "July to December 2027"),
    ("to: 2024-08", "2024-H2", "July to December 2024"),
    ("from: 2025", "open", "No end given"),
    ("parts: [{text: y, to: 2025-01}, {text: z}]", "open", "No end given"),
    ("parts: [{text: y, to: 2025-01}, {text: z, to: 2026-02}]", "2026-H1", "January to June 2026"),
    ("owners: [HR]", "none", "No time given"),
    ("when: Some day", "none", "No time given"),
]


@pytest.mark.parametrize(("content", "key", "words"), WHEN)
def test_an_action_is_counted_once_where_it_is_due(content: str, key: str, words: str) -> None:
    buckets = due_buckets(a_plan(f"[{{id: A, text: x, {content}}}]"), "en")
    assert [(one.key, one.words) for one in buckets if one.actions] == [(key, words)]
    assert sum(one.actions for one in buckets) == 1


def test_after_an_extended_plan_is_after_its_new_end() -> None:
    plan = a_plan(
        "[{text: x, to: 2029}, {text: y, to: 2027-12}]",
        period="{from: 2024-08, to: 2027-07, extended_to: 2027-12}",
    )
    assert [(one.key, one.words) for one in due_buckets(plan, "en") if one.actions] == [
        ("2027-H2", "July to December 2027"),
        ("after", "After December 2027"),
    ]


@pytest.mark.parametrize(
    ("actions", "counts"),
    [
        ("[{text: x}, {text: y, from: 2025}]", {"open": 1, "none": 1}),
        ("[{text: x}]", {"none": 1}),
        ("[{text: x}, {text: y, to: 2024-10}]", {"2024-Q3": 0, "2024-Q4": 1, "none": 1}),
        ("[{text: x, to: 2026}]", {"2024-Q3": 0, "2024-Q4": 0, "after": 1}),
    ],
)
def test_no_part_of_a_plan_s_time_is_empty_where_no_end_is_known(
    actions: str, counts: dict[str, int]
) -> None:
    plan = a_plan(actions, period="{from: 2024-08, to: 2024-12}")
    assert {one.key: one.actions for one in due_buckets(plan, "en")} == counts
