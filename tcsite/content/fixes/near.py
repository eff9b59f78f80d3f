"""Near: whether a word is one typing mistake away from another."""

from collections.abc import Iterable

from tcsite.text.negation import negates, turned


def only_near(word: str, known: Iterable[str]) -> str:
    """The one known word that `word` was surely meant to be; "" where there is none, or more than one.

    Written with other capitals, spaces or underscores; or with one letter wrong, and in longer words two. A word
    whose meaning a prefix turns, as in "unapproved", stands for none.
    """
    names = list(known)
    if any(_folded(name) == _folded(word) for name in names):
        return written_otherwise(word, names)
    most = 2 if len(word) >= _LONG else 1
    if negates(word, names):
        return ""
    alike = [name for name in names if min(len(word), len(name)) >= _SHORT and not turned(word, name)]
    near = [name for name in alike if _distance(word, name) <= most]
    return near[0] if len(near) == 1 else ""


def written_otherwise(word: str, known: Iterable[str]) -> str:
    """The one known word that differs by capitals, spaces, hyphens and underscores alone; "" where there is none."""
    folded = [name for name in known if _folded(name) == _folded(word)]
    return folded[0] if len(folded) == 1 else ""


_SHORT, _LONG = 4, 9
"""Of shorter words, one letter is too much of them to be sure."""


def _folded(word: str) -> str:
    return "".join(character for character in word.lower() if character not in " _-")


def _distance(one: str, other: str) -> int:
    """How many letters are wrong, missing, too many or have changed places."""
    one, other = one.lower(), other.lower()
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, start=1):
        row = [i]
        for j, b in enumerate(other, start=1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]
