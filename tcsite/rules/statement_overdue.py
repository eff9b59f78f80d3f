"""The rule `statement-overdue`."""

from collections.abc import Iterator
from datetime import date

from tcsite.diagnostics import Severity
from tcsite.model import Site
from tcsite.model.dates.months import months_after
from tcsite.rules.rule import Finding, dated_rule
from tcsite.rules.words import at, quoted

YEAR, SOON = 12, 11
"""Months after its last review in which a statement is to be reviewed again, and in which that is due soon."""


@dated_rule(id="statement-overdue", source="regulations 2018", severity=Severity.WARNING, about=Site)
def statement_overdue(site: Site, today: date) -> Iterator[Finding]:
    """The accessibility statement was reviewed within a year.

    Public sector bodies review their statement regularly; the government's guidance says once a year. A
    statement that nobody has read since promises what nobody knows. Eleven months after the last review
    this is a warning, after twelve it is overdue. Read the statement, test again what has changed and write
    the day under `reviewed`. A barrier that should be fixed by now and is still listed is a warning.
    """
    for page in site.pages:
        if not page.statement:
            continue
        reviewed = page.statement.reviewed
        hint = f"test what has changed, then write  reviewed: {today.isoformat()}"
        if months_after(reviewed.last, SOON) <= today:
            late = months_after(reviewed.last, YEAR) <= today
            said = "a year ago or more" if late else "so it is due within a month"
            yield Finding(
                f"the accessibility statement was last reviewed {at(reviewed)}, {said}",
                ("statement", "reviewed"),
                hint,
                page.file,
                overdue=late,
            )
        for number, issue in enumerate(page.statement.issues):
            if issue.fixed_by.last < today:
                yield Finding(
                    f"the barrier {quoted(issue.what)} was to be fixed by {issue.fixed_by.words}",
                    ("statement", "issues", number, "fixed_by"),
                    "take it out if it is fixed, or give a new date and say why under  reason:",
                    page.file,
                    Severity.WARNING,
                )
