"""The rule `time-not-understood`."""

from collections.abc import Iterator

from tcsite.diagnostics import Severity
from tcsite.model import Plan
from tcsite.rules.rows import pieces
from tcsite.rules.rule import Finding, rule
from tcsite.rules.words import listed


@rule(id="time-not-understood", source="consistency", severity=Severity.WARNING, about=Plan)
def time_not_understood(plan: Plan) -> Iterator[Finding]:
    """The words for an action's time can be read as a date or a stretch of time.

    The words are shown as they are written, whatever they say. But what cannot be understood cannot be
    sorted, drawn or found to be late; nor can a day that no calendar has, such as 31 June. Keep the words and add what
    they mean: `from`, `to` or `years`. A year mark is a calendar year or, from 1 to 10, a year of the plan.
    """
    if plan.state == "withdrawn":
        return
    for row in pieces(plan):
        part = row.part
        strange = [str(year) for year in part.years if not (1 <= year <= 10 or 1900 <= year <= 2199)]
        if strange:
            yield Finding(
                f"{row.name} is marked for {listed(strange)}, which is not a year",
                (*row.pointer, "years"),
                "write calendar years  years: [2024, 2025]  or years of the plan  years: [1, 2]",
            )
        if part.when and not part.when.understood and not (part.years or part.from_ or part.to):
            why = f": {part.when.impossible}" if part.when.impossible else ""
            check = "check the day and the month; if the plan says so,  " if why else ""
            yield Finding(
                f'the time of {row.name}, "{part.when}", is shown as written but not understood{why}',
                (*row.pointer, "when"),
                f"{check}add  from: 2024-09,  to: 2025-06  or  years: [2024]  beside it",
            )
