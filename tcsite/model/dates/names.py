"""Names of months, in English and Welsh: the one table for whoever reads dates."""

from collections.abc import Iterable

from tcsite.model.dates.partial import MONTHS

LIKE_TYPED = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("‘’‛′ʼ`´", "'"))
"""Hyphens and apostrophes as a keyboard has them, character by character."""


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_WELSH_MONTHS = (
    *("ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin"),
    *("gorffennaf", "awst", "medi", "hydref", "tachwedd", "rhagfyr"),
)
_MUTATED = {
    "fawrth": 3,
    "fai": 5,
    "fehefin": 6,
    "orffennaf": 7,
    "ngorffennaf": 7,
    "fedi": 9,
    "dachwedd": 11,
    "nhachwedd": 11,
    "thachwedd": 11,
    "ragfyr": 12,
}
"""Welsh months as they begin after some words: "o Fawrth" (from March), "yng Ngorffennaf" (in July)."""
MONTHS_BY_NAME = MONTHS | {name: number for number, name in enumerate(_WELSH_MONTHS, start=1)} | _MUTATED
NAMES = any_of(MONTHS_BY_NAME)
"""A pattern for a month's name, whole or short."""
