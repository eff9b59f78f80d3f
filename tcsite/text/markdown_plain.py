"""Texts of which nothing can be lost: plain words, bullets, headings, tables and simple emphasis.

They need not be read to know it, and most texts are of this kind.
"""

import re
from collections.abc import Iterable
from itertools import chain, pairwise

from tcsite.text.markdown import SIMPLE
from tcsite.text.markdown_table import plain_table

_SIGN = r"\\`*_\[\]<>|~#{}=+^\x00-\x08\x0b\x0c\x0e-\x1f\x7f\t"
_SAFE_LINE = re.compile(
    rf"(?:#{{1,6}} |- |  (?=\S))?(?!\d{{1,9}}[.)]|\(?\w{{1,4}}[.)] |o |[^\s,]+,[^\s,]*,)(?:\w|[\"'“‘(])[^{_SIGN}\n]*"
)
_ODD = re.compile(rf"[{_SIGN}]|(?<![\w:/]):[a-z]|&(?:#|\w\w)|\n|\A[-•]")
_SHOWN_ADDRESS = re.compile(
    r"\[<?https?:|\[\s*\]\(|\]\(\s*\)|@[\w.-]+,[a-z]"
    r"|\]\([^()\s]*(?:%(?![0-9A-Fa-f]{2})|[].,;>'’”…]\)|://[^/?#()\s]*,)"
)
_ANY_SIGN = re.compile(rf"[{_SIGN}:&@\n]|\A[-•]")
"""Without any of these, nothing of what is asked below can be in a text."""
_ODD_NAME = re.compile(r"(?<![\w:/]):[a-z]|&(?:#|\w\w)")


def is_plain(markdown: str, *, blocks: bool) -> bool:
    """Whether a text is of plain words, bullets, headings, tables and simple emphasis: nothing of it can be lost."""
    if not blocks and not _ANY_SIGN.search(markdown):
        return True
    if _SHOWN_ADDRESS.search(markdown) or ("###" in markdown and _jumps(markdown)):
        return False
    if not blocks:
        return not _ODD.search(_simple(markdown))
    simple = _simple(_without_tables(markdown) if "| " in markdown else markdown)
    return "\n\n  " not in simple and all(
        not line or (_SAFE_LINE.fullmatch(line) and not _ODD_NAME.search(line)) for line in simple.split("\n")
    )


def _simple(markdown: str) -> str:
    """A text with a letter in the place of emphasis, code and links that can mean but one thing."""
    marked = "*" in markdown or "`" in markdown or "](" in markdown
    return SIMPLE.sub("x", markdown) if marked else markdown


def _without_tables(markdown: str) -> str:
    """A text without its tables of plain words."""
    return "\n\n".join(
        "" if (table := plain_table(block.strip("\n"))) and _safe(chain.from_iterable(table.rows)) else block
        for block in markdown.split("\n\n")
    )


def _safe(cells: Iterable[str]) -> bool:
    return all(
        _SAFE_LINE.fullmatch(simple) and not _ODD_NAME.search(simple) for simple in map(_simple, cells)
    )


def _jumps(markdown: str) -> bool:
    """Whether a heading may be more than one step below the one before it."""
    levels = [len(hashes) for hashes in _HASHES.findall(markdown)]
    return any(after > before + 1 for before, after in pairwise(levels))


_HASHES = re.compile(r"^(#{1,6}) ", re.MULTILINE)
