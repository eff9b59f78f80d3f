"""Persons as a page names them: with the post, the address and the words that stand beside the name."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tcsite.published import mail
from tcsite.published.outline import Block, PageLink
from tcsite.published.persons import Person, is_post, persons, post_beside
from tcsite.published.phrases import of_contact as words
from tcsite.published.wording import plain, sentences, short

_BESIDE = 3  # how many of the following blocks may belong to a person: post, address, telephone
_CELLS = 6  # more of them in a row, and the table is there for the layout
_LINES = 120  # letters; a block of lines, or a short one, belongs together
_MUCH = 5000  # letters; a block that long is no contact


class NamedPerson(NamedTuple):
    """A person as the page names them, with what stands beside the name."""

    person: Person
    place: int  # which block
    sentence: str  # the sentence
    post: str
    email: str
    personal: bool  # whether the address holds the person's name
    phone: bool
    reachable: bool  # whether there is a way to reach the person
    asking: bool  # whether words of contact stand near
    addressed: bool  # whether the sentence asks to write or speak to this very person
    leading: bool  # whether the role makes this the one to ask
    evidence: str


def addresses(block: Block) -> list[str]:
    """The e-mail addresses of a block, linked and written."""
    linked = [address for link in block.links for address in mail.in_link(link.href)]
    return [*linked, *(address for address, _ in mail.in_text(block.text))]


def named(people: Sequence[Block], place: int) -> Iterator[NamedPerson]:
    """The persons that a block names, each with what belongs to it."""
    block = people[place]
    here = list(persons(block.text)) if len(block.text) < _MUCH else []
    card = list(_card(people, place)) if len(here) == 1 else []
    for person in here:
        sentence = _sentence_of(block, person)
        near = [*card, *_row(people, place)]
        email, personal = _email_of(person, sentence, block, near)
        label = _line_before(block, person) or _label(people, place)
        post = post_beside(block.text, person) or _post_near(near) or _role(label)
        words_beside = sentence if len(here) == 1 else _between(block.text, here, person)
        beside = "\n".join((post, words_beside, label, *(cell.text for cell in near if cell.table)))
        phone = any(words.phone.search(one.text) for one in (block, *near))
        form = any(_is_form(link) for one in (block, *near) for link in one.links)
        linked = any(plain(link.text) == person.name for link in block.links)
        yield NamedPerson(
            person=person,
            place=place,
            sentence=sentence,
            post=post,
            email=email,
            personal=personal,
            phone=phone,
            reachable=bool(email or phone or form or linked),
            asking=_asking(people, place, sentence),
            addressed=_addressed(block, person),
            leading=bool(words.leading.search(plain(beside))),
            evidence=_evidence(sentence, post, email, block, near),
        )


def _between(text: str, here: Sequence[Person], person: Person) -> str:
    """What stands between the person named before and this one: where several are named, each has a role."""
    before = max((other.end for other in here if other.end <= person.start), default=0)
    return text[max(before, person.start - _LINES) : person.start]


def _addressed(block: Block, person: Person) -> bool:
    """Whether a name is given as the one to ask: "please contact Jo Green", or nothing else under "Contact"."""
    flat = plain(block.text)
    alone = not flat.replace(person.name, "").strip(" .,:")
    before = flat[max(0, person.start - _LINES) : person.start]
    return bool(words.addressed.search(before)) or (alone and bool(words.contact_only.match(block.heading)))


def _line_before(block: Block, person: Person) -> str:
    """The line above a name, where the name is a line of its own, if it names a role."""
    before, _, line = block.text[: person.start].rpartition("\n")
    return _role(before.rpartition("\n")[2]) if not line.strip() else ""


def _label(people: Sequence[Block], place: int) -> str:
    """What a block stands under: the term it defines, a line that ends in a colon, else its heading."""
    block = people[place]
    before = people[place - 1] if place else None
    if before is None or before.part != block.part or len(before.text) > _LINES:
        return block.heading
    role = words.leading.search(plain(before.text)) and before.text[-1:].isalpha() and len(before.text) <= 80
    if (before.kind, block.kind) == ("dt", "dd") or before.text.endswith(":") or (role and not block.level):
        return before.text
    return block.heading


def _role(label: str) -> str:
    """A heading that is a role: "Technician Commitment lead"."""
    return label.rstrip(": ") if len(label) <= 80 and words.leading.search(plain(label)) else ""


def _sentence_of(block: Block, person: Person) -> str:
    """The sentence in which a person is named."""
    return next((one for one in sentences(block.text) if person.name in plain(one)), block.text)


def _card(people: Sequence[Block], place: int) -> Iterator[Block]:
    """The blocks after a name that still belong to it."""
    block = people[place]
    if block.level == 0 and len(block.text) > 200:
        return
    for following in people[place + 1 : place + 1 + _BESIDE]:
        started = following.level and (not block.level or following.level <= block.level)
        elsewhere = following.part != block.part or following.table != block.table
        if elsewhere or started or len(following.text) > 200 or any(persons(following.text)):
            return
        yield following


def _row(people: Sequence[Block], place: int) -> Iterator[Block]:
    """The other cells of a block's row."""
    block = people[place]
    near = people[max(0, place - _CELLS) : place + _CELLS + 1] if block.table else ()
    row = [other for other in near if (other.table, other.row) == (block.table, block.row)]
    if len(row) <= _CELLS and all(len(cell.text) <= 200 for cell in row):
        yield from (other for other in row if other is not block)


