"""The rule `contact-doubtful`."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from tcsite.diagnostics import Pointer, Severity
from tcsite.model import Contact, Institution, Plan, SelfAssessment
from tcsite.rules.people import people_in
from tcsite.rules.rule import Finding, dated_rule
from tcsite.rules.words import counted
from tcsite.text.hosts import host_of
from tcsite.text.spelling import nearest

_GONE = re.compile(
    r"\((?:left|retired|until|till|former|ex)\b|\b(?:left|retired) in\b|^(?:former|ex)[ -]", re.IGNORECASE
)
_POST = re.compile(
    r"(?:head|director|manager|chair|dean|coordinator|lead|leader|officer)(?: of| for|$)"
    r"|(?:.* )?(?:teams?|offices?|services|departments?|groups?|committees?|managers?|directors?|directorate|helpdesk)"
    r"(?![\w'’-])",  # Sam Teamer and Alex Group-Example are people
    re.IGNORECASE,
)
_PHONE = re.compile(r"\d(?:[ ()-]{0,2}\d){8}|\b(?:tel|phone)\b\.?:? *\+?\d", re.IGNORECASE)
_TITLE_ALONE = re.compile(r"(?:dr|prof(?:essor)?|mr|mrs|ms|miss|mx|sir|dame)\.?", re.IGNORECASE)
_ENDINGS = {
    "con": "com",
    "cmo": "com",
    "ac.ku": "ac.uk",
    "ac.u": "ac.uk",
    "ac.ukk": "ac.uk",
    "co.ku": "co.uk",
}

_PROVIDERS = {
    **dict.fromkeys(
        ("gmial.com", "gmal.com", "gamil.com", "gmaill.com", "gnail.com", "gmail.co"), "gmail.com"
    ),
    **dict.fromkeys(("hotmial.com", "hotmal.com", "hotmai.com", "hotmaill.com"), "hotmail.com"),
    **dict.fromkeys(("outlok.com", "outloook.com", "outlook.co"), "outlook.com"),
    **dict.fromkeys(("yaho.com", "yahooo.com"), "yahoo.com"),
}
"""How people mistype the hosts of their own mailboxes. `ymail.com` and `email.com` are no mistakes."""

_LONG = 6
"""Letters of a domain from which on one that looks like it is more likely a mistake than a neighbour."""


@dated_rule(id="contact-doubtful", source="minimum", severity=Severity.WARNING, about=Institution)
def contact_doubtful(institution: Institution, today: date) -> Iterator[Finding]:
    """A contact's name is a person's, and the address is spelled like those of the institution.

    The minimum asks for a person that readers can reach. A post, a team or an e-mail address in place of a name
    names nobody, and two people in one field, here or at a signature, have one post and one address between them; "left in 2023" behind a name is for `until`; and a letter too many in an address sends the mail to
    strangers. Somebody who is listed twice has two roles: one entry is enough, or a `note` says why there are two.
    """
    hosts = [*institution.hosts, *([host_of(institution.website)] if institution.website else [])]
    known = sorted({host.removeprefix("www.") for host in hosts})
    seen: dict[tuple[str, str], int] = {}
    for number, contact in enumerate(institution.contacts):
        if not contact.public or not contact.current(today):
            continue
        if contact.name and contact.role != "mailbox" and (fault := _of_name(contact.name, contact)):
            message, hint = fault
            yield Finding(message, ("contacts", number, "name"), hint)
        elif contact.post and (fault := _of_post(str(contact.post), contact)):
            message, hint = fault
            yield Finding(message, ("contacts", number, "post"), hint)
        elif contact.role == "mailbox" and not contact.reachable:
            message = "a mailbox is listed, and nothing says where to write"
            yield Finding(
                message, ("contacts", number), "add  email: …  or  form: https://…,  or remove the entry"
            )
        elif not (contact.name or contact.post or contact.reachable):
            message = f"the {contact.role} is listed, and nothing says who it is"
            yield Finding(
                message, ("contacts", number), "add  name: …,  post: …  and  email: …,  or remove the entry"
            )
        if (
            contact.email
            and not contact.care_of
            and (whose := _others(contact, institution.contacts[:number]))
        ):
            message = f"{contact.email} reads as the address of {whose}, not of {contact.name}"
            yield Finding(
                message, ("contacts", number, "email"), "write their own address, or add  care_of: true"
            )
        elif contact.email and (better := _misspelled(contact.email, known)):
            message = f"{contact.email} is spelled otherwise than the addresses of {institution.name}"
            if better.rpartition("@")[2] in _PROVIDERS.values():
                message = f"{contact.email} ends with a mistyped name of a host"
            if "www." in contact.email.lower():
                message = f"{contact.email} holds www., which belongs to the address of a page"
            yield Finding(message, ("contacts", number, "email"), f"did you mean  {better}")
        person = ((contact.name or "").casefold(), contact.role)
        if contact.name and person in seen and contact.role != "pillar-lead":
            message = f"{contact.name} is listed twice as {contact.role}"
            yield Finding(message, ("contacts", number), "remove one of the two entries")
        seen[person] = number
    yield from _elsewhere(institution)


_UNTIL = "write  until: …  with their last day, and add who follows"


def _of_name(name: str, contact: Contact) -> tuple[str, str] | None:
    """What is wrong with a name: a message and a hint."""
    person = "write the person's name, as in  name: Alex Example"
    if "@" in name:
        return f'a name holds an e-mail address: "{name}"', f"{person},  and the address under  email:"
    if _GONE.search(name):
        return f'a name says that the person has left: "{name}"', _UNTIL
    if _TITLE_ALONE.fullmatch(name):
        return f'a name is a title alone: "{name}"', person
    if re.search(r"\d", name):
        return f'a name holds a number: "{name}"', f"{person};  {_NO_NUMBERS}"
    if people := people_in(name):
        return f'a name is that of {counted(len(people), "person", plural="people")}: "{name}"', _OWN_ENTRIES
    if _POST.match(name) or (contact.post and name.casefold() == str(contact.post).casefold()):
        return f'a name is a post or a team: "{name}"', f"{person},  and the post under  post:"
    return None


_OWN_ENTRIES = "give each of them an entry of their own"


def _elsewhere(institution: Institution) -> Iterator[Finding]:
    """Two people in one field for a name, in groups and signatures."""
    named: list[tuple[str | None, Pointer, str]] = [
        (seat.name, ("groups", number, "seats", place, "name"), institution.file)
        for number, group in enumerate(institution.groups)
        for place, seat in enumerate(group.seats)
    ]
    signed: tuple[Plan | SelfAssessment, ...] = (*institution.plans, *institution.self_assessments)
    named += [
        (sign.name, ("sign_off", number, "name"), document.file)
        for document in signed
        for number, sign in enumerate(document.sign_off)
        if sign.who != "body"
    ]
    named += [
        (lead.name, ("leads", number, "name"), form.file)
        for form in institution.self_assessments
        for number, lead in enumerate(form.leads)
    ]
    for name, pointer, file in named:
        if name and "@" in name:
            message, hint = f'a name holds an e-mail address: "{name}"', "write the person's name alone"
            yield Finding(message, pointer, hint, file)
        elif name and (people := people_in(name)):
            message = f'a name is that of {counted(len(people), "person", plural="people")}: "{name}"'
            yield Finding(message, pointer, _OWN_ENTRIES, file)


_NO_NUMBERS = "telephone numbers are not published, so write  email: …  or  form: …"


def _of_post(post: str, contact: Contact) -> tuple[str, str] | None:
    """What is wrong with a post: a message and a hint."""
    if _GONE.search(post):
        return f"{contact.name} is shown as a contact, with a post that has ended: {post}", _UNTIL
    if "@" in post:
        return (
            f'a post holds an e-mail address: "{post}"',
            "write the post alone, and the address under  email:",
        )
    if _PHONE.search(post):
        return f'a post holds a telephone number: "{post}"', f"write the post alone;  {_NO_NUMBERS}"
    return None


def _others(contact: Contact, before: Sequence[Contact]) -> str:
    """The person listed before whose name this contact's address has, and whose address it is."""
    address = (contact.email or "").casefold()
    own = _parts_of(contact)
    for other in before:
        if (other.email or "").casefold() == address and other.name and contact.name:
            local = address.partition("@")[0]
            if any(part in local for part in _parts_of(other) - own) and not any(
                part in local for part in own
            ):
                return other.name
    return ""


def _parts_of(contact: Contact) -> set[str]:
    return {part for part in re.findall(r"\w+", (contact.name or "").casefold()) if len(part) > 2}


def _misspelled(email: str, hosts: list[str]) -> str:
    """The address that was probably meant; "" where there is nothing to say."""
    local, _, domain = email.rpartition("@")
    domain = domain.lower()
    if domain.startswith("www.") or local.lower().startswith("www."):
        return f"{re.sub('(?i)^www[.]', '', local)}@{domain.removeprefix('www.')}"
    for wrong, right in _ENDINGS.items():
        if domain.endswith(f".{wrong}"):
            return f"{local}@{domain.removesuffix(wrong)}{right}"
    if domain in _PROVIDERS:
        return f"{local}@{_PROVIDERS[domain]}"
    if not hosts or any(domain == host or domain.endswith(f".{host}") for host in hosts):
        return ""
    if len(domain.partition(".")[0]) < _LONG:
        return ""
    near = nearest(domain, hosts, likeness=0.85)
    return f"{local}@{near}" if near and abs(len(near) - len(domain)) <= 1 else ""
