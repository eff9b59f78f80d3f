"""The clause `status`: the page states the institution's own standing, not only what the Commitment is."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tcsite.model import Institution, PartialDate
from tcsite.model.dates.periods import dates
from tcsite.published.identity import ORGANISATION, InstitutionNames
from tcsite.published.outline import Block, PageDocument
from tcsite.published.parts import PageRegion
from tcsite.published.phrases import PREDICATES, Predicate
from tcsite.published.phrases import of_status as words
from tcsite.published.subject import Subject, subject_at, subject_of, subjects_in
from tcsite.published.values import PageClause, could_not_tell, found, not_found
from tcsite.published.wording import plain, sentences, short

_WHERE = (PageRegion.CONTENT, PageRegion.ASIDE, PageRegion.HEADER, PageRegion.FOOTER)
_PARENTHESIS = re.compile(
    r"\((?![^()]*signator)[^()]{0,120}\)|,\s+(?:along|together|alongside|like|as well|in common|one of|which|with wh\w+"
    r"|in partnership|amongst? others)\b(?![^,]*signator)[^,]{0,120},"
)
_NAME_FIRST = re.compile(rf"\W*(?:[Tt]he\s)?(?P<name>{ORGANISATION})\s*[-:|,]\s*(?:an?\s)?")
BADGE_WORDS = 14  # longer ones are sentences
_BEFORE = 4  # how many sentences back the Commitment may have been named


class StatusStatement(NamedTuple):
    """A sentence that states a standing."""

    sentence: str
    role: str
    since: PartialDate | None
    rank: tuple[int, ...]  # the lowest is the best evidence


class _Sentence(NamedTuple):
    text: str
    block: Block
    named: bool  # whether it is clear that the Commitment is meant


class _Predication(NamedTuple):
    role: str
    start: int
    end: int
    direct: bool


def status(
    page: PageDocument, names: InstitutionNames, institution: Institution | None, today: date
) -> PageClause:
    """Whether the page states it, and which."""
    stated = sorted(statements(page, names, today), key=lambda one: one.rank)
    lapsed = [one for one in stated if one.role == "lapsed"]
    ours = institution.status.role if institution else ""
    if not stated:
        if perhaps := _perhaps(page, names):
            return could_not_tell("status", "a sentence may state it, and was not surely understood", perhaps)
        return not_found("status", _instead(page))
    best = (lapsed or stated)[0]
    if best.role == "joining" and ours != "joining":
        return not_found(
            "status", "it says that it means to join, which is not yet a standing", short(best.sentence)
        )
    since = _closest(best, stated)
    date_text = str(since) if since else ""
    note = _differs(best.role, since, institution)
    return found(
        "status",
        short(best.sentence),
        note,
        role=best.role,
        since=date_text,
    )


def _closest(best: StatusStatement, stated: Sequence[StatusStatement]) -> PartialDate | None:
    """Since when: what the best statement says, or another that says it more closely: June 2018 for 2018."""
    dates_known = [
        one.since for one in stated if one.since and one.role == best.role and one.role != "lapsed"
    ]
    since = best.since if best.since in dates_known else next(iter(dates_known), None)
    closer = [
        one for one in dates_known if since and not since.month and one.year == since.year and one.month
    ]
    return closer[0] if closer else since


def _perhaps(page: PageDocument, names: InstitutionNames) -> str:
    """A sentence about the institution and the Commitment that speaks of signing, and denies nothing."""
    for sentence in _sentences(page):
        flat = plain(sentence.text)
        signing = words.signing if words.named.search(flat) else words.signing_it if sentence.named else None
        if signing is None or flat.endswith("?") or sentence.block.part is PageRegion.FOOTER:
            continue
        if words.signing_dated.search(flat) and _is_own(flat, names):
            return short(sentence.text)
        for part in re.split(r"[,;:]", flat):
            turned = any(one.search(part) for one in (words.denied, words.before_not, words.other_schemes))
            if signing.search(part) and not turned and _is_own(part, names):
                return short(sentence.text)
    return ""


def _is_own(part: str, names: InstitutionNames) -> bool:
    return bool(words.our.search(part)) or any(one.own for one in subjects_in(part, names))


def _instead(page: PageDocument) -> str:
    if words.named.search(plain(page.text(*_WHERE))):
        return "it says what the Commitment is or does, not that the institution has signed it"
    return "it does not name the Technician Commitment"


_SAME = {"withdrawn": "lapsed"}
_SAID = {
    "signatory": "says that it is a signatory",
    "supporter": "says that it supports the Commitment, not that it has signed it",
    "lapsed": "says that it no longer is a signatory",
    "joining": "says that it means to join",
}


def _differs(role: str, since: PartialDate | None, institution: Institution | None) -> str:
    """What the page says otherwise than our content."""
    if institution is None:
        return ""
    ours = institution.status
    if _SAME.get(ours.role, ours.role) != role:
        return f"our content has it as {ours.role}: the page {_SAID[role]}"
    if since and ours.since and (since.last < ours.since.first or since.first > ours.since.last):
        return f"since {since.words}, it says; our content says {ours.since.words}"
    return ""


def statements(page: PageDocument, names: InstitutionNames, today: date) -> Iterator[StatusStatement]:
    """Every statement of the institution's own standing."""
    for place, sentence in enumerate(_sentences(page)):
        flat = _PARENTHESIS.sub(lambda gap: " " * len(gap[0]), plain(sentence.text))
        predication = _badge(_unnamed(flat, names), sentence) or _predicate(flat, sentence, names)
        if predication is None:
            continue
        since = _since(sentence.text, predication, today)
        part = _WHERE.index(sentence.block.part)
        weak = {"signatory": 0, "lapsed": 0, "supporter": 1, "joining": 2}[predication.role]
        rank = (weak, part, not predication.direct, sentence.block.kind == "image", since is None, place)
        yield StatusStatement(sentence.text, predication.role, since, tuple(map(int, rank)))


