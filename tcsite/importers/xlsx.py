"""Excel: the sheets of a workbook, each a table. Formulas are not evaluated: what Excel saved counts."""

import colorsys
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from tcsite.frozen import dataclass
from tcsite.importers import number_format
from tcsite.importers.colours import DOTS, mixed
from tcsite.importers.document import (
    Cell,
    Origin,
    ReviewItem,
    SourceDocument,
    SourceLine,
    SourceRow,
    SourceTable,
    typed_lines,
)
from tcsite.importers.open_xml import usual
from tcsite.importers.untrusted import Refused, counted, needing, office, read_as
from tcsite.model.dates.partial import MONTH_NAMES
from tcsite.text.phrases import tidy

_WIDEST = 300  # columns: a plan drawn week by week over five years has 260
_DEEPEST = 20_000  # rows
_SCHEME = re.compile(
    rb"<a:(dk1|lt1|dk2|lt2|accent[1-6])>.{0,300}?(?:lastClr|srgbClr val)=\"([0-9A-Fa-f]{6})\"", re.DOTALL
)
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)))
_CELLS = re.compile(rb"<(?:\w+:)?c[\s>/]")
_MERGED = re.compile(rb"mergeCell\s([^>]*)>")
_RANGE = re.compile(rb"ref\s*=\s*[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")
_MOST_MERGED = 300_000
_MOST_RANGES = 4_000  # merged ranges: openpyxl draws borders around each
_MOST_TEXT = (
    3 << 20
)  # letters of all cells: a workbook may say a long text once, and show it a thousand times
_FIRST_DAY = date(1899, 12, 30)  # from which Excel counts days
_SERIALS = range(36_526, 73_051)  # 2000 to 2099
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def read(content: bytes) -> SourceDocument:
    """Read a workbook. Refused: it is none, or is made to do harm."""
    office(content, "xlsx", _bounded)
    with needing("openpyxl", "Excel workbooks"):
        from openpyxl import load_workbook
    with read_as("an Excel workbook", "save it again as .xlsx"):
        content = usual(content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of features that it does not know
            written = load_workbook(BytesIO(content), rich_text=True)
            formulas = any(cell.data_type == "f" for sheet in written.worksheets for cell in _held(sheet))
            saved = load_workbook(BytesIO(content), data_only=True, rich_text=True) if formulas else written
        return _document(written, saved)


def _bounded(xml: bytes) -> None:
    """Refuse sheets that openpyxl would make too much of: it makes a cell of each one in a merged range."""
    counted(sum(1 for _ in _CELLS.finditer(xml)) // 4)  # three quarters may be empty, and only have a style
    covered = ranges = 0
    for merged in _MERGED.finditer(xml):
        corners = _RANGE.search(merged[1])
        if not corners:
            raise Refused("a merged range of the sheet cannot be read", "save it again as .xlsx")
        left, top, right, bottom = corners.groups()
        ranges += 1
        covered += (_letters(right) - _letters(left) + 1) * (int(bottom) - int(top) + 1)
    if ranges > _MOST_RANGES:
        raise Refused(
            f"the sheet merges cells in {ranges:,} places, more than any plan has", "undo the merges"
        )
    if covered > _MOST_MERGED:
        raise Refused(
            f"the sheet merges {covered:,} cells, more than any plan has", "undo the largest merges"
        )


def _letters(column: bytes) -> int:
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number


def _document(written: Any, saved: Any) -> SourceDocument:
    theme = _theme(written.loaded_theme)
    tables, todo = [], []
    cells = letters = 0
    for sheet in written.worksheets:
        cells += sum(1 for _ in _held(sheet))
        counted(cells)
        letters += sum(len(str(cell.value)) for cell in _held(sheet) if isinstance(cell.value, str | list))
        if letters > _MOST_TEXT:
            raise Refused(
                f"the cells hold more than {_MOST_TEXT:,} letters, more than any plan",
                "copy the plan's table into a file of its own",
            )
        reader = _Sheet(sheet, saved[sheet.title], theme)
        table = SourceTable(tuple(reader.rows()), f'sheet "{sheet.title}"', sheet.title)
        todo += [*reader.todo, *reader.unseen()]
        if table.rows and sheet.sheet_state != "visible":
            text = " | ".join(row.text for row in table.rows)
            todo.append(ReviewItem(Origin(table.name), text, "this sheet is hidden, and left out"))
        elif table.rows:
            tables.append(table)
    changed = written.properties.modified
    return SourceDocument(tuple(tables), tuple(todo), changed.date().isoformat() if changed else "")


def _held(sheet: Any) -> Iterator[Any]:
    """The cells that the file holds. Asking for rows would make all others up to the last, too."""
    yield from sheet._cells.values()


@dataclass(frozen=True, slots=True)
class _Area:
    """A merged range, by its first and last rows and columns."""

    top: int
    left: int
    bottom: int
    right: int


class _Sheet:
    """Reads one sheet."""

    def __init__(self, sheet: Any, saved: Any, theme: Mapping[int, str]) -> None:
        self.todo: list[ReviewItem] = []
        self._sheet = sheet
        self._saved = saved
        self._theme = theme
        self._areas = [
            _Area(area.min_row, area.min_col, min(area.max_row, _DEEPEST), min(area.max_col, _WIDEST))
            for area in sheet.merged_cells.ranges
        ]
        self._unseen: dict[int, list[str]] = {  # hidden columns, and what stands in them
            number: []
            for letter, size in sheet.column_dimensions.items()
            if size.hidden
            for number in range(size.min or _letters(letter.encode()), (size.max or size.min or 0) + 1)
        }
        self._dated = {cell.column for cell in _held(sheet) if isinstance(cell.value, datetime | date)}
        self._starts = {(area.top, area.left): area for area in self._areas}

    def rows(self) -> Iterator[SourceRow]:
        """Its rows that hold something, in order."""
        held: dict[int, dict[int, Any]] = {}
        for cell in _held(self._sheet):
            held.setdefault(cell.row, {})[cell.column] = cell
        below: dict[int, dict[int, _Area]] = {}
        for area in self._areas:
            for row in range(area.top + 1, area.bottom + 1):
                below.setdefault(row, {})[area.left] = area
        for row in sorted(held):
            if row > _DEEPEST:
                self._far(held[row])
                continue
            cells = self._row(held[row], below.get(row, {}))
            if any(cell.lines or cell.colour for cell in cells):
                self._hidden(row, cells)
                yield SourceRow(tuple(cells))

    def unseen(self) -> Iterator[ReviewItem]:
        """What hidden columns hold: nobody who made the sheet public meant to publish it."""
        for column, texts in sorted(self._unseen.items()):
            if text := " | ".join(filter(None, texts)):
                origin = Origin(f'sheet "{self._sheet.title}"', column=column)
                yield ReviewItem(origin, text, "this column is hidden in the sheet, and left out")

    def _hidden(self, row: int, cells: list[Cell]) -> None:
        """Say so where nobody sees a row that is imported: a filter hides some, and others are given up."""
        size = self._sheet.row_dimensions.get(row)
        if size is not None and size.hidden and any(cell.lines for cell in cells):
            words = " | ".join(cell.text for cell in cells if cell.lines)
            origin = Origin(f'sheet "{self._sheet.title}"', row)
            self.todo.append(
                ReviewItem(origin, words, "this row is hidden in the sheet, and imported all the same")
            )

    def _row(self, held: Mapping[int, Any], below: Mapping[int, _Area]) -> list[Cell]:
        cells: list[Cell] = []
        reached = 0
        for column in sorted({*held, *below}):
            if column > _WIDEST:
                self._far({column: held[column]} if column in held else {})
            elif column in below and column > reached:
                area = below[column]
                cells.append(Cell(column=column - 1, across=area.right - column + 1, above=True))
                reached = area.right
            elif column in self._unseen and (held[column].row, column) not in self._starts:
                self._unseen[column].append(self._cell(held[column]).text)
            elif column > reached:
                cell = self._cell(held[column])
                cells.append(cell)
                reached = column + cell.across - 1
        return cells

    def _cell(self, cell: Any) -> Cell:
        origin = Origin(f'sheet "{self._sheet.title}"', cell.row, cell.column, cell.coordinate)
        area = self._starts.get((cell.row, cell.column))
        text = self._shown(cell, origin)
        if cell.comment is not None:
            self.todo.append(ReviewItem(origin, tidy(cell.comment.text), "this comment is not imported"))
        link = cell.hyperlink.target if cell.hyperlink is not None else None
        lines = typed_lines(text)
        if link and link.startswith(("http://", "https://")) and not set(link) & set(" <>()[]\"'") and lines:
            lines = tuple(
                SourceLine(f"[{line.text}]({link})") if line.text != link else line for line in lines
            )
        return Cell(
            lines=lines,
            column=cell.column - 1,
            across=area.right - area.left + 1 if area else 1,
            colour=self._ground(cell) or self._sign(cell, text),
            bold=bool(text and cell.font and cell.font.b),
            origin=origin,
        )

    def _shown(self, cell: Any, origin: Origin) -> str:
        """A cell's value as text: what Excel saved, for a formula."""
        value = cell.value
        if cell.data_type == "f":
            value = self._saved[cell.coordinate].value
            if value is None:
                formula = str(getattr(cell.value, "text", cell.value))
                self.todo.append(
                    ReviewItem(origin, formula, "this formula has no saved result and is left out")
                )
        if isinstance(value, list):  # pieces of text, each with a type of its own
            value = self._unstruck(value, origin)
        elif value is not None and cell.font and cell.font.strike:
            why = "this is struck through; it is imported all the same"
            self.todo.append(ReviewItem(origin, tidy(str(value)), why))
        if isinstance(value, int) and cell.column in self._dated and value in _SERIALS:
            value = _FIRST_DAY + timedelta(days=value)
            self.todo.append(
                ReviewItem(
                    origin, str(cell.value), "a number among dates is read as the date that Excel means by it"
                )
            )
        form = cell.number_format or ""
        text = shown(value, form)
        if isinstance(value, datetime) and value.time() != time() and "h" in _QUOTED.sub("", form).lower():
            why = "the time of day is left out; the date is imported"
            self.todo.append(ReviewItem(origin, f"{text} {value:%H:%M}", why))
        if text is None:
            text = f"{value:.15g}"
            why = f"Excel shows this number otherwise, by its format {form}: write what it shows"
            self.todo.append(ReviewItem(origin, text, why))
        return text

    def _unstruck(self, pieces: Sequence[Any], origin: Origin) -> str:
        """A text without the parts that are struck out, which are listed; if all are, it stays."""
        struck = [_is_struck(piece) and bool(str(piece).strip()) for piece in pieces]
        crossed = tidy(" ".join(str(piece) for piece, out in zip(pieces, struck, strict=True) if out))
        rest = "".join(str(piece) for piece, out in zip(pieces, struck, strict=True) if not out)
        if crossed and rest.strip():
            self.todo.append(ReviewItem(origin, crossed, "text that is struck out is left out"))
            return rest
        if crossed:
            self.todo.append(
                ReviewItem(origin, crossed, "this is struck through; it is imported all the same")
            )
        return "".join(map(str, pieces))

    def _sign(self, cell: Any, text: str) -> str:
        """The colour of a cell that holds nothing but a dot: a light."""
        signs = text.strip()
        return (
            mixed("", self._colour(cell.font.color), 0) if signs and set(signs) <= DOTS and cell.font else ""
        )

    def _ground(self, cell: Any) -> str:
        fill = cell.fill
        if fill is None or fill.fill_type in (None, "none"):
            return ""
        pattern = fill.fill_type
        front, back = (
            self._colour(getattr(fill, "fgColor", None)),
            self._colour(getattr(fill, "bgColor", None)),
        )
        return mixed(front, back, 100 if pattern == "solid" else 50)

    def _colour(self, colour: Any) -> str:
        if colour is None:
            return ""
        if colour.type == "rgb" and isinstance(colour.rgb, str):
            return colour.rgb[-6:]
        if colour.type == "theme":
            return _tinted(self._theme.get(colour.theme, ""), colour.tint or 0.0)
        if colour.type == "indexed":
            from openpyxl.styles.colors import COLOR_INDEX

            return COLOR_INDEX[colour.indexed][-6:] if colour.indexed < len(COLOR_INDEX) else ""
        return ""

    def _far(self, held: Mapping[int, Any]) -> None:
        for cell in held.values():
            if cell.value is not None:
                origin = Origin(f'sheet "{self._sheet.title}"', cell.row, cell.column, cell.coordinate)
                self.todo.append(
                    ReviewItem(origin, tidy(str(cell.value)), "this cell is too far out to be read")
                )


def _is_struck(piece: Any) -> bool:
    return bool(getattr(getattr(piece, "font", None), "strike", None))


def shown(value: object, form: str) -> str | None:
    """A value as Excel would show it, dates in words; None for a number whose format is not known here."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date):
        return _date(value, form)
    if isinstance(value, time | timedelta):
        return str(value)
    if isinstance(value, int | float):
        return number_format.shown(value, form)
    return str(value)


def _date(value: date, form: str) -> str:
    """A date as exact as the cell shows it: Excel makes the first of the month of a typed "Jan-25"."""
    sample = _QUOTED.sub("", form).lower()
    if sample and "d" not in sample and "y" in sample:
        return f"{MONTH_NAMES[value.month - 1]} {value.year}" if "m" in sample else str(value.year)
    return f"{value.day} {MONTH_NAMES[value.month - 1]} {value.year}"


def _theme(xml: bytes | None) -> dict[int, str]:
    found = {name.decode(): code.decode() for name, code in _SCHEME.findall(xml or b"")}
    return {number: found[name] for number, name in enumerate(_THEME_ORDER) if name in found}


def _tinted(code: str, tint: float) -> str:
    """A theme's colour made lighter (to 1) or darker (to -1), as Excel calculates it."""
    if not code:
        return ""
    parts = [int(code[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    angle, light, saturation = colorsys.rgb_to_hls(*parts)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    changed = colorsys.hls_to_rgb(angle, max(0.0, min(light, 1.0)), saturation)
    return "".join(f"{round(part * 255):02X}" for part in changed)
