"""The rule `date-cannot-be`."""

from collections.abc import Iterator
from datetime import date

from tcsite.diagnostics import Severity
from tcsite.model import Institution, PartialDate, Plan
from tcsite.rules.rows import pieces
from tcsite.rules.rule import Finding, dated_rule


@dated_rule(id="date-cannot-be", source="consistency", severity=Severity.ERROR, about=Institution)
def date_cannot_be(institution: Institution, today: date) -> Iterator[Finding]:
    """What is reported has happened: its date is not in the future, and progress is not older than its plan.

    Most often it is a mistake in the year, or the date that a program put into a document. Progress, figures
    and self-assessments that are dated in the future are errors; progress from before the plan began is a warning.
    """
    for plan in institution.plans:
        yield from _of_plan(plan, today)
    for number, group in enumerate(institution.measure_sets):
        if _is_future(group.date, today):
            pointer = ("sets", number, "date")
            yield _future(f"the figures of {group.id} are", group.date, pointer, institution.measures_file)
    for form in institution.self_assessments:
        if form.date and _is_future(form.date, today):
            yield _future(f"self-assessment {form.id} is", form.date, ("date",), form.file)


def _of_plan(plan: Plan, today: date) -> Iterator[Finding]:
    begins = plan.period.from_
    for row in pieces(plan):
        for number, entry in enumerate(row.part.progress):
            pointer = (*row.pointer, "progress", number, "date")
            if _is_future(entry.date, today):
                yield _future(f"progress of {row.name} is", entry.date, pointer, plan.file)
            elif begins and entry.date.last < begins.first:
                message = f"progress of {row.name} is dated {entry.date.words}, before its plan begins ({begins.words})"
                hint = "write the date on which this was so"
                yield Finding(message, pointer, hint, file=plan.file, severity=Severity.WARNING)


def _is_future(when: PartialDate, today: date) -> bool:
    return when.first > today


def _future(what: str, when: PartialDate, pointer: tuple[str | int, ...], file: str) -> Finding:
    hint = "write the date on which this was so; what is only planned belongs under  when:"
    return Finding(f"{what} dated {when.words}, in the future", pointer, hint, file=file)
