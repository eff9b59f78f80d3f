"""Tags: the TALENT Commission's recommendations that a plan's words name."""

import re
from collections.abc import Iterable

from tcsite.text.phrases import plain

_NUMBERS = r"(?:R ?)?\d{1,2}(?:\s*(?:,|/|&|and|to|-|–)\s*(?:R ?)?\d{1,2})*\b"
_NAMED = re.compile(
    r"(?:(?:MI ?)?TALENT\b[^.\n;:]{0,30}?\brec(?:ommendation)?s?\b\.?|\bTALENT(?: Commission)?(?:'s)?\s*:?(?=\s*R ?\d))"
    rf"\s*(?:numbers?|nos?\.?)?\s*[:(]?\s*(?P<numbers>{_NUMBERS})",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(?:R ?)?(\d{1,2})\s*(?:to|-|–)\s*(?:R ?)?(\d{1,2})", re.IGNORECASE)
_ONE = re.compile(r"(?<![\w.])(?:R ?)?(\d{1,2})(?![\w.]*\d)", re.IGNORECASE)
_MOST = 16


def named(text: str) -> list[str]:
    """The recommendations that a text names as such: "MITalent Recommendation R1 and R13"."""
    return _sorted(number for found in _NAMED.finditer(text) for number in _all(found["numbers"]))


def listed(text: str) -> list[str]:
    """The recommendations of a column that holds nothing else: "R1, R13"; none if the text says more."""
    rest = _NAMED.sub("", text)
    rest = re.sub(
        r"(?i)\bR ?\d{1,2}\b|(?<![\w.])\d{1,2}(?![\w.])|\brec(?:ommendation)?s?\b|\btalent\b|\band\b|\bto\b",
        "",
        rest,
    )
    return [] if plain(rest) else _sorted(_all(text))


def mentions(text: str) -> list[str]:
    """The recommendations of a column about them, whatever else it says: with their R only."""
    return _sorted(int(number) for number in re.findall(r"\bR ?(\d{1,2})\b", text))


def _all(text: str) -> list[int]:
    found = [
        number
        for first, last in _RANGE.findall(text)
        for number in range(int(first), min(int(last), _MOST) + 1)
    ]
    return found + [int(number) for number in _ONE.findall(_RANGE.sub(" ", text))]


def _sorted(numbers: Iterable[int]) -> list[str]:
    return [f"R{number}" for number in sorted({number for number in numbers if 1 <= number <= _MOST})]
