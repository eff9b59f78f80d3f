"""Oversize: large tables that are set aside before they are read, so that no file takes more than seconds.

A plan has some hundreds of cells. A table with thousands of figures is data, and reading it as a plan would take
minutes to find that out.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from tcsite.importers.document import Cell, Origin, ReviewItem, SourceDocument, SourceTable

MAX_FILLED = 10_000
"""The most cells with words of all tables that are read: twice as many as the longest plan has."""

_FEW = 1_000  # cells: a smaller table is read, whatever it holds
_SAMPLE = 300  # cells at its beginning, middle and end that show what a table holds
_WORDY = 0.1  # the least share of its cells that have words, in a plan
_DATA = "{:,} cells, nearly all of them figures: this table is data, and is not read"
_MANY = (
    "{:,} cells are more than any plan has, so this table is not read; "
    "if it holds the plan, copy the plan's rows into a file of their own"
)
_WORD = re.compile(r"[^\W\d_]{3,}")


def without_oversize(document: SourceDocument) -> SourceDocument:
    """A document without the tables that are data, and without its largest ones where it has too many cells."""
    filled = [
        (number, _filled(block))
        for number, block in enumerate(document.blocks)
        if isinstance(block, SourceTable)
    ]
    why = {number: _DATA.format(len(cells)) for number, cells in filled if _is_data(cells)}
    rest = sorted((len(cells), number) for number, cells in filled if number not in why)
    while sum(count for count, _ in rest) > MAX_FILLED:
        count, number = rest.pop()
        why[number] = _MANY.format(count)
    if not why:
        return document
    todo = [
        ReviewItem(Origin(block.name), block.title, why[number])
        for number, block in enumerate(document.blocks)
        if number in why and isinstance(block, SourceTable)
    ]
    blocks = tuple(block for number, block in enumerate(document.blocks) if number not in why)
    return replace(document, blocks=blocks, todo=(*document.todo, *todo))


def _filled(table: SourceTable) -> Sequence[Cell]:
    return [cell for cell in table.cells() if cell.lines]


def _is_data(cells: Sequence[Cell]) -> bool:
    """Whether hardly any cell has a word in it."""
    if len(cells) <= _FEW:
        return False
    middle = len(cells) // 2
    some = [*cells[:_SAMPLE], *cells[middle : middle + _SAMPLE], *cells[-_SAMPLE:]]
    return sum(bool(_WORD.search(cell.text)) for cell in some) < _WORDY * len(some)
