"""The rule `contact-missing`."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tcsite.diagnostics import Severity
from tcsite.model import Contact, Institution
from tcsite.rules.placeholders import nobodys, stands_for_nothing
from tcsite.rules.required import CONTACT, own_or_parents
from tcsite.rules.rule import Finding, dated_rule

_EXAMPLE = "add  {role: lead, name: …, post: …, email: …}  under contacts"


@dated_rule(id="contact-missing", source="minimum", severity=Severity.ERROR, about=Institution)
def contact_missing(institution: Institution, today: date) -> Iterator[Finding]:
    """A person is named that the public can reach today.

    The minimum asks for a *named* point of contact: somebody, with a way to write to them. The way may be their own address, one in care of a colleague (`care_of: true`), a shared
    mailbox or a form. A mailbox alone is nobody's name. It is an error for a signatory and a warning for
    an institution that is joining or supports. A named, reachable contact without a post is advice: do not invent one.
    So it is that an institution names nobody which is `part_of` another: people may be meant to ask there.
    Where every contact has left, see `contact-ended`.
    """
    severity = CONTACT.get(institution.status.role)
    public = [contact for contact in institution.contacts if contact.public]
    current = institution.contacts_on(today)
    ended = any(contact.until and contact.until.last < today for contact in public)
    if severity is None or (ended and not current):
        return
    if not current:
        yield _none(institution, public, severity)
        return
    lacking = list(_incomplete(institution, current, severity))
    late = ended and not list(_incomplete(institution, public, severity))  # all was there until somebody left
    yield from (replace(finding, overdue=late and finding.severity is Severity.ERROR) for finding in lacking)


def _none(institution: Institution, public: list[Contact], severity: Severity) -> Finding:
    """Nobody is a contact today: there is none, none that is public, or the first is still to begin."""
    first = min(
        (contact.from_ for contact in public if contact.from_), default=None, key=lambda day: day.first
    )
    if first:
        fault = f"{institution.name} names no contact before {first.words}"
        return Finding(fault, ("contacts",), "add who it is until then, or correct  from:", severity=severity)
    hidden = institution.contacts and not public
    fault = "has contacts, but none of them is public" if hidden else "names no contact"
    hint, lighter = (_EXAMPLE, None) if hidden else own_or_parents(institution, "the contact", _EXAMPLE)
    return Finding(f"{institution.name} {fault}", ("contacts",), hint, severity=lighter or severity)


def _incomplete(institution: Institution, current: list[Contact], severity: Severity) -> Iterator[Finding]:
    persons = [
        contact
        for contact in current
        if contact.name and contact.role != "mailbox" and not stands_for_nothing(contact.name)
    ]
    if not persons:
        message = f"{institution.name} gives a contact, but names no person"
        pointer = ("contacts", institution.contacts.index(current[0]), "name")
        yield Finding(message, pointer, _EXAMPLE, severity=severity)
        return
    place = ("contacts", institution.contacts.index(persons[0]))
    name = persons[0].name
    if not any(contact.reachable and not nobodys(contact.email or contact.form or "") for contact in current):
        message = f"{name}, contact of {institution.name}, cannot be reached: no e-mail address, no form"
        yield Finding(message, (*place, "email"), "add  email: …  or  form: https://…", severity=severity)
    elif not any(contact.post for contact in persons):
        message = f"the post of {name}, contact of {institution.name}, is not stated"
        yield Finding(message, (*place, "post"), "add  post: …", severity=Severity.ADVICE)
