"""The rule `time-not-understood`."""

import re
from collections.abc import Iterator

from tcsite.diagnostics import Severity
from tcsite.model import Part, Plan
from tcsite.model.dates.names import NAMES
from tcsite.rules.rows import pieces
from tcsite.rules.rule import Finding, rule
from tcsite.rules.words import listed

_NAMES_A_TIME = re.compile(
    rf"\d|\b(?:{NAMES}|spring|summer|autumn|winter|terms?|semesters?|quarters?|years?|months?|weeks?)\b",
    re.IGNORECASE,
)
"""What a date, or a time of the year, is made of."""


@rule(id="time-not-understood", source="consistency", severity=Severity.WARNING, about=Plan)
def time_not_understood(plan: Plan) -> Iterator[Finding]:
    """The words for an action's time can be read as a date or a stretch of time.

    The words are shown as they are written, whatever they say. But what cannot be understood cannot be
    sorted, drawn or found to be late; nor can a day that no calendar has, such as 31 June. Keep the words and add what
    they mean: `from`, `to` or `years`. A year mark is a calendar year or, from 1 to 10, a year of the plan. It is advice
    where words that are understood name another time than `from` and `to` (readers see the words, charts the dates),
    and where the words name no time at all, such as "when funds allow": perhaps there is none to add.
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
        if part.when and part.when.understood and (part.from_ or part.to) and (end := _otherwise(part)):
            message = (
                f'the words for the time of {row.name}, "{part.when}", and its  {end}:  name different times'
            )
            hint = f"correct the one that is wrong, or take  {end}:  out"
            yield Finding(message, (*row.pointer, end), hint, severity=Severity.ADVICE)
        if part.when and not part.when.understood and not (part.years or part.from_ or part.to):
            why = f": {part.when.impossible}" if part.when.impossible else ""
            check = "check the day and the month; if the plan says so,  " if why else ""
            timeless = not _NAMES_A_TIME.search(part.when.text)
            check = "leave it so, or once a time is known  " if timeless else check
            yield Finding(
                f'the time of {row.name}, "{part.when}", is shown as written but not understood{why}',
                (*row.pointer, "when"),
                f"{check}add  from: 2024-09,  to: 2025-06  or  years: [2024]  beside it",
                severity=Severity.ADVICE if timeless else None,
            )


def _otherwise(part: Part) -> str:
    """The key of an end that cannot be what the words say; "" where they agree, or say more than we understand."""
    when = part.when
    if when is None or "(" in when.text or when.repeats:
        return ""
    for key, own, said in (("from", part.from_, when.from_), ("to", part.to, when.to)):
        if (
            own
            and said
            and (own.last < said.first or said.last < own.first)
            and str(own.year) not in when.text
        ):
            return key
    return ""
