"""The rule `contact-ended`."""

from collections.abc import Iterator
from datetime import date

from tcsite.diagnostics import Severity
from tcsite.model import Institution
from tcsite.rules.required import CONTACT
from tcsite.rules.rule import Finding, dated_rule
from tcsite.rules.words import at


@dated_rule(id="contact-ended", source="minimum", severity=Severity.WARNING, about=Institution)
def contact_ended(institution: Institution, today: date) -> Iterator[Finding]:
    """At least one public contact is still there.

    A contact is not shown after the date in `until`, so that nobody writes to somebody who has gone. When
    the last of them leaves, the page has no contact at all. Name the successor, and keep the old entry:
    who led the work, and until when, is part of the record. While another contact is current, an entry
    that ended is no fault.
    """
    public = [contact for contact in institution.contacts if contact.public]
    if institution.status.role not in CONTACT or institution.contacts_on(today):
        return
    ended = [contact for contact in public if contact.until and contact.until.last < today]
    if not ended:
        return
    last = max(ended, key=lambda contact: contact.until.last if contact.until else date.min)
    who = last.name or last.post or f"the {last.role}"
    until = f", {who}, left {at(last.until)}" if last.until else ""
    yield Finding(
        f"no contact of {institution.name} is left: the last{until}",
        ("contacts", institution.contacts.index(last), "until"),
        "add the successor  {role: lead, name: …, post: …, email: …}  under contacts",
        overdue=True,
    )
