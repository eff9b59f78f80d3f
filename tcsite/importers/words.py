"""Words: text tidied, lists recognised, lines joined. What all importers do to the text of a cell."""

import re
import unicodedata

_BULLET = re.compile(r"[•·‣▪◦●○■□➢➤❖\uf0b7\uf0a7\uf0d8\uf076o*–—-](?=\s)\s*")
ITEM = re.compile(r"(?:\(?\d{1,2}[.)]|[•·‣▪◦●○*–-])\s+(?=\S)")
_INNER_BULLET = re.compile(r"[•‣▪◦\uf0b7]")
_LABEL = re.compile(
    r"\(?(?P<label>\d{1,2}(?:\.\d{1,2})?|[a-hA-H]|(?:i|ii|iii|iv|v|vi|vii|viii|ix|x))(?:[.)]\s*|\s*[–:-]\s+)(?=\S)"
)
_UNFINISHED = re.compile(
    r"(?:[–—(/&-]|\b(?:a|an|and|as|at|by|for|from|in|into|of|on|or|our|that|the|their|to|via|which|with))$"
)
_FINISHED = re.compile(r"[.!?:;][\"'”’)]*$")


def bullets(line: str) -> list[tuple[str, bool]]:
    """A line, or the several that typed bullets make of it, each with whether it is a list item.

    A hyphen is a bullet at the beginning of a line only; "•" is one wherever it stands.
    """
    if not _INNER_BULLET.sub("", line).strip():
        return [(line, False)]  # a dot by itself: a mark in a grid
    found = _BULLET.match(line)
    rest = line[found.end() :] if found else line
    pieces = [piece.strip() for piece in _INNER_BULLET.split(rest)]
    return [(piece, bool(found) or number > 0) for number, piece in enumerate(pieces) if piece]


def is_bullet(word: str) -> bool:
    """Whether a word by itself is what a list item begins with."""
    return bullets(f"{word} x")[0][1]


def labelled(line: str) -> tuple[str, str]:
    """The label that a line begins with, "a" of "(a) …" or "2" of "2. …", and the rest; or no label."""
    found = _LABEL.match(line)
    return (found["label"], line[found.end() :]) if found else ("", line)


def broken(before: str, after: str) -> bool:
    """Whether one line was broken in two: the first ends in the middle of something, whatever the second is."""
    return bool(_UNFINISHED.search(before)) or (before.endswith(",") and after[:1].islower())


def continues(before: str, after: str) -> bool:
    """Whether what stands after a page break goes on with the sentence before it."""
    if not before or not after or _FINISHED.search(before):
        return False
    return after[0].islower() or after[0] in ",;)" or broken(before, after)


def slug(text: str) -> str:
    """Letters, figures and hyphens, for ids: "Staff well-being" is ``staff-well-being``."""
    plainer = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plainer.replace("'", "")).strip("-")
