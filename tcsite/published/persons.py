"""Persons named in a text, with the posts that stand beside their names."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tcsite.published.wording import bare, either, plain, seen
from tcsite.text.data import word_file

_TITLE = (
    r"(?:Prof(?:essor)?|Dr|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Rev(?:erend)?|Lord|Lady|Eur\s?Ing|Yr\s+Athro|Athro)\.?"
)
_PARTICLE = r"(?:van|der|den|de|la|le|di|da|dos|von|bin|al|el|ap|ab|ferch|y)"
_CAPITAL = r"[A-ZÀ-Þ][\w'-]*\.?"
_RUN = re.compile(rf"{_CAPITAL}(?:[ ]+(?:{_PARTICLE}[ ]+){{0,2}}{_CAPITAL})*")
_IS_TITLE = re.compile(_TITLE, re.IGNORECASE)
_WORD = re.compile(r"(?:(?:Mc|Mac|O'|D'|De|Du|Fitz|Le|La|Van)?[A-ZÀ-Þ][a-zà-ÿ']+)(?:-[A-ZÀ-Þ]?[a-zà-ÿ]+)*")
_INITIAL = re.compile(r"[A-ZÀ-Þ]\.?|[A-Z]{2}(?=$)")
_LOWER = re.compile(_PARTICLE)
_WORDS = word_file("tcsite.published", "persons")
_POSTNOMINAL = _WORDS.words("postnominal")
NOT_NAMES = _WORDS.words("not_names")
SURNAMES = _WORDS.words("surnames")
POST = _WORDS.pattern("post")
_TITLES = _WORDS.words("titles")
_FAR = 200  # letters; what stands further from a name is not beside it
_BEHIND = either(
    rf"(?:[ ,]+(?:{'|'.join(sorted(_POSTNOMINAL))})\b)*"
    r"(?:\s*[(\[](?:she|he|they|her|him|them)\b[^)\]]{0,20}[)\]])?"
    r"\s*(?:[,(:|;\n-]|\bis\s)\s*([^@\n;|]{3,160})"
)
_BEFORE = either(r"([^\n.;|@]{3,80}?)\s*(?::|-|,|\bis\b|\()\s*$")
_POST_ENDS = _WORDS.pattern("post_ends")


_COMMITMENT = either(r"\btechnicians?'?s?'?\s+commitment\b(?!\s+(?:\w+\s+)?(?:lead|champ|co-?ord|manag))")


class Person(NamedTuple):
    """A person and where the name stands in the text."""

    name: str  # with titles, as written
    titled: bool
    start: int
    end: int

    @property
    def words(self) -> list[str]:
        """The name's words for comparison, without titles and initials."""
        return words_of(self.name)


def words_of(name: str) -> list[str]:
    """A name's words for comparison, without titles and initials."""
    return [word for word in bare(name).split() if len(word) > 1 and word not in _TITLES]


def persons(text: str) -> Iterator[Person]:
    """The names of persons in a text, in its order. Without a title, two words that may be a name are one."""
    flat = plain(text)
    for run in _RUN.finditer(flat):
        yield from _in_run(flat, run.start(), run[0])


def _in_run(flat: str, offset: int, run: str) -> Iterator[Person]:
    """A run of capitalised words: titles begin a name, words that are no name end one."""
    words: list[tuple[str, int]] = []
    for match in re.finditer(r"\S+", run):
        word, title = match[0], bool(_IS_TITLE.fullmatch(match[0]))
        named = any(not _IS_TITLE.fullmatch(one) for one, _ in words)
        fits = not title and _fits(word, words)
        if (title and named) or not (title or fits):
            yield from _person(flat, offset, words)
            words = []
        if title or fits:
            words.append((word, match.start()))
    yield from _person(flat, offset, words)


def _fits(word: str, before: list[tuple[str, int]]) -> bool:
    known = [one for one, _ in before if not _IS_TITLE.fullmatch(one)]
    if known and known[-1].endswith(".") and len(known[-1]) > 2:  # the last word of a sentence
        return False
    common = bare(word.removesuffix("'s"))
    if common in _POSTNOMINAL or (common in NOT_NAMES and not (known and common in SURNAMES)):
        return False
    small = bool(_LOWER.fullmatch(word)) and bool(known)
    return small or bool(_WORD.fullmatch(word.rstrip("."))) or bool(_INITIAL.fullmatch(word))


def _person(flat: str, offset: int, words: list[tuple[str, int]]) -> Iterator[Person]:
    titled = any(_IS_TITLE.fullmatch(one) for one, _ in words)
    names = [one for one, _ in words if not _IS_TITLE.fullmatch(one)]
    while names and _LOWER.fullmatch(names[-1]):
        names.pop()
        words = words[:-1]
    full = [one for one in names if len(one.rstrip(".")) > 1]
    if not full or len(names) > 5 or len(full) < (1 if titled else 2) - (len(names) > len(full)):
        return
    start = offset + words[0][1]
    end = offset + words[-1][1] + len(words[-1][0])
    name = flat[start:end].rstrip(".").removesuffix("'s")
    yield Person(name, titled, start, start + len(name))


def is_post(words: str) -> bool:
    """Whether some words name a post. The Commitment's own name holds the word technician."""
    return bool(POST.search(_COMMITMENT.sub("", plain(words))))


def post_beside(text: str, person: Person) -> str:
    """What gives a post beside a person's name, behind it or else in front of it; "" where nothing does."""
    flat = plain(text)
    behind = _BEHIND.match(flat[person.end : person.end + _FAR])
    before = _BEFORE.search(flat[max(0, person.start - _FAR) : person.start])
    pieces = (_POST_ENDS.sub("", behind[1]) if behind else "", before[1] if before else "")
    return next((seen(piece) for piece in pieces if is_post(piece)), "")
