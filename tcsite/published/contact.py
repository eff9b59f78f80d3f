"""The clause `contact`: a person is named whom readers can ask: ours, or another."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from tcsite.model import Contact, Institution
from tcsite.published import mail
from tcsite.published.outline import Block, PageDocument
from tcsite.published.parts import PEOPLE, PageRegion
from tcsite.published.people import NamedPerson, addresses, named
from tcsite.published.persons import Person, words_of
from tcsite.published.phrases import NATIONAL_HOSTS
from tcsite.published.phrases import of_contact as words
from tcsite.published.values import PageClause, could_not_tell, found, not_found
from tcsite.published.wording import bare, plain, sentences, short


def contact(page: PageDocument, institution: Institution | None, today: date) -> PageClause:
    """Whom the page names."""
    people = [block for block in page.blocks_in(*PEOPLE) if block.kind not in ("image", "frame")]
    known = [one for place in range(len(people)) for one in named(people, place)]
    askable = sorted((one for one in known if _is_contact(one, people)), key=_rank)
    public = [one for one in institution.contacts if one.public] if institution else []
    for ours in (one for one in public if one.current(today)):
        if clause := _ours(ours, page, known, askable):
            return clause
    left = [one for one in public if one.name and not one.current(today)]
    others = [one for one in askable if not any(_same(one.person, former.name or "") for former in left)]
    if others:
        return _another(others[0], "our content names another" if public else "", _mailbox(people))
    for former in left:
        if clause := _former(former, page, known):
            return clause
    return _nobody(people, known)


def _rank(one: NamedPerson) -> tuple[int, ...]:
    order = (not one.leading, not one.personal, not one.email, not one.asking, not one.post, one.place)
    return tuple(map(int, order))


def _another(one: NamedPerson, note: str, mailbox: str) -> PageClause:
    return found(
        "contact",
        one.evidence,
        note,
        whose="another",
        name=one.person.name,
        email=one.email or mailbox,
    )


def _nobody(people: Sequence[Block], known: Sequence[NamedPerson]) -> PageClause:
    """What there is in part: a mailbox, an address that is withheld, who chairs or leads the work; else nothing."""
    mailbox = _mailbox(people)
    chair = next((one for one in known if _chairs(one, people)), None)
    if mailbox:
        where = next((block for block in people if mailbox in addresses(block)), None)
        evidence = _line(where, mailbox) if where else mailbox
        named = f"; {chair.person.name} is named, and not as a contact" if chair else ""
        return could_not_tell(
            "contact", f"in part: a mailbox, and no person{named}", evidence, mailbox=mailbox
        )
    if chair:
        note = "in part: who chairs or leads the work is named, and no way to ask them"
        return could_not_tell("contact", note, chair.evidence)
    if any(mail.is_withheld(block.text) for block in people):
        return could_not_tell("contact", "no person is named, and an address is there that only scripts show")
    return not_found("contact", "no person is named that readers could ask")


def _chairs(one: NamedPerson, people: Sequence[Block]) -> bool:
    """Whether a person is named as who chairs, sponsors or leads what the institution does for the Commitment."""
    beside = plain(f"{one.post}\n{one.sentence}\n{people[one.place].heading}")
    other = (
        words.national.search(beside) or words.maintains.search(beside) or words.quoted.search(one.sentence)
    )
    return bool(words.chairs.search(beside)) and not other


def _mailbox(people: Sequence[Block]) -> str:
    """The first address to write to that is in the page's own words and not the initiative's."""
    own = (
        block
        for block in people
        if block.part is not PageRegion.FOOTER
        and not words.maintains.search(f"{block.heading}\n{plain(block.text)}")
    )
    written = (address for block in own for address in addresses(block))
    return next((one for one in written if not mail.host_of(one).endswith(NATIONAL_HOSTS)), "")


# Ours


def _ours(
    ours: Contact, page: PageDocument, known: Sequence[NamedPerson], askable: Sequence[NamedPerson]
) -> PageClause | None:
    """Our contact, by name or by address; somebody else where that address stands beside another's name."""
    address = (ours.email or "").lower()
    where = _place_of(ours.name or "", page)
    written = next((block for block in _people(page) if address and address in addresses(block)), None)
    if where and (fault := _why_not_asked(ours, where, askable, named_alone=written is None)):
        return could_not_tell("contact", fault, _line(where, ours.name or ""))
    if where:
        beside = next((one for one in known if _same(one.person, ours.name or "")), None)
        evidence = beside.evidence if beside else _line(where, ours.name or "")
        note = "" if written or not address else "named without the address that our content gives"
        email = address if written else ""
        return found("contact", evidence, note, whose="ours", name=ours.name or "", email=email)
    if written is None:
        return None
    other = next((one for one in askable if one.email == address), None)
    if ours.name and other:
        return _another(other, f"the address is the one that our content gives for {ours.name}", "")
    note = f"by the e-mail address: {ours.name} is not named" if ours.name else ""
    return found("contact", _line(written, address) or address, note, whose="ours", email=address)


