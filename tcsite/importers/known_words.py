"""Known words: whether letters are an English word, where a line's end may have cut one in two.

A word that is not known proves nothing; what rests on it is put on the list.
"""

import re
from functools import cache

from tcsite.importers.lists import SMALL_WORDS
from tcsite.text.data import text_file

_PREFIX = re.compile(r"(?:inter|trans|under|over|non|pre|co|multi|sub|micro|re|un|mis|out|up|dis|in|im|ir)")
_ENDS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
    ("er", ""),
    ("ers", ""),
    ("al", ""),
    ("ally", ""),
    ("ion", "e"),
    ("ship", ""),
    ("ships", ""),
    ("ment", ""),
    ("ness", ""),
)
_SHORTEST = 4  # letters of a word before its ending


def is_known(word: str) -> bool:
    """Whether letters, in small ones, are a word that is known, or one with another beginning or ending."""
    if word in SMALL_WORDS or _is_known(word):
        return True
    found = _PREFIX.match(word)
    return found is not None and len(word) - found.end() >= _SHORTEST and _is_known(word[found.end() :])


def _is_known(word: str) -> bool:
    known = _known()
    if word in known:
        return True
    return any(
        word.endswith(end) and len(word) - len(end) >= _SHORTEST and f"{word[: -len(end)]}{instead}" in known
        for end, instead in _ENDS
    )


@cache
def _known() -> frozenset[str]:
    lines = text_file("tcsite.importers", "known_words.txt").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
