"""Stacked: tables that stand right below each other, which Word, LibreOffice and PDFs make one table of."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tcsite.importers.document import SourceRow, SourceTable


def stacked(table: SourceTable) -> Iterator[SourceTable]:
    """A table, or the several that it is made of; a sheet is left as it is."""
    starts = [0]
    for number in range(1, 0 if table.title else len(table.rows)):
        if _begins_table(table.rows[starts[-1] : number], table.rows[number]):
            starts.append(number)
    for start, end in pairwise([*starts, len(table.rows)]):
        rows = table.rows[start:end]
        yield replace(table, rows=_with_own_columns(rows)) if len(starts) > 1 else table


def _begins_table(above: Sequence[SourceRow], row: SourceRow) -> bool:
    """Whether a row is the heading of another table: in bold type, as the heading above is, and of other columns."""
    is_plain = any(cell.lines and not cell.bold for cell in above[-1].cells)
    if not is_plain or not _is_heading(row) or not _is_heading(above[0]):
        return False
    own = {cell.column for cell in row.cells}
    before = {cell.column for cells in above for cell in cells.cells}
    if not own <= before and not before <= own:
        return True
    is_full = len(row.filled) == len(row.cells) and len(above[0].filled) == len(above[0].cells)
    return is_full and not {cell.text for cell in row.filled} & {cell.text for cell in above[0].filled}


def _is_heading(row: SourceRow) -> bool:
    return len(row.filled) > 1 and all(cell.bold for cell in row.filled)


def _with_own_columns(rows: Sequence[SourceRow]) -> tuple[SourceRow, ...]:
    """Rows in a grid of their own, without the columns that only other rows have."""
    cells = [cell for row in rows for cell in row.cells]
    places = sorted({place for cell in cells for place in (cell.column, cell.column + cell.across)})
    at = {place: number for number, place in enumerate(places)}
    return tuple(
        replace(
            row,
            cells=tuple(
                replace(cell, column=at[cell.column], across=at[cell.column + cell.across] - at[cell.column])
                for cell in row.cells
            ),
        )
        for row in rows
    )
