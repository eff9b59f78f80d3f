"""The rule `submission-late`."""

from collections.abc import Iterator
from datetime import date

from tcsite.diagnostics import Severity
from tcsite.facts.submissions import step
from tcsite.model import Institution
from tcsite.rules.rule import Finding, dated_rule
from tcsite.rules.words import at


@dated_rule(id="submission-late", source="guidance", severity=Severity.WARNING, about=Institution)
def submission_late(institution: Institution, today: date) -> Iterator[Finding]:
    """Each self-assessment is submitted by the day it is due.

    The date is the institution's own (`submissions`), so only time makes this a finding, and it blocks nothing. Write
    `submitted` once it is done, or the new date if another was agreed, with a `note` that says so.
    """
    for number, one in enumerate(institution.submissions):
        if one.due and step(one, today) == "late":
            stage = f"of stage {one.stage} " if one.stage else ""
            yield Finding(
                f"the submission {stage}of {institution.name} was due {at(one.due)}",
                ("submissions", number, "due"),
                "add  submitted: …,  or write the date that was agreed since",
                overdue=True,
            )
