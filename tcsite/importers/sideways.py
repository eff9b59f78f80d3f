"""Sideways: tables as they are meant, where they are not written so.

Some have their headings in the first column, one under the other: they are turned upright. So are record cards, one
small table an action ("Action 1 | …", "Lead | …", "Timescale | …"), and tables with a column for each action. And
where a cell says "as above", it says what the cell above says.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from tcsite.importers.document import Cell, Origin, Paragraph, SourceLine, SourceRow, SourceTable
from tcsite.importers.headers import header_of
from tcsite.importers.ids import is_id
from tcsite.importers.labels import meaning

_WIDEST = 12  # columns: one for each action
_FEWEST = 3  # rows: what is done, and two things about it
_LONGEST = 60  # characters of a heading
_FEWEST_HEADED = 2  # tables below a heading each: one may be anything


def upright(table: SourceTable) -> SourceTable:
    """The table itself; or, if its first column holds its headings, the same cells with these in its first row."""
    filled = [row for row in table.rows if row.filled]
    above = list(takewhile(lambda row: len(row.filled) == 1, filled))  # a sheet's title
    rows = _in_one(filled[len(above) :])
    width = max((len(row.cells) for row in rows), default=0)
    if not _is_grid(rows, width) or not _tells(rows):
        return table
    turned = [_turned(rows, column) for column in range(width)]
    named = rows[0].cells[0]
    if is_id(named.text):  # "Action 1 | Create a forum": an id, and what it is the id of
        ids = [replace(turned[0].cells[0], lines=(SourceLine("Ref"),))]
        ids += [replace(named, column=0) for _ in turned[1:]]
        first = replace(turned[0].cells[0], lines=(SourceLine("Action"),))
        turned[0] = replace(turned[0], cells=(first, *turned[0].cells[1:]))
        turned = [_with(id, row) for id, row in zip(ids, turned, strict=True)]
    upright_rows = replace(table, rows=(*above, replace(turned[0], heading=True), *turned[1:]))
    header = header_of(upright_rows)
    return upright_rows if header and header.has("text") else table


def headed(blocks: Sequence[Paragraph | SourceTable]) -> list[Paragraph | SourceTable]:
    """The blocks of a document; tables of labels and values with the heading above each, an action, as a row of theirs."""
    places = [place for place in range(1, len(blocks)) if _is_headed(blocks[place - 1], blocks[place])]
    if len(places) < _FEWEST_HEADED:
        return list(blocks)
    found: list[Paragraph | SourceTable] = []
    for place, block in enumerate(blocks):
        if place + 1 in places:
            continue
        above = blocks[place - 1]
        if place in places and isinstance(block, SourceTable) and isinstance(above, Paragraph):
            label = Cell((SourceLine("Action"),), 0, origin=above.origin)
            text = Cell((SourceLine(above.text),), 1, origin=above.origin)
            block = replace(block, rows=(SourceRow((label, text)), *block.rows))
        found.append(block)
    return found


def _is_headed(above: Paragraph | SourceTable, table: Paragraph | SourceTable) -> bool:
    """Whether a table tells who, when and how of what the heading above it says, and not what is done itself."""
    if not (isinstance(above, Paragraph) and above.heading and isinstance(table, SourceTable)):
        return False
    rows = [row for row in table.rows if row.filled]
    meanings = [meaning(row.cells[0].text.rstrip(" :")) for row in rows]
    labelled = all(found.sure and found.role not in ("mark", "text", "id", "other") for found in meanings)
    return len(rows) > 1 and labelled and all(len(row.cells) == 2 for row in rows)


_AS_ABOVE = frozenset(("as above", "same as above", "see above", "ditto", '"', "”", "“", "''", "〃", "″"))


def repeated(table: SourceTable) -> tuple[SourceTable, set[Origin]]:
    """A table with the words that "as above" and ditto marks stand for; and where these stood."""
    held: dict[int, tuple[SourceLine, ...]] = {}  # column -> what was said last
    found: set[Origin] = set()
    rows = []
    for row in table.rows:
        cells = []
        for cell in row.cells:
            meant = cell
            if cell.text.lower().strip(" .") in _AS_ABOVE and cell.column in held:
                found.add(cell.origin)
                meant = replace(cell, lines=held[cell.column])
            elif cell.lines:
                held[cell.column] = cell.lines
            cells.append(meant)
        rows.append(replace(row, cells=tuple(cells)))
    return replace(table, rows=tuple(rows)), found


def _in_one(rows: list[SourceRow]) -> list[SourceRow]:
    """Headings and values in four columns, two pairs a row, as two columns; anything else as it is."""
    pairs = [row.cells for row in rows]
    if any(len(cells) != 4 or cells[0].across > 1 for cells in pairs):
        return rows
    if not all(
        meaning(cell.text).sure == 2 for cells in pairs for cell in (cells[0], cells[2]) if cell.lines
    ):
        return rows
    upright_rows = [SourceRow(cells[place : place + 2]) for cells in pairs for place in (0, 2)]
    return [
        SourceRow(tuple(replace(cell, column=column) for column, cell in enumerate(row.cells)))
        for row in upright_rows
        if row.filled
    ]


def _is_grid(rows: Sequence[SourceRow], width: int) -> bool:
    """Whether each row has a cell for each column, and nothing is merged."""
    even = all(len(row.cells) == width for row in rows)
    merged = any(cell.above or cell.across > 1 for row in rows for cell in row.cells)
    return len(rows) >= _FEWEST and 2 <= width <= _WIDEST and even and not merged


def _tells(rows: Sequence[SourceRow]) -> bool:
    """Whether the first column is made of headings that we know, and the first row is not."""
    first = [row.cells[0].text for row in rows]
    labels = [label for label in first if label]
    below = labels[1:] if is_id(labels[0] if labels else "") else labels
    meanings = [meaning(label) for label in below]
    if any(len(label) > _LONGEST for label in labels) or any(found.role == "mark" for found in meanings):
        return False
    sure = sum(found.sure == 2 for found in meanings)
    roles = {found.role for found in meanings if found.sure}
    acts = "text" in roles or below is not labels
    across = sum(meaning(cell.text).sure == 2 for cell in rows[0].cells[1:] if cell.lines)
    return acts and across == 0 and sure >= 2 and len(roles) == len(below) >= _FEWEST - 1


def _turned(rows: Sequence[SourceRow], column: int) -> SourceRow:
    return SourceRow(tuple(replace(row.cells[column], column=place) for place, row in enumerate(rows)))


def _with(id: Cell, row: SourceRow) -> SourceRow:
    """A row with one more cell before the others."""
    return replace(row, cells=(id, *(replace(cell, column=cell.column + 1) for cell in row.cells)))
