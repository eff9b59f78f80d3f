"""What only time causes blocks nothing: each rule is asked on other days about content that stays as it is."""

from collections import Counter
from datetime import date, timedelta

import pytest
from test_rules import CASES

from maker import make
from samples import FOLDER, INSTITUTION, PLAN
from tcsite.diagnostics import Diagnostic, Severity
from tcsite.rules import ALL
from tcsite.rules.check import check
from tcsite.rules.rule import AnyRule

DAYS = [date(2016, 1, 1) + timedelta(days=97 * number) for number in range(66)]  # to 2033


def blocking(problems: list[Diagnostic]) -> Counter[str]:
    return Counter(one.rule for one in problems if one.severity is Severity.ERROR)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_no_rule_blocks_on_a_later_day_what_it_let_pass_before(rule: AnyRule) -> None:
    for case in CASES[rule.id]:
        days = sorted({*DAYS, *(case.today + timedelta(days=number) for number in (-1, 0, 1))})
        before: Counter[str] | None = None
        for day in days:
            now = blocking(check(case.site, (rule,), day))
            assert before is None or now <= before, f"{case.why}: {now - before} on {day}"
            before = now


def test_overdue_is_a_warning_that_fails_only_if_somebody_asks() -> None:
    rules = {
        problem.rule: problem
        for rule in ALL
        for case in CASES[rule.id]
        for problem in check(case.site, (rule,), case.today)
        if problem.overdue
    }
    assert set(rules) == {
        "contact-ended",
        "contact-missing",
        "plan-ended",
        "plan-missing",
        "published-address-missing",
        "statement-overdue",
        "submission-late",
    }
    assert {problem.severity for problem in rules.values()} == {Severity.WARNING}


STATES = {
    "a plan in force": (INSTITUTION, PLAN),
    "a contact who leaves": (INSTITUTION.replace(b"email:", b"until: 2026-12, email:"), PLAN),
    "an address in progress": (
        INSTITUTION.replace(
            b"url: https://www.example.ac.uk/technicians/", b"state: in-progress, since: 2026-11"
        ),
        PLAN,
    ),
    "an exception that ends": (
        INSTITUTION.replace(
            b"contacts:", b"exceptions: [{rule: sign-off-missing, reason: Soon, until: 2026-12}]\ncontacts:"
        ),
        PLAN.replace(b"who: head", b"who: lead"),
    ),
    "a plan that is due": (INSTITUTION + b"plan_due: {by: 2027-01, reason: We signed in 2026}\n", b""),
    "a plan that is closed": (
        INSTITUTION + b"plan_due: {by: 2027-01, reason: It is written}\n",
        PLAN.replace(b"in-force", b"closed"),
    ),
}


@pytest.mark.parametrize("what", STATES)
def test_a_site_that_can_be_published_today_can_be_published_on_any_later_day(
    small: dict[str, bytes], what: str
) -> None:
    institution, plan = STATES[what]
    small[f"{FOLDER}institution.yaml"] = institution
    small[f"{FOLDER}plans/2024-2027.yaml"] = plan
    if not plan:
        del small[f"{FOLDER}plans/2024-2027.yaml"], small[f"{FOLDER}updates/2026-03-12-workshops.md"]
    late = set[str]()
    for day in (
        date(2026, 11, 28),
        date(2026, 12, 31),
        date(2027, 1, 1),
        date(2027, 12, 1),
        date(2031, 1, 1),
    ):
        result = make(small, today=day)
        assert blocking(list(result.problems)) == Counter()
        late |= {problem.rule for problem in result.problems if problem.overdue}
    assert late
