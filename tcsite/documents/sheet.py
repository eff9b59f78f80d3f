"""Excel: the actions of a plan as one sheet, in which the heading of each stands in a column of its own.

What holds for the whole plan, and the answers to the recommendations, have sheets of their own.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from itertools import pairwise
from math import ceil
from typing import Any

from tcsite.documents.document import (
    Block,
    Heading,
    ItemList,
    OutputDocument,
    TableBlock,
    TableCell,
    TextBlock,
    lines_of,
)
from tcsite.documents.library import LibraryMissing
from tcsite.documents.word import same_every_time
from tcsite.language import phrase, word

_FILLS = {"red": "F8D0CD", "amber": "FDE6B0", "green": "CFE8D2"}
_WIDEST = 100
_LETTERS = 5  # of a column, for each part of its width
_LINE, _HIGHEST = 15.0, 409.0  # points: a line of text, and the highest row that Excel has
_ROOM = 0.85  # of a line is filled on average: words are not broken
_A4 = 9
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES, _LONGEST_NAME = re.compile(r"[\[\]:*?/\\']"), 31  # of sheets
_LONGEST = 32_767
"""Characters that a cell of Excel holds."""


def write(document: OutputDocument) -> bytes:
    """The workbook. `LibraryMissing` where openpyxl is not installed."""
    try:
        import openpyxl
    except ImportError:
        raise LibraryMissing("Excel files", "openpyxl", "import") from None
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = phrase("document.sheet", document.language)
    _fill(sheet, document, document.parts[1].blocks if len(document.parts) > 1 else ())
    _about(book, document)
    for part in document.parts[2:]:
        title = next(one.words for one in part.blocks if isinstance(one, Heading))
        _fill(book.create_sheet(_NOT_IN_NAMES.sub("", title)[:_LONGEST_NAME].strip()), document, part.blocks)
    day = datetime.fromisoformat(document.date)
    book.properties.title, book.properties.creator = _text(document.title), _text(document.author)
    book.properties.created = book.properties.modified = day
    stream = BytesIO()
    book.save(stream)
    return same_every_time(stream.getvalue())


def _fill(sheet: Any, document: OutputDocument, blocks: Sequence[Block]) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    tables = list(_tables(blocks))
    columns = tables[0][1].columns if tables else ()
    theme_column = word("column", "theme", document.language)
    themes = any(theme for theme, _ in tables)
    titles = [*([theme_column] if themes else []), *(column.title for column in columns)]
    wrapped, bold = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
    line = Side(style="thin", color="A6A6A6")
    lines = Border(line, line, line, line)  # on paper nothing else shows where a cell begins
    for number, title in enumerate(titles, start=1):
        cell = _put(sheet, 1, number, title)
        cell.font, cell.alignment, cell.border = bold, wrapped, lines
    widths = [letters * _LETTERS for letters in (*([4] if themes else []), *(one.width for one in columns))]
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[sheet.cell(1, number).column_letter].width = width
    at = 1
    for theme, table in tables:
        for row in table.rows:
            at += 1
            values = [*([(theme, "")] if themes else []), *((_words(one), one.colour) for one in row)]
            for number, (words, colour) in enumerate(values, start=1):
                cell = _put(sheet, at, number, words)
                cell.alignment, cell.border = wrapped, lines
                if colour:
                    cell.fill = PatternFill("solid", fgColor=_FILLS[colour])
            sheet.row_dimensions[at].height = _height([words for words, _ in values], widths)
    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    _on_paper(sheet, "landscape")


def _on_paper(sheet: Any, orientation: str) -> None:
    """Print a sheet on A4, as wide as a page and as long as it is."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = orientation, _A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True


def _height(texts: Sequence[str], widths: Sequence[int]) -> float:
    """How high a row must be for its text: not every program works it out when it opens or prints a sheet."""
    lines = max(
        sum(max(1, ceil(len(line) / (width * _ROOM))) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
    return min(lines * _LINE, _HIGHEST)


def _about(book: Any, document: OutputDocument) -> None:
    """What holds for the whole plan, on a sheet of its own: a line a row, and headings in bold."""
    from openpyxl.styles import Alignment, Font

    sheet = book.create_sheet(phrase("document.about", document.language))
    title = next(
        (one for part in document.parts[1:] for one in part.blocks if isinstance(one, Heading)), None
    )
    at = 0
    aims = [
        block
        for part in document.parts[1:2]
        for pair in pairwise(part.blocks)
        if isinstance(pair[0], Heading) and isinstance(pair[1], TextBlock)
        for block in pair
    ]
    for block in (*([title] if title else []), *document.parts[0].blocks, *aims):
        for line in lines_of([block]):
            at += 1
            cell = _put(sheet, at, 1, line)
            cell.alignment, cell.font = Alignment(wrap_text=True), Font(bold=isinstance(block, Heading))
            sheet.row_dimensions[at].height = _height([line], [_WIDEST])
    sheet.column_dimensions["A"].width = _WIDEST
    _on_paper(sheet, "portrait")


def _words(cell: TableCell) -> str:
    """The words of a cell, with a sign before each entry of a list: a sheet has no lists."""
    pieces = [
        f"• {words}" if isinstance(line, ItemList) and len(line.items) > 1 else words
        for line in cell.lines
        for words in lines_of([line])
    ]
    return "\n".join(pieces)


def _put(sheet: Any, row: int, column: int, words: str) -> Any:
    """Words in a cell, as words: what begins with "=" is no formula."""
    cell = sheet.cell(row, column)
    cell.value = _text(words)
    cell.data_type = "s" if words else "n"
    return cell


def _text(words: str) -> str | None:
    return _ILLEGAL.sub("", words)[:_LONGEST] or None


def _tables(blocks: Sequence[Block]) -> Iterator[tuple[str, TableBlock]]:
    """The tables of actions, each with the heading that it stands under; "" below the plan's own title."""
    theme = ""
    for block in blocks:
        if isinstance(block, Heading):
            theme = block.words if block.level > 1 else ""
        elif isinstance(block, TableBlock):
            yield theme, block
