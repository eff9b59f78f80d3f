"""CSV: a file of values between commas, semicolons or tabs, in the encodings that spreadsheets write."""

import csv
from io import StringIO

from tcsite.importers.document import Cell, Origin, SourceDocument, SourceRow, SourceTable, typed_lines
from tcsite.importers.encodings import text_of
from tcsite.importers.untrusted import MAX_TEXT, Refused, bounded, counted

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 50  # rows that are looked at to find the delimiter
_LONGEST = 100_000  # characters of a cell: beyond, a quotation mark was not closed


def read(content: bytes) -> SourceDocument:
    """Read a CSV file. Refused: it is none."""
    bounded(content, MAX_TEXT)
    text, doubt = text_of(content)
    rows = _rows(text, _delimiter(text))
    counted(sum(len(row) for row in rows))
    table = SourceTable(
        tuple(
            SourceRow(
                tuple(
                    Cell(typed_lines(value), column, origin=Origin("", number, column + 1))
                    for column, value in enumerate(row)
                )
            )
            for number, row in enumerate(rows, start=1)
        ),
        "the table",
    )
    return SourceDocument((table,), doubt)


def _delimiter(text: str) -> str:
    """The sign that cuts most rows into the same number of values, and into more than one."""
    first = text.split("\n", 1)[0].strip().lower()
    if first.startswith("sep=") and len(first) == 5:
        return first[-1]

    def agreement(delimiter: str) -> tuple[int, int]:
        widths = [len(row) for row in _rows(text, delimiter, _SAMPLE) if len(row) > 1]
        common = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        return widths.count(common), common

    return max(_DELIMITERS, key=agreement)


def _rows(text: str, delimiter: str, most: int = 0) -> list[list[str]]:
    """The rows; the first `most` of them, if that is not 0."""
    lines = text.removeprefix("\ufeff").replace("\0", "")
    rows: list[list[str]] = []
    try:
        for row in csv.reader(StringIO(lines, newline=""), delimiter=delimiter):
            if any(len(value) > _LONGEST for value in row):
                raise csv.Error("a cell is too long; a quotation mark may not be closed")
            rows.append(row)
            if most and len(rows) >= most:
                break
    except csv.Error as fault:
        if not most:
            raise Refused(f"the file cannot be read as CSV: {fault}", "save it again as .csv") from None
    if rows and len(rows[0]) == 1 and rows[0][0].lower().startswith("sep="):
        rows = rows[1:]
    return rows
