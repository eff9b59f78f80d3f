"""One finding a cause: what follows from a fault that was told is not told again."""

from datetime import date

import pytest

from maker import make
from samples import FOLDER, PLAN, UPDATE

TODAY = date(2026, 11, 22)
LINK = UPDATE + b"\nAnd [the file](../files/plan.pdf), and ![a picture](../files/chart.png).\n"
MEASURES = b"""\
sets:
  - {id: staff, kind: workforce, title: Staff, date: 2024-06, unit: people, measures: [{id: all, text: All, value: 40}]}
  - {id: staff, kind: workforce, title: Staff, date: 2025-06, unit: people, measures: [{id: all, text: All, value: 50}]}
"""


def new_rules(small: dict[str, bytes], changes: dict[str, bytes]) -> list[str]:
    before = {(each.rule, each.message) for each in make(small, today=TODAY).problems}
    after = make({**small, **changes}, today=TODAY).problems
    return sorted(each.rule for each in after if (each.rule, each.message) not in before)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {f"{FOLDER}updates/2026-03-12-workshops.md": LINK},
            ["broken-link", "missing-asset"],
        ),
        (
            {
                f"{FOLDER}updates/2026-03-12-workshops.md": LINK,
                f"{FOLDER}files/plan.pdf": b"",
                f"{FOLDER}files/chart.png": b"GIF89a",
            },
            ["attachment", "attachment"],
        ),
        (
            {
                f"{FOLDER}plans/2024-2027.yaml": PLAN
                + b"  - {id: v1, strand: V, text: Hold a fair, owners: [HR], when: 2025, success: [A fair]}\n"
            },
            ["id-ambiguous"],
        ),
        ({f"{FOLDER}measures.yaml": MEASURES}, ["figure-ambiguous"]),
        (
            {
                f"{FOLDER}plans/2024-2027.yaml": PLAN.replace(
                    b"from: 2024-08, to: 2027-07", b"from: 2027-07, to: 2024-08"
                )
            },
            ["plan-length"],
        ),
    ],
)
def test_what_follows_from_a_fault_is_not_told_again(
    small: dict[str, bytes], changes: dict[str, bytes], expected: list[str]
) -> None:
    assert new_rules(small, changes) == expected
