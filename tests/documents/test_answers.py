"""What a form says of red actions is what the rule asks for, wherever the explanation stands."""

from datetime import date

import pytest
from making import a_plan, a_site, an_institution

from tcsite.documents.answers import reds
from tcsite.rules.check import check
from tcsite.rules.red_unexplained import red_unexplained

RED, WHY = "{date: 2025-01, status: not-started}", "{date: 2025-01, status: not-started, reason: No money}"
SAME = "As per V2"


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        (f"{{id: V1, text: Do, progress: [{WHY}]}}", [("V1 Do", "No money")]),
        (f"{{id: V1, text: Do, progress: [{RED}]}}", [("V1 Do", "")]),
        (
            f"{{id: V1, text: Do, progress: [{WHY}], parts: [{{text: a}}, {{text: b}}]}}",
            [("V1 Do", "No money")],
        ),
        (
            f"{{id: V1, text: Do, parts: [{{text: this, progress: [{WHY}]}}, {{text: that, progress: [{RED}]}}]}}",
            [("V1.a this", "No money"), ("V1.b that", "")],
        ),
        (
            f"{{id: V1, text: Do, progress: [{{date: 2025-01, reason: No money}}], parts: [{{text: this, progress: [{RED}]}},"
            " {text: that, progress: [{date: 2025-01, status: complete}]}]}",
            [("V1.a this", "No money")],
        ),
        (
            f"{{id: V1, text: Do, as_per: V2}}, {{id: V2, text: Two, progress: [{WHY}]}}",
            [("V1 Do", SAME), ("V2 Two", "No money")],
        ),
    ],
)
def test_a_red_action_is_explained_where_the_rule_finds_a_reason(
    actions: str, expected: list[tuple[str, str]]
) -> None:
    plan = a_plan(f"[{actions}]").model_copy(update={"state": "closed"})
    assert list(reds(plan, "en")) == expected
    found = check(a_site(an_institution(plan)), (red_unexplained,), date(2026, 3, 1))
    assert len(found) == [why for _, why in expected].count("")
