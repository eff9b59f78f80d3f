"""When open actions and their parts are due, by one plan of a few lines."""

from datetime import date

import pytest
from making import a_plan, an_institution

from tcsite.agenda.dates import dates_of

TODAY = date(2026, 3, 1)
DONE = "progress: [{date: 2026-01, status: complete}]"


@pytest.mark.parametrize(
    ("action", "due"),
    [
        ("to: 2026-06", {"A": "2026-06-30"}),
        (
            "to: 2026-06, parts: [{text: y}, {text: z, to: 2026-04}]",
            {"A.a": "2026-06-30", "A.b": "2026-04-30"},
        ),
        (f"to: 2026-06, parts: [{{text: y, {DONE}}}, {{text: z}}]", {"A.b": "2026-06-30"}),
        (f"to: 2026-06, parts: [{{text: y, {DONE}}}]", {}),
        ("parts: [{text: y}, {text: z, to: 2026-04}]", {"A.b": "2026-04-30"}),
        ("when: Annually, parts: [{text: y}, {text: z, to: 2026-04}]", {}),  # routine has no deadline
        (f"to: 2026-06, {DONE}", {}),
        ("to: 2025-06", {"A": "2025-06-30"}),  # what is late stays
    ],
)
def test_what_is_open_is_due_at_its_own_end_or_its_action_s(action: str, due: dict[str, str]) -> None:
    institution = an_institution(a_plan(f"[{{id: A, text: x, {action}}}]"))
    found = {one.label: str(one.day) for one in dates_of(institution, TODAY) if one.kind == "action-due"}
    assert found == due
