"""The rule `statement-disagrees`."""

from collections.abc import Iterator
from datetime import date

from tcsite.diagnostics import Severity
from tcsite.model import Site, Statement
from tcsite.rules.rule import Finding, dated_rule
from tcsite.rules.words import at, counted


@dated_rule(id="statement-disagrees", source="regulations 2018", severity=Severity.ERROR, about=Site)
def statement_disagrees(site: Site, today: date) -> Iterator[Finding]:
    """The accessibility statement agrees with itself.

    A site that is called fully compliant has no barriers to list; one that is partly compliant or not
    compliant has, and people who meet them need to know which. The dates are those of days that have
    been: a review that is still to come would keep the statement fresh for ever. Where nobody has tested
    the pages yet, write `compliance: not-assessed`; nothing is assumed.
    """
    for page in site.pages:
        if page.statement:
            for key, message, hint in _faults(page.statement, today):
                yield Finding(message, ("statement", key), hint, page.file)


def _faults(statement: Statement, today: date) -> Iterator[tuple[str, str, str]]:
    """The key at fault, what is wrong, what to type."""
    barriers = len(statement.issues)
    if statement.compliance == "full" and barriers:
        said = f"the statement says fully compliant and lists {counted(barriers, 'barrier')}"
        yield "compliance", said, "write  compliance: partial"
    if statement.compliance in ("partial", "none") and not barriers:
        said = f"the statement says {_WORDS[statement.compliance]} and lists no barrier"
        yield (
            "compliance",
            said,
            "list them:  issues: [{what: …, criterion: …, reason: …, fixed_by: 2027-06}]",
        )
    for key in ("tested_on", "prepared", "reviewed"):
        day = getattr(statement, key)
        if day.first > today:
            yield (
                key,
                f"the statement's {key} is {day.words}, which is still to come",
                "write a day that has been",
            )
    if statement.reviewed.last < statement.prepared.first:
        said = f"the statement was reviewed {at(statement.reviewed)}, before it was prepared"
        yield "reviewed", said, f"write  reviewed: {statement.prepared}  or later"


_WORDS = {"partial": "partially compliant", "none": "not compliant"}
