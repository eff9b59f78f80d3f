"""Check asks each rule about each of its subjects, and settles what every finding weighs."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.model import Institution, Plan, Site
from tcsite.rules import ALL
from tcsite.rules.cases import HOME, read_site
from tcsite.rules.check import check, weighed
from tcsite.rules.rule import Finding, dated_rule

TODAY = date(2026, 3, 31)
INSTITUTION, PLAN = f"{HOME}institution.yaml", f"{HOME}plans/2024-2027.yaml"


@dated_rule(id="site-faulty", source="a test", severity=Severity.ERROR, about=Site)
def of_sites(site: Site, today: date) -> Iterator[Finding]:
    """Finds a fault in every site, and one in every institution's file."""
    yield Finding("site")
    for institution in site.institutions:
        yield Finding(f"in {institution.id}", ("name",), file=institution.file)


@dated_rule(id="institution-faulty", source="a test", severity=Severity.WARNING, about=Institution)
def of_institutions(institution: Institution, today: date) -> Iterator[Finding]:
    """Finds a fault in every institution, and in its plans, which weigh more."""
    yield Finding(f"{institution.name} on {today}", ("name",), "write", rests_on="plans/")
    for plan in institution.plans:
        yield Finding(f"{plan.id}", file=plan.file, severity=Severity.ERROR)


@dated_rule(id="plan-faulty", source="a test", severity=Severity.ADVICE, about=Plan)
def of_plans(plan: Plan, today: date) -> Iterator[Finding]:
    """Finds a fault in every plan."""
    yield Finding(f"{plan.title}", ("actions", 0))


FAULTY = (of_sites, of_institutions, of_plans)


def found(content: dict[str, Any], today: date = TODAY) -> list[tuple[str, str, str]]:
    return [(d.rule, str(d.severity), d.message) for d in check(read_site(content), FAULTY, today)]


def excused(until: str, rule: str = "institution-faulty") -> dict[str, Any]:
    return {"institution": {"exceptions": [{"rule": rule, "reason": "A\nmerger", "until": until}]}}


def test_each_rule_is_asked_about_each_of_its_subjects_and_findings_are_sorted_by_file() -> None:
    site = read_site({"plans": {"2021-2023": {}, "2024-2027": {}}, "institutions": {"another": {}}})
    assert [(d.place.file, d.rule, d.message) for d in check(site, FAULTY, TODAY)] == [
        (
            "content/institutions/another/institution.yaml",
            "institution-faulty",
            "University of Example on 2026-03-31",
        ),
        ("content/institutions/another/institution.yaml", "site-faulty", "in another"),
        ("content/institutions/another/plans/2024-2027.yaml", "institution-faulty", "2024-2027"),
        ("content/institutions/another/plans/2024-2027.yaml", "plan-faulty", "Action plan"),
        (INSTITUTION, "institution-faulty", "University of Example on 2026-03-31"),
        (INSTITUTION, "site-faulty", "in example"),
        (f"{HOME}plans/2021-2023.yaml", "institution-faulty", "2021-2023"),
        (f"{HOME}plans/2021-2023.yaml", "plan-faulty", "Action plan"),
        (PLAN, "institution-faulty", "2024-2027"),
        (PLAN, "plan-faulty", "Action plan"),
        ("site.yaml", "site-faulty", "site"),
    ]


def test_a_diagnostic_has_the_place_the_hint_and_the_weight_of_its_finding() -> None:
    assert check(read_site({}), (of_institutions,), TODAY) == [
        Diagnostic(
            "institution-faulty",
            Severity.WARNING,
            "University of Example on 2026-03-31",
            Place(INSTITUTION, ("name",)),
            "write",
        ),
        Diagnostic("institution-faulty", Severity.ERROR, "2024-2027", Place(PLAN)),
    ]


def test_a_site_changes_the_weight_of_every_finding_of_a_rule() -> None:
    site = {"site": {"rules": {"institution-faulty": {"severity": "advice", "reason": "We are a pilot"}}}}
    assert [severity for rule, severity, _ in found(site) if rule == "institution-faulty"] == [
        "advice",
        "advice",
    ]
    assert [severity for rule, severity, _ in found(site) if rule == "site-faulty"] == ["error", "error"]


@pytest.mark.parametrize(
    ("until", "message", "severity"),
    [
        ("2026-03-30", "2024-2027", "warning"),
        ("2026-03-31", "2024-2027 (excused until 31 March 2026: A merger)", "advice"),
        ("2026-03", "2024-2027 (excused until March 2026: A merger)", "advice"),
        ("2026", "2024-2027 (excused until 2026: A merger)", "advice"),
    ],
)
def test_an_exception_makes_advice_of_a_finding_until_it_ends(
    until: str, message: str, severity: str
) -> None:
    assert ("institution-faulty", severity, message) in found(excused(until))


def test_an_exception_excuses_its_own_rule_only() -> None:
    assert ("plan-faulty", "advice", "Action plan") in found(excused("2027"))
    assert ("site-faulty", "error", "in example") in found(excused("2027"))


def test_an_exception_excuses_what_a_rule_on_the_site_finds_in_the_institutions_files() -> None:
    messages = [
        message for rule, _, message in found(excused("2027", "site-faulty")) if rule == "site-faulty"
    ]
    assert messages == ["in example (excused until 2027: A merger)", "site"]


def test_an_exception_excuses_no_other_institution() -> None:
    site = read_site({**excused("2027"), "institutions": {"another": {}}})
    severities = {d.place.file: str(d.severity) for d in check(site, (of_institutions,), TODAY)}
    assert severities[PLAN] == "advice"
    assert severities["content/institutions/another/plans/2024-2027.yaml"] == "error"


def test_of_two_exceptions_the_one_that_has_not_ended_counts() -> None:
    entries = [
        {"rule": "institution-faulty", "reason": "Old", "until": "2025"},
        {"rule": "institution-faulty", "reason": "New", "until": "2027"},
    ]
    assert ("institution-faulty", "advice", "2024-2027 (excused until 2027: New)") in found(
        {"institution": {"exceptions": entries}}
    )


def test_an_exception_is_stronger_than_a_changed_weight() -> None:
    site = {
        "site": {"rules": {"institution-faulty": {"severity": "error", "reason": "Strict"}}},
        **excused("2027"),
    }
    assert {severity for rule, severity, _ in found(site) if rule == "institution-faulty"} == {"advice"}


@pytest.mark.parametrize(
    ("unread", "concluded"),
    [
        (["plans/2027-2030.yaml"], False),
        (["measures.yaml"], True),
        (["files/plans/old.html"], True),
        ([], True),
    ],
)
def test_nothing_is_concluded_from_a_file_that_could_not_be_read(unread: list[str], concluded: bool) -> None:
    messages = [message for _, _, message in found({"unread": unread})]
    assert ("University of Example on 2026-03-31" in messages) is concluded
    assert "2024-2027" in messages


def test_a_problem_that_another_step_found_can_be_weighed_too() -> None:
    site = read_site(excused("2027", "page-not-dedicated"))
    problem = Diagnostic("page-not-dedicated", Severity.ERROR, "no page", Place(INSTITUTION))
    same = weighed(problem, site.settings, None, TODAY)
    light = weighed(problem, site.settings, site.institution("example"), TODAY)
    assert (same, light.severity, light.message) == (
        problem,
        Severity.ADVICE,
        "no page (excused until 2027: A merger)",
    )


def test_a_site_without_institutions_is_asked_for_nothing() -> None:
    site = read_site({})
    empty = Site(site.settings, (), (), site.vocabulary)
    assert check(empty, ALL, TODAY) == []
