"""The rule `exception-ended`."""

from collections.abc import Iterator
from datetime import date

from tcsite.diagnostics import Severity
from tcsite.model import Institution
from tcsite.rules.rule import Finding, dated_rule
from tcsite.rules.words import at


@dated_rule(id="exception-ended", source="practice", severity=Severity.ADVICE, about=Institution)
def exception_ended(institution: Institution, today: date) -> Iterator[Finding]:
    """No exception has outlived its end.

    An exception excuses a rule until a date. After it the rule counts again, and the entry excuses
    nothing. Fix what was excused and take the entry out, or give a new reason and a new date.
    """
    for index, exception in enumerate(institution.exceptions):
        if exception.until.last < today:
            yield Finding(
                f"the exception of {institution.name} from {exception.rule} ended {at(exception.until)}",
                ("exceptions", index, "until"),
                "take the entry out, or renew it with a reason",
            )
