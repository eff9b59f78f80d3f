"""The rule `plan-length`."""

import re
from collections.abc import Iterator

from tcsite.diagnostics import Severity
from tcsite.model import PartialDate, Plan, Vocabulary, months_of
from tcsite.model.dates.months import month_number
from tcsite.rules.rule import Finding, vocabulary_rule
from tcsite.rules.words import counted

TOLERANCE = 2


@vocabulary_rule(id="plan-length", source="guidance", severity=Severity.WARNING, about=Plan)
def plan_length(plan: Plan, vocabulary: Vocabulary) -> Iterator[Finding]:
    """The plan's period is a real one and as long as its stage asks for.

    The plan of stage 1 covers 24 months, those of later stages cover 36; two months more or fewer are
    fine, and an extension is not counted; it has a reason. Where only years are known, the benefit of the doubt is given.
    A period that ends before it begins is an error: nothing can be calculated from it. A title that names other years
    than the period is a warning: it is most often that of the plan whose file was copied.
    """
    period = plan.period
    if not period.from_ or not period.to:
        return
    if period.to.last < period.from_.first:
        yield Finding(
            f"plan {plan.id} ends ({period.to.words}) before it begins ({period.from_.words})",
            ("period", "to"),
            "check the two dates of  period:",
            severity=Severity.ERROR,
        )
        return
    if years := _other_years(str(plan.title), period.from_.year, period.to.year):
        message = f"the title of plan {plan.id} says {years}, and its period {period.from_.words} to {period.to.words}"
        yield Finding(message, ("title",), "correct the one that is wrong")
    if period.extended_to and period.extended_to.last < period.to.first:
        yield Finding(
            f"plan {plan.id} is extended to {period.extended_to.words}, before its end ({period.to.words})",
            ("period", "extended_to"),
            "give the later date under  extended_to:",
            severity=Severity.ERROR,
        )
    elif period.extended_to and not period.reason:
        message = f"plan {plan.id} is extended to {period.extended_to.words}, and nothing says why"
        yield Finding(
            message,
            ("period", "extended_to"),
            "add  reason: …  to the period: without it, that does not count",
        )
    if plan.stage is None:
        return
    expected = months_of(vocabulary.forms, plan.stage)
    shortest, longest = _lengths(period.from_, period.to)
    if longest < expected - TOLERANCE or shortest > expected + TOLERANCE:
        # What is known only by its year may be longer or shorter: say the bound, not a length.
        length, bound = (longest, "at most ") if longest < expected else (shortest, "at least ")
        lasts = f"{bound if longest > shortest else ''}{counted(length, 'month')}"
        yield Finding(
            f"plan {plan.id} lasts {lasts}; at stage {plan.stage} a plan lasts {expected}",
            ("period",),
            "check  period:  and  stage:",
        )


_YEARS = re.compile(r"(?<!\d)(20\d\d)(?!\d)(?:[-–/](\d\d)(?!\d))?")


def _other_years(title: str, begins: int, ends: int) -> str:
    """The range of years that a title names, where it is over as the period begins, or begins as that is over."""
    years = [
        year for first, last in _YEARS.findall(title) for year in (first, f"20{last}" if last else first)
    ]
    first, last = (int(min(years)), int(max(years))) if years else (0, 0)
    past = first < begins and last <= begins
    to_come = first >= ends and last > ends
    return f"{first} to {last}" if first < last and (past or to_come) else ""


def _lengths(begin: PartialDate, end: PartialDate) -> tuple[int, int]:
    """How many calendar months it touches, at least and at most."""
    shortest = month_number(end.first) - month_number(begin.last) + 1
    longest = month_number(end.last) - month_number(begin.first) + 1
    return shortest, longest
