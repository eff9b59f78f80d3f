"""Signed: the lines at the end of a form, where each signature stands with its role and its date."""

import re
from collections.abc import Sequence

from tcsite.content.yaml.writer import Value
from tcsite.frozen import dataclass
from tcsite.importers.dates import day_in
from tcsite.importers.our_words import any_of, key_of

_ROLES = (
    ("sponsor", re.compile(r"(?i)\bnominated sponsor\b")),
    ("lead", re.compile(r"(?i)\bnominated (?:institutional )?lead\b|\binstitutional lead\b")),
    ("head", re.compile(r"(?i)\b(?:leader|head) of (?:the )?institution\b|\bhead signs\b")),
    ("body", re.compile(r"(?i)\bbody that signs\b|\bon behalf of the (?:board|executive)\b")),
)
_ROLE_WORDS = re.compile(r"(?i)\(?\s*technician commitment\b[^()]*\)?|\(\s*body that signs[^()]*\)")
_OURS = re.compile(r"\((?P<role>[^()]+)\)\s*$")
_SIGNED = re.compile(
    rf"(?i)^\W*(?:(?:signed|signature)\b\s*(?:by)?\s*:?|{any_of('form.signatures')}$|{any_of('form.signed', name='')})"
)
_DATE = re.compile(rf"(?i)(?:\bdate\b\s*:?|{any_of('form.date', date='')}).*$")
_DOTS = re.compile(r"[.…_]{3,}")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed a form, and when; "" for what is not there."""

    who: str
    name: str = ""
    post: str = ""
    date: str = ""  # an ISO date

    @property
    def values(self) -> dict[str, Value]:
        """The keys of an entry of `sign_off`; none where nobody has signed."""
        found = {"name": self.name, "post": self.post, "date": self.date}
        known: dict[str, Value] = {key: value for key, value in found.items() if value}
        return {"who": self.who, **known} if known else {}


def signatures_in(lines: Sequence[str]) -> tuple[Signature, ...]:
    """The signatures that some lines hold: a name, then its role in brackets, then a date."""
    found: list[Signature] = []
    words: list[str] = []
    for line in lines:
        role, rest = _role_in(line)
        rest = _DATE.sub("", rest)
        if _SIGNED.match(rest):
            words = []
        words += _names(_SIGNED.sub("", rest))
        if role:
            found.append(Signature(role, *_name_and_post(words)))
            words = []
        day = day_in(line)
        if day and found:
            found[-1] = Signature(found[-1].who, found[-1].name, found[-1].post, day)
    return tuple(found)


def _role_in(line: str) -> tuple[str, str]:
    """The role that a line names, "" for none, and the line without it: in our words, or as the forms have it."""
    ours = _OURS.search(line)
    if ours and (role := key_of("signature", ours["role"])):
        return role, line[: ours.start()]
    role = next((who for who, pattern in _ROLES if pattern.search(line)), "")
    return role, _ROLE_WORDS.sub("", line) if role else line


def _names(text: str) -> list[str]:
    word = _DOTS.sub("", text).strip(" :–-\t()")
    return [word] if any(map(str.isalpha, word)) else []


def _name_and_post(words: Sequence[str]) -> tuple[str, str]:
    """A name, and a post behind a comma or in a later line; letters after a name belong to it."""
    if not words:
        return "", ""
    if _ROLE_WORDS.match(words[0]):  # "Technician Commitment signatory, …": nobody's name
        return "", ", ".join(words)
    name, _, post = words[0].partition(",")
    later = [word for word in words[1:] if not _LETTERS.fullmatch(word)]
    return name.strip(), (post.strip() or ", ".join(later)).strip(" ,")


_LETTERS = re.compile(
    r"(?:[A-Z][A-Za-z]{0,8}(?:\([A-Za-z]+\))?,?\s*)*[A-Z]{2,}[A-Za-z]*(?:,\s*[A-Z]{2,}[A-Za-z]*)*"
)
"""Letters after a name: "BSc, MSc, PGCE"."""