def _sentences(page: PageDocument) -> Iterator[_Sentence]:
    """The sentences of the page, and for each whether it can be about the Commitment."""
    titled = bool(words.named.search(plain(f"{page.title}\n{page.top}")))
    since_named = _BEFORE + 1
    before: Block | None = None
    for block in page.blocks_in(*_WHERE):
        text = f"{before.text}: {block.text}" if before and _labels(before, block) else block.text
        under = any(words.named.search(plain(heading)) for heading in block.headings)
        other = bool(words.other_schemes.search(block.heading))
        for sentence in sentences(text):
            direct = bool(words.named.search(plain(sentence)))
            since_named = 0 if direct else since_named + 1
            about = direct or ((titled or under or since_named <= _BEFORE) and not other)
            yield _Sentence(sentence, block, about)
        before = block


def _labels(label: Block, block: Block) -> bool:
    pair = (label.kind, block.kind)
    in_a_row = block.kind == "td" and label.kind in ("th", "td") and label.row == block.row
    named = len(label.text) < 60 and bool(words.named.search(plain(label.text)))
    return pair == ("dt", "dd") or (in_a_row and label.table == block.table and named)


def _unnamed(flat: str, names: InstitutionNames) -> str:
    """A line without the institution's own name in front: "University of Example - signatory since 2018"."""
    name = _NAME_FIRST.match(flat)
    return " " * name.end() + flat[name.end() :] if name and names.owns(name["name"]) else flat


def _badge(flat: str, sentence: _Sentence) -> _Predication | None:
    if len(flat.split()) > BADGE_WORDS or not words.badge.search(flat) or words.lapsed.search(flat):
        return None
    direct = bool(words.named.search(flat))
    linked = any(link.text and link.text in sentence.text for link in sentence.block.links)
    if not (direct or sentence.named) or (linked and sentence.block.kind != "image"):
        return None
    return _Predication("signatory", 0, len(flat), direct)