def _post_near(near: Sequence[Block]) -> str:
    return next((block.text for block in near[:3] if len(block.text) <= 100 and is_post(block.text)), "")


def _email_of(person: Person, sentence: str, block: Block, near: Sequence[Block]) -> tuple[str, bool]:
    """The address that belongs to a person, and whether it holds the name."""
    written = [address for one in (block, *near) for address in addresses(one)]
    own = next((address for address in written if _holds_name(address, person)), "")
    if own:
        return own, True
    written_here = [address for address, _ in mail.in_text(sentence)]
    linked = [link for link in block.links if link.text and link.text in sentence]
    written_to = [address for link in linked for address in mail.in_link(link.href)]
    alone = written if near or len(written) == 1 else []
    return next(iter((*written_here, *written_to, *alone)), ""), False


def _holds_name(address: str, person: Person) -> bool:
    """Whether the part before the @ holds the last name, or begins with the first."""
    local = re.sub(r"[^a-z]", "", address.partition("@")[0])
    last = person.words[-1] if person.words else ""
    first = person.words[0] if person.words else ""
    if last and (local == last or (len(last) >= 3 and last in local)):
        return True
    return len(first) >= 4 and local.startswith(first)


def _is_form(link: PageLink) -> bool:
    return not link.href.lower().startswith("mailto:") and bool(words.form.search(f"{link.text} {link.href}"))


def _asking(people: Sequence[Block], place: int, sentence: str) -> bool:
    """Whether words of contact stand near: in the sentence, in a block of lines, in what leads up to it."""
    block = people[place]
    if words.asking.search(block.text if "\n" in block.text else sentence):
        return True
    if any(words.contacting.search(heading) for heading in block.headings[-2:]):
        return True
    before = people[place - 1] if place else None
    if before is None or before.part != block.part or block.level == 1:
        return False
    open_end = not plain(before.text).rstrip("\"')").endswith((".", "!", "?"))
    if open_end and len(before.text) < 300 and words.asking.search(before.text[-160:]):
        return True
    return len(before.text) <= _LINES and bool(words.contacting.search(before.text))


def _evidence(sentence: str, post: str, email: str, block: Block, near: Sequence[Block]) -> str:
    """The name with what stands beside it and gives post or address, on one line."""
    own = block.text if len(block.text) <= 200 else sentence
    telling = [one for one in near if one.table or words.phone.search(one.text) or _tells(one, post, email)]
    beside = telling if block.table or len(own) < 100 else []
    line = " · ".join(text.replace("\n", " · ") for text in (own, *(one.text for one in beside[:3])))
    return short(line if not email or email in line.lower() or beside else f"{line} ({email})")


def _tells(block: Block, post: str, email: str) -> bool:
    return bool(post and post in plain(block.text)) or bool(email and email in addresses(block))
