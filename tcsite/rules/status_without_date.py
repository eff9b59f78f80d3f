"""The rule `status-without-date`."""

from collections.abc import Iterator

from tcsite.diagnostics import Severity
from tcsite.model import Institution
from tcsite.rules.rule import Finding, rule

_UNTOLD = {
    "signatory": "since when it has been a signatory",
    "supporter": "since when it has been a supporter",
    "lapsed": "when its signature lapsed",
    "withdrawn": "when it withdrew",
}
"""What the missing date would tell. Who is still joining has no date yet."""


@rule(id="status-without-date", source="minimum", severity=Severity.WARNING, about=Institution)
def status_without_date(institution: Institution) -> Iterator[Finding]:
    """The institution's status says since when.

    Everything else is counted from this date: when the first plan was due, how long the institution has
    been at it. Write it under `status`, as exactly as you know it: a year alone will do. Where the date
    is disputed, give the likelier one and say so in `note`.
    """
    untold = _UNTOLD.get(institution.status.role)
    if untold and institution.status.since is None:
        yield Finding(
            f"{institution.name} does not say {untold}",
            ("status", "since"),
            "add  since: 2018-06  under status",
        )
