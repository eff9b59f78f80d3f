"""OpenDocument: LibreOffice's .odt and .ods: their tables and paragraphs, with merged cells and backgrounds."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

from tcsite.importers.colours import of_css
from tcsite.importers.document import (
    OUTSIDE,
    Cell,
    Origin,
    Paragraph,
    ReviewItem,
    SourceDocument,
    SourceLine,
    SourceRow,
    SourceTable,
    rejoined,
)
from tcsite.importers.nested import nested_lines
from tcsite.importers.open_lists import OpenList, OpenLists
from tcsite.importers.untrusted import Refused, counted, office, read_as
from tcsite.importers.words import bullets
from tcsite.model.dates.partial import MONTH_NAMES
from tcsite.text.phrases import lines, tidy

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_WIDEST = 300
_DEEPEST = 60  # elements within elements
_SHORT = 120
_MANY = 30  # empty cells in a row: the rest of the sheet
_KINDS = {"odt": b"opendocument.text", "ods": b"opendocument.spreadsheet"}


def read_text(content: bytes) -> SourceDocument:
    """Read a text document (.odt)."""
    return _read(content, "odt")


def read_sheets(content: bytes) -> SourceDocument:
    """Read a workbook (.ods)."""
    return _read(content, "ods")


def _read(content: bytes, kind: str) -> SourceDocument:
    office(content, kind)
    with read_as(f".{kind}", f"save it again as .{kind}"):
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read(
                "META-INF/manifest.xml"
            ):
                raise Refused("the file is protected by a password", f"save it without one, as .{kind}")
            if "content.xml" not in names or (
                "mimetype" in names and _KINDS[kind] not in archive.read("mimetype")
            ):
                raise Refused(f"the file is no .{kind}", f"save it again as .{kind}")
            roots = [
                ElementTree.fromstring(archive.read(name))  # noqa: S314  # no entities: `office` refuses declarations
                for name in ("content.xml", "styles.xml", "meta.xml")
                if name in names
            ]
        return _Reader(roots, is_sheet=kind == "ods").document()


@dataclass(frozen=True, slots=True)
class _Style:
    parent: str = ""
    ground: str = ""
    bold: bool | None = None
    struck: bool = False


@dataclass(slots=True)
class _Gathered:
    """Lines as they are gathered."""

    lines: list[SourceLine] = field(default_factory=list)
    weights: list[bool] = field(default_factory=list)
    colours: list[str] = field(default_factory=list)


class _Reader:
    def __init__(self, roots: list[Any], *, is_sheet: bool) -> None:
        self._root = roots[0]
        self._about = roots
        self._is_sheet = is_sheet
        self._styles: Mapping[str, _Style] = {
            str(style.get(_STYLE + "name")): _style(style)
            for root in roots
            for style in root.iter(_STYLE + "style")
        }
        self._lists = OpenLists(roots)
        self._hidden = {
            style.get(_STYLE + "name")
            for style in self._root.iter(_STYLE + "style")
            for about in style.iter(_STYLE + "table-properties")
            if about.get(_TABLE + "display") == "false"
        }
        self._todo: list[ReviewItem] = []
        self._tables = 0
        self._cells = 0

    def document(self) -> SourceDocument:
        body = self._root.find(_OFFICE + "body")
        parts = [] if body is None else list(body)
        blocks = [block for part in parts for block in self._blocks(part, 0)]
        dates = [
            one.text or ""
            for root in self._about
            for one in root.iter("{http://purl.org/dc/elements/1.1/}date")
        ]
        modified = next((text[:10] for text in dates if re.match(r"\d{4}-\d\d-\d\dT", text)), "")
        return SourceDocument(tuple(blocks), tuple(self._todo), modified)

    def _blocks(self, parent: Any, depth: int) -> Iterator[Paragraph | SourceTable]:
        if depth > _DEEPEST:
            raise Refused("the document nests its parts deeper than any document does")
        for child in parent:
            if child.tag == _TABLE + "table" and child.get(_TABLE + "style-name") in self._hidden:
                text = " | ".join(filter(None, (tidy(words) for words in child.itertext())))
                self._note(
                    Origin(f'sheet "{child.get(_TABLE + "name") or ""}"'),
                    text,
                    "this sheet is hidden, and left out",
                )
            elif child.tag == _TABLE + "table":
                yield from self._table(child)
            elif child.tag in (_TEXT + "p", _TEXT + "h"):
                found = _Gathered()
                self._paragraph(child, found, OUTSIDE)
                bold = bool(found.weights) and all(found.weights)
                for line in found.lines:
                    heading = child.tag == _TEXT + "h" or (bold and len(line.text) < _SHORT)
                    yield Paragraph(line.text, heading, OUTSIDE, line.bullet)
            elif child.tag == _TEXT + "list":
                found = _Gathered()
                self._list(child, found, OUTSIDE, None)
                for line in found.lines:
                    yield Paragraph(line.text, origin=OUTSIDE, bullet=line.bullet, level=line.level)
            elif child.tag == _TEXT + "tracked-changes":
                text = tidy(" ".join("".join(one.itertext()) for one in child.iter(_TEXT + "deletion")))
                self._note(OUTSIDE, text, "text that tracked changes delete is left out")
            elif child.tag not in (_OFFICE + "forms", _TABLE + "named-expressions"):
                yield from self._blocks(child, depth + 1)

    def _note(self, origin: Origin, text: str, why: str) -> None:
        if text:
            self._todo.append(ReviewItem(origin, text, why))

    # Tables

    def _table(self, element: Any) -> Iterator[SourceTable]:
        self._tables += 1
        title = str(element.get(_TABLE + "name") or "") if self._is_sheet else ""
        name = f'sheet "{title}"' if self._is_sheet else f"table {self._tables}"
        rows = list(self._rows(element, name))
        if any(cell.lines or cell.colour for row in rows for cell in row.cells):
            yield SourceTable(tuple(rows), name, title)

    def _rows(self, element: Any, name: str) -> Iterator[SourceRow]:
        below: dict[int, tuple[int, int]] = {}  # column -> how many rows more, how many columns
        number = 0
        for row, heading in _rows_of(element):
            times = _count(row.get(_TABLE + "number-rows-repeated"))
            number += 1
            cells, below = self._row(row, name, number, below)
            hidden = row.get(_TABLE + "visibility") in ("collapse", "filter")
            if any(cell.lines or cell.colour or cell.above for cell in cells):
                text = " | ".join(cell.text for cell in cells if cell.lines)
                if hidden:
                    why = "this row is hidden in the sheet, and imported all the same"
                    self._note(Origin(name, number), text, why)
                yield SourceRow(tuple(cells), heading)
                if times > 1:
                    why = f"this row stands there {times:,} times, and is read once"
                    self._note(Origin(name, number), text, why)
            number += times - 1

    def _row(
        self, row: Any, name: str, number: int, below: dict[int, tuple[int, int]]
    ) -> tuple[list[Cell], dict[int, tuple[int, int]]]:
        cells: list[Cell] = []
        after = {column: (more - 1, wide) for column, (more, wide) in below.items() if more > 1}
        column = nth = 0
        for element in row:
            if element.tag not in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
                continue
            times = _count(element.get(_TABLE + "number-columns-repeated"))
            for _ in range(min(times, _WIDEST - column) if column < _WIDEST else 0):
                nth += 1
                if element.tag == _TABLE + "covered-table-cell":
                    if column in below:
                        origin = Origin(name, number, nth)
                        cells.append(Cell(column=column, across=below[column][1], above=True, origin=origin))
                    column += 1
                    continue
                cell, down = self._cell(element, Origin(name, number, nth), column)
                if cell.lines or cell.colour or times < _MANY:
                    cells.append(cell)
                if down > 1:
                    after[column] = (down - 1, cell.across)
                column += 1
        self._cells += len(cells)
        counted(self._cells)
        return cells, after

    def _cell(self, element: Any, origin: Origin, column: int) -> tuple[Cell, int]:
        found = _Gathered()
        for child in element:
            if child.tag == _OFFICE + "annotation":
                self._note(origin, tidy(" ".join(child.itertext())), "this comment is not imported")
            else:
                self._gather(child, found, origin, 0)
        style = str(element.get(_TABLE + "style-name") or "")
        ground = self._ground(style)
        dated = _date(found.lines, str(element.get(_OFFICE + "date-value") or ""))
        cell = Cell(
            lines=tuple(dated or rejoined(found.lines)),
            column=column,
            across=min(_count(element.get(_TABLE + "number-columns-spanned")), _WIDEST),
            colour=ground or next(filter(None, found.colours), ""),
            bold=bool(found.weights) and (all(found.weights) or self._bold(style)),
            origin=origin,
        )
        return cell, _count(element.get(_TABLE + "number-rows-spanned"))

    # Text

    def _gather(self, element: Any, found: _Gathered, origin: Origin, depth: int) -> None:
        if depth > _DEEPEST:
            raise Refused("the document nests its parts deeper than any document does")
        if element.tag in (_TEXT + "p", _TEXT + "h"):
            self._paragraph(element, found, origin)
        elif element.tag == _TEXT + "list":
            self._list(element, found, origin, None)
        elif element.tag == _TABLE + "table":
            rows = [[self._inner(cell, origin, depth) for cell in row] for row, _ in _rows_of(element)]
            found.lines += nested_lines(rows)
        else:
            for child in element:
                self._gather(child, found, origin, depth + 1)

    def _inner(self, cell: Any, origin: Origin, depth: int) -> list[SourceLine]:
        inner = _Gathered()
        for child in cell:
            self._gather(child, inner, origin, depth + 1)
        return inner.lines

    def _list(self, element: Any, found: _Gathered, origin: Origin, outer: OpenList | None) -> None:
        own = self._lists.begin(element, outer)
        if own.level > _DEEPEST:
            raise Refused("the document nests its parts deeper than any document does")
        for item in element:
            mark = self._lists.mark(item, own)
            for child in item:
                if child.tag == _TEXT + "list":
                    self._list(child, found, origin, own)
                    continue
                inner = _Gathered()
                self._gather(child, inner, origin, own.level + 1)
                for line in inner.lines:
                    text = f"{mark.number} {line.text}" if mark and mark.number else line.text
                    found.lines.append(
                        SourceLine(text, bullet=bool(mark and not mark.number), level=own.level)
                    )
                    mark = None
                found.weights += inner.weights
                found.colours += inner.colours

    def _paragraph(self, element: Any, found: _Gathered, origin: Origin) -> None:
        style = str(element.get(_TEXT + "style-name") or "")
        weights: list[bool] = []
        text = self._spoken(element, origin, weights, 0, bold=self._bold(style))
        shown = [SourceLine(piece, is_item) for line in lines(text) for piece, is_item in bullets(line)]
        found.lines += shown
        found.weights += [bool(weights) and all(weights)] * len(shown)
        found.colours.append(self._ground(style))

    def _spoken(self, element: Any, origin: Origin, weights: list[bool], depth: int, *, bold: bool) -> str:
        """The words of a paragraph; what is struck out is told."""
        if depth > _DEEPEST:
            raise Refused("the document nests its parts deeper than any document does")
        words = element.text or ""
        weights += [bold] if words.strip() else []
        for child in element:
            style = self._styles.get(str(child.get(_TEXT + "style-name") or ""), _Style())
            heavier = bold if style.bold is None else style.bold
            if child.tag == _TEXT + "line-break":
                words += "\n"
            elif child.tag in (_TEXT + "s", _TEXT + "tab"):
                words += " "
            elif child.tag in (_OFFICE + "annotation", _TEXT + "note"):
                self._note(origin, tidy(" ".join(child.itertext())), "this note is not imported")
            elif child.tag == _DRAW + "frame" and child.find(_DRAW + "image") is not None:
                self._todo.append(ReviewItem(origin, "", "there is a picture here, which is not imported"))
            else:
                inner = self._spoken(child, origin, weights, depth + 1, bold=heavier)
                if style.struck:
                    self._note(origin, tidy(inner), "this is struck through; it is imported all the same")
                words += _linked(inner, str(child.get(_LINK) or "")) if child.tag == _TEXT + "a" else inner
            words += child.tail or ""
            weights += [bold] if (child.tail or "").strip() else []
        return words

    # Styles

    def _chain(self, name: str) -> Iterator[_Style]:
        for _ in range(20):
            if name not in self._styles:
                return
            yield self._styles[name]
            name = self._styles[name].parent

    def _ground(self, name: str) -> str:
        return next((style.ground for style in self._chain(name) if style.ground), "")

    def _bold(self, name: str) -> bool:
        return next((style.bold for style in self._chain(name) if style.bold is not None), False)


def _rows_of(element: Any, *, heading: bool = False) -> Iterator[tuple[Any, bool]]:
    for child in element:
        if child.tag == _TABLE + "table-row":
            yield child, heading
        elif child.tag in (_TABLE + "table-header-rows", _TABLE + "table-rows", _TABLE + "table-row-group"):
            yield from _rows_of(child, heading=heading or child.tag == _TABLE + "table-header-rows")


def _style(element: Any) -> _Style:
    ground, bold, struck = "", None, False
    for properties in element:
        ground = ground or of_css(properties.get(_FO + "background-color") or "")
        weight = properties.get(_FO + "font-weight")
        bold = weight in ("bold", "600", "700", "800", "900") if weight else bold
        struck = struck or properties.get(_STYLE + "text-line-through-style") not in (None, "none")
    return _Style(str(element.get(_STYLE + "parent-style-name") or ""), ground, bold, struck)


def _date(shown: list[SourceLine], value: str) -> list[SourceLine]:
    """A date in words, as exact as the cell shows it, where it shows two figures of the year: "Jan-26"."""
    date = re.match(r"(\d{4})-(\d\d)-(\d\d)", value)
    text = shown[0].text if len(shown) == 1 else ""
    if not date or not text or date[1] in text or not "01" <= date[2] <= "12":
        return []
    day = f"{int(date[3])} " if re.match(r"\d|.*\d\D+\d", text) else ""
    return [SourceLine(f"{day}{MONTH_NAMES[int(date[2]) - 1]} {date[1]}")]


def _linked(words: str, address: str) -> str:
    sound = address.startswith(("http://", "https://", "mailto:")) and not set(address) & set(
        " <>()[]\"'\n\t"
    )
    return f"[{tidy(words)}]({address})" if sound and tidy(words) not in ("", address) else words


def _count(text: str | None) -> int:
    return max(int(text), 1) if text and text.isascii() and text.isdecimal() and len(text) < 9 else 1
