"""Normalising: how the search compares words, so that case, accents and Welsh initial mutations do not part them.

The browser folds what readers type in the same way: `assets/find.js` of the default theme holds the same
tables, and a test compares the two. In Welsh a word's first letter changes with the word before it: Prifysgol,
a university, is also met as Brifysgol, Mhrifysgol and Phrifysgol. `radicals` undoes that.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

LONGEST = 24
"""Letters of a word that count. Longer ones are addresses and mistakes; few readers type so many."""

LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
    "ς": "σ",
}
"""Letters that are no letter with an accent, and what people type for them."""

APOSTROPHES = "'’‘ʼ"

STOP = frozenset(
    """
    a an and are as at be by for from has have in is it of on or our that the their this to was we were
    will with ac ar ei i mae o oes sy sydd y yn yr
    """.split()
)
"""Words that stand in nearly every text, English and Welsh, and so find nothing."""

MUTATIONS: dict[str, tuple[str, ...]] = {
    "ngh": ("c",),
    "ng": ("g",),
    "mh": ("p",),
    "nh": ("t",),
    "ph": ("p",),
    "th": ("t",),
    "ch": ("c",),
    "dd": ("d",),
    "ff": (),
    "ll": (),
    "rh": (),  # a letter of their own
    "b": ("p",),
    "d": ("t",),
    "g": ("c",),
    "f": ("b", "m"),
    "m": ("b",),
    "n": ("d",),
    "l": ("ll", "gl"),
    "r": ("rh", "gr"),
    "w": ("gw",),
    **{vowel: (f"g{vowel}",) for vowel in "aeiouy"},
    **{f"h{vowel}": (vowel,) for vowel in "aeiouwy"},
}
"""How a Welsh word may begin, and how it may then begin where nothing changes it: soft, nasal and aspirate
mutation, and the h before a vowel. Of two rows the longer one counts."""

SHORTEST_MUTATED = 4
"""Letters from which on a word is taken for a mutated one."""

_INITIAL = re.compile("|".join(sorted(MUTATIONS, key=lambda initial: (-len(initial), initial))))
_WELSH = re.compile(
    "^(?:gw|chw|ll|mh|nh|ng|wl|y[bcdfglmnprst])"
    "|[bcdfghlmnprst][wy][bcdfglmnprst]|[bcdfghlmnprst]w$"  # w and y as vowels: cwrs, prifysgol
    "|wy|yw|(?:dd|aeth|iad)$"
)


class _Letters(dict[int, str | None]):
    """What becomes of a character, for `str.translate`: asked once for each, and remembered."""

    def __init__(self, become: Callable[[str], str | None]) -> None:
        super().__init__()
        self._become = become

    def __missing__(self, code: int) -> str | None:
        found = self[code] = self._become(chr(code))
        return found


_BARE = _Letters(
    lambda letter: None if unicodedata.category(letter)[0] == "M" or letter in APOSTROPHES else letter
)
_PLAIN = str.maketrans(LETTERS)
_SPACED = _Letters(lambda letter: letter if unicodedata.category(letter)[0] in "LN" else " ")
_HYPHENS = "-\u2010"
_HYPHENED = _Letters(lambda letter: "-" if letter in _HYPHENS else _SPACED[ord(letter)] or " ")
_ASCII_WORD = re.compile("[a-z0-9]+")
_COMPOUND = re.compile(r"[^ -]+(?:-[^ -]+)+")


def tokens(text: str) -> list[str]:
    """The words of a text, folded, in its order; those that find nothing too.

    Words that hyphens join come last, as one: "well-being" is *well*, *being* and *wellbeing*.
    """
    if text.isascii():
        folded = text.replace("'", "").lower()
        words = [word[:LONGEST] for word in _ASCII_WORD.findall(folded)]
    else:
        folded = fold(text)
        words = [word[:LONGEST] for word in folded.translate(_SPACED).split(" ") if word]
    if "-" in folded or "\u2010" in folded:
        compounds = _COMPOUND.findall(folded.translate(_HYPHENED))
        joined = (one.replace("-", "") for one in compounds)
        words += [one[:LONGEST] for one in joined if not one.isnumeric()]
    return words


_DIGITS = re.compile(r"[0-9]{1,20}")


def fold(text: str) -> str:
    """A text without case, accents and apostrophes."""
    return unicodedata.normalize("NFKD", text).translate(_BARE).lower().translate(_PLAIN)


def sort_key(name: str) -> str:
    """What people sort a name by: no case, no accents, no "The" before it; "University 9" before "University 10"."""
    words = fold(name).removeprefix("the ").strip()
    return _DIGITS.sub(lambda found: f"{found[0].lstrip('0') or '0':0>20}", words)


@lru_cache(1 << 14)  # words come back; only a few are spelt so
def welsh_radicals(token: str) -> tuple[str, ...]:
    """`radicals` of a word that looks Welsh; of another, none."""
    return radicals(token) if looks_welsh(token) else ()


def radicals(token: str) -> tuple[str, ...]:
    """All that a folded word may be where nothing changes its beginning; the word as it is comes first."""
    initial = _INITIAL.match(token) if len(token) >= SHORTEST_MUTATED else None
    if not initial:
        return (token,)
    rest = token[initial.end() :]
    return (token, *(other + rest for other in MUTATIONS[initial[0]]))


def mutated(word: str) -> tuple[str, ...]:
    """All that a word may begin with after other Welsh words: "Cam" is "Gam", "Cham" and "Ngham" as well."""
    small = word[:1].lower() + word[1:]
    begun = [
        changed + small[len(radical) :]
        for changed, radicals in MUTATIONS.items()
        for radical in radicals
        if small.startswith(radical)
    ]
    return tuple(one if small == word else one[:1].upper() + one[1:] for one in (small, *begun))


def looks_welsh(token: str) -> bool:
    """Whether a folded word is spelt as Welsh words are and English ones seldom.

    Only such words, and those of texts that are said to be Welsh, are found by their mutations: by the same
    rules the English "finding" would be one of "binding".
    """
    return len(token) >= SHORTEST_MUTATED and bool(_WELSH.search(token))