def _predicate(flat: str, sentence: _Sentence, names: InstitutionNames) -> _Predication | None:
    if flat.rstrip(")\"' ").endswith("?") or sentence.block.part is PageRegion.FOOTER:
        return None
    matches = [(one, match) for one in PREDICATES for match in one.pattern.finditer(flat)]
    if not matches:
        return _lapsed(flat, sentence, names)
    direct = bool(words.named.search(flat))
    subjects = list(subjects_in(flat, names))
    others = bool(words.other_schemes.search(flat))
    for predicate, match in matches:
        start = _tight(flat, match, predicate)
        meant = _meant(flat, start) if others else direct or sentence.named
        subject = _subject(flat, start, match.end(), predicate, subjects) if meant else None
        own = (
            subject
            if subject and subject.own and not words.denied.search(flat[start : match.end()])
            else None
        )
        role = _role(flat, start, own, predicate.role) if own else ""
        if role:
            return _Predication(role, start, match.end(), direct)
    return _lapsed(flat, sentence, names)


def _subject(
    flat: str, start: int, end: int, predicate: Predicate, subjects: Sequence[Subject]
) -> Subject | None:
    if predicate.behind:
        return subject_at(end, subjects)
    return subject_of(flat, start, start if predicate.verb_first else end, subjects)


def _meant(flat: str, start: int) -> bool:
    """Whether it is the Commitment that a predicate is about, where another scheme stands beside it."""
    return bool(words.named.search(re.split(r"[;:]", flat[start:], maxsplit=1)[0]))


def _tight(flat: str, match: re.Match[str], predicate: Predicate) -> int:
    """Where the predicate really starts: the last verb from which it still matches."""
    start = match.start()
    while later := predicate.pattern.search(flat, start + 1, match.end()):
        start = later.start()
    return start


def _lapsed(flat: str, sentence: _Sentence, names: InstitutionNames) -> _Predication | None:
    match = words.lapsed.search(flat)
    direct = bool(words.named.search(flat))
    if match is None or not (direct or (sentence.named and "signator" in flat.lower())):
        return None
    subject = subject_of(flat, match.start(), match.end(), list(subjects_in(flat, names)))
    return _Predication("lapsed", match.start(), match.end(), direct) if subject and subject.own else None


def _role(flat: str, start: int, subject: Subject, role: str) -> str:
    """The role that the words around a predicate leave; "" where they leave none."""
    if words.lapsed.search(flat) and not words.restarted.search(flat):
        return "lapsed"
    told_before = subject.place < start
    between = flat[subject.place if told_before else 0 : start][-60:]
    in_front = flat[: subject.place] if told_before else ""
    participle = re.match(r"as\b|having\b", flat[start:], re.IGNORECASE)
    if words.before_not.search(between) or (not participle and words.condition.search(in_front)):
        return ""
    if not participle and words.before_joining.search(between) and not words.still.search(between):
        return "joining"
    if not _stated(flat, start, between, in_front) or words.past_only.match(flat[start:]):
        return ""
    return role


def _stated(flat: str, start: int, between: str, in_front: str) -> bool:
    """Whether a verb states a fact: infinitives and plain forms mostly do not."""
    if words.infinitive.search(between):
        return bool(words.licensed.search(between)) and not words.bidding.search(in_front)
    return not words.plain_form.match(flat[start:]) or bool(words.after_auxiliary.search(between))


def _since(sentence: str, predication: _Predication, today: date) -> PartialDate | None:
    """The date of a statement: the nearest one that a preposition ties to it."""
    if predication.role == "joining":
        return None
    flat = plain(sentence)
    near: list[tuple[int, PartialDate]] = []
    for when, place in dates(flat):
        before = flat[:place]
        tied = place <= 1 or words.dated.search(before)
        others = words.launched.search(re.sub(r"\b(?:in|on|since)\s*$", "", before))
        if tied and not others and when.first <= today:
            distance = (
                place - predication.end if place >= predication.end else max(0, predication.start - place)
            )
            near.append((distance, when))
    return min(near, key=lambda one: one[0])[1] if near else None
