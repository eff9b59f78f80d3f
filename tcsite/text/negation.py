"""Negation: whether two words that look alike mean the opposite, or much less than each other."""

import re
from collections.abc import Iterable

_NEGATING = frozenset(
    (
        *("not", "no", "non", "never", "without", "un", "dis", "former", "formerly", "ex", "previous"),
        *("previously", "partial", "partially", "partly", "part", "half", "nearly", "mostly", "almost"),
        *("hardly", "barely", "pre", "semi", "pseudo", "anti", "mis", "re", "de", "off"),
    )
)
_PREFIXES = tuple(
    """
    former formerly partially partly part nearly mostly almost half never notyet not non no pre semi anti
    counter mis dis un in im il ir re de ex off e a
    """.split()
)
_WORD = re.compile(r"[^\W_]+")


def turned(word: str, known: str) -> bool:
    """Whether one of two words may be the other with its meaning turned: "unapproved" and "approved".

    A word that begins with another letter than the known one counts, too: what is added in front of a word, or
    taken from there, changes its meaning more often than it is a slip of the finger.
    """
    given, meant = _WORD.findall(word.lower()), _WORD.findall(known.lower())
    if set(given) & _NEGATING != set(meant) & _NEGATING:
        return True
    one, other = "".join(given), "".join(meant)
    return not one or not other or (one[0] != other[0] and sorted(one[:2]) != sorted(other[:2]))


def negates(word: str, known: Iterable[str]) -> bool:
    """Whether a word is one of the known words with a negating prefix: then it stands for none of them."""
    plain = ["".join(_WORD.findall(name.lower())) for name in known]
    given = "".join(_WORD.findall(word.lower()))
    rests = {given.removeprefix(prefix) for prefix in _PREFIXES if given.startswith(prefix)}
    return given not in plain and bool(rests & set(plain))