def _why_not_asked(
    ours: Contact,
    where: Block,
    askable: Sequence[NamedPerson],
    *,
    named_alone: bool,
) -> str:
    """Why our contact's name on the page need not mean that readers can ask that person; "" where nothing says so."""
    sentence = plain(_line(where, ours.name or ""))
    if words.gone.search(sentence):
        return f"the page says that {ours.name} was the contact once"
    if not named_alone:
        return ""
    if words.maintains.search(sentence):
        return f"{ours.name} is named as somebody else than the contact for technicians"
    if words.told_of.search(sentence) and not any(_same(one.person, ours.name or "") for one in askable):
        return f"{ours.name} is named, and nothing says that readers can ask them"
    return ""


def _former(ours: Contact, page: PageDocument, known: Sequence[NamedPerson]) -> PageClause | None:
    where = _place_of(ours.name or "", page)
    if where is None or ours.until is None:
        return None
    beside = next((one for one in known if _same(one.person, ours.name or "")), None)
    evidence = beside.evidence if beside else _line(where, ours.name or "")
    note = f"our content names {ours.name} as contact until {ours.until.words} only"
    return found("contact", evidence, note, whose="former", name=ours.name or "")


def _people(page: PageDocument) -> Iterator[Block]:
    return page.blocks_in(*PEOPLE, PageRegion.HEADER)


def _same(person: Person, name: str) -> bool:
    """Whether a name on the page is one that we know: first and last name agree, titles do not matter."""
    seen, known = person.words, words_of(name)
    return bool(seen and known) and seen[-1] == known[-1] and (seen[0] == known[0] or len(seen) == 1)


def _place_of(name: str, page: PageDocument) -> Block | None:
    """The block that names a person, one with words of contact if there is one."""
    wanted = words_of(name)
    if len(wanted) < 2:
        return None
    pattern = re.compile(rf"\b{wanted[0]}(?: \w+){{0,2}}? {wanted[-1]}\b")
    where = [block for block in _people(page) if pattern.search(bare(block.text))]
    return min(where, key=lambda block: not words.asking.search(block.text), default=None)


def _line(block: Block, wanted: str) -> str:
    """The sentence of a block that holds some words; else the whole block."""
    sought = bare(wanted)
    return next((short(one) for one in sentences(block.text) if sought in bare(one)), short(block.text))


# Anybody


def _is_contact(one: NamedPerson, people: Sequence[Block]) -> bool:
    """Whether a person is named as somebody to ask, rather than quoted, listed or thanked."""
    block = people[one.place]
    sentence = plain(one.sentence)
    if words.placeholder.search(one.person.name):
        return False
    if words.national.search(sentence) or mail.host_of(one.email).endswith(NATIONAL_HOSTS):
        return False
    before = plain(people[one.place - 1].text[-60:]) if one.place else ""
    if words.maintains.search(f"{block.heading}\n{sentence}") or words.maintains.search(before):
        return False
    if one.personal:
        return True
    if (
        words.quoted.search(sentence)
        or _attributed(people, one)
        or words.by.search(sentence.partition(one.person.name)[0])
    ):
        return False
    if block.part is PageRegion.FOOTER:
        return one.leading and one.reachable
    if not one.leading and words.members.search(block.heading):
        return bool(one.email) and bool(words.asking.search(sentence))
    if one.addressed and not words.members.search(block.heading):
        return True
    supported = one.person.titled or one.post or one.email or one.phone or block.links
    known_for = bool(one.post) or one.reachable
    return (one.leading or one.asking) and known_for and bool(supported)


def _attributed(people: Sequence[Block], one: NamedPerson) -> bool:
    """Whether the name stands under a quotation, as its author."""
    before = plain(people[one.place - 1].text).rstrip() if one.place else ""
    own = plain(people[one.place].text).lstrip()
    return before.endswith('"') or own.startswith(('"', "- "))
