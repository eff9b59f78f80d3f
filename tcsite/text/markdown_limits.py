"""How much Markdown one text may be: beyond that the engine's work grows with the square of the size, or recurses.

Counted before anything is read, in one pass, so that it is the same on every machine.
"""

import re
from typing import NamedTuple

from tcsite.text.markdown_blocks import follow
from tcsite.text.markdown_tags import VOID

MOST_NESTED = 20
"""Lists and quotations within each other; tags, brackets and marks of emphasis may be as deep."""

MOST_UNCLOSED = 100
"""Brackets and tags, of one kind, that nothing closes."""

MOST_MARKS = 2_000
"""Signs of markup in one paragraph, list or table."""

LONGEST_BLOCK = 60_000
"""Characters of one paragraph, list or table without an empty line."""

LONGEST_TEXT = 400_000
"""Characters of one text: some 60,000 words."""

_QUOTES = re.compile(r"(?: {0,3}> ?)+")
_MARKS = re.compile(r"[\[\]()<>*_`~&\\!]")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_CLOSES = {"]": "[", ")": "(", ">": "<"}


class Excess(NamedTuple):
    """What there is too much of in a text, and on which of its lines, from 0."""

    line: int
    message: str
    hint: str


def excess(markdown: str) -> Excess | None:
    """The first thing that a text has too much of."""
    if len(markdown) > LONGEST_TEXT:
        return Excess(0, f"this text has more than {LONGEST_TEXT:,} characters", "make several texts of it")
    if len(markdown) < MOST_NESTED:
        return None
    lines = markdown.expandtabs(4).split("\n")
    return _too_deep(lines) or _too_many_tags(lines) or _too_dense(lines)


def _too_deep(lines: list[str]) -> Excess | None:
    columns: list[int] = []
    for number, line in enumerate(lines):
        quoted = _QUOTES.match(line)
        depth = quoted[0].count(">") if quoted else 0
        follow(columns, line[quoted.end() :] if quoted else line, MOST_NESTED + 1)
        if depth + len(columns) > MOST_NESTED:
            message = f"lists and quotations are nested more than {MOST_NESTED} deep here"
            return Excess(number, message, "use fewer levels")
    return None


def _too_many_tags(lines: list[str]) -> Excess | None:
    depth = 0
    for number, line in enumerate(lines):
        for closing, name in _TAG.findall(line) if "<" in line else ():
            if name.lower() not in VOID:
                depth = max(0, depth - 1) if closing else depth + 1
        if depth > MOST_UNCLOSED:
            return Excess(
                number, f"more than {MOST_UNCLOSED} tags are open here", "close each, or write  &lt;  for  <"
            )
    return None


def _too_dense(lines: list[str]) -> Excess | None:
    start, size, marks = 0, 0, 0
    open_ = dict.fromkeys("[(<", 0)
    for number, line in enumerate(lines):
        if not line.strip():
            start, size, marks = number + 1, 0, 0
            open_.update({"[": 0, "(": 0})  # a tag may go on after an empty line
            continue
        size += len(line)
        for sign in _MARKS.findall(line):
            marks += 1
            if sign in open_:
                open_[sign] += 1
            elif sign in _CLOSES:
                open_[_CLOSES[sign]] = max(0, open_[_CLOSES[sign]] - 1)
        if size > LONGEST_BLOCK:
            message = f"more than {LONGEST_BLOCK:,} characters stand here without an empty line"
            return Excess(start, message, "make several paragraphs of it")
        if marks > MOST_MARKS:
            message = f"more than {MOST_MARKS:,} signs of markup stand here without an empty line"
            return Excess(start, message, "make several paragraphs, lists or tables of it")
        if unclosed := next((sign for sign in open_ if open_[sign] > MOST_UNCLOSED), ""):
            message = f'more than {MOST_UNCLOSED} "{unclosed}" stand here that nothing closes'
            return Excess(number, message, f"take them away, or write a backslash before each:  \\{unclosed}")
    return None
