"""Tagged: tables made of what a PDF's own tags say, where these agree with what is seen."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from tcsite.importers.colours import DOTS
from tcsite.importers.document import Cell
from tcsite.importers.pdf.joints import source_lines
from tcsite.importers.pdf.lines import TextLine, Typesetting, begins, lines_of
from tcsite.importers.pdf.page import Area, PdfPage, Word
from tcsite.importers.pdf.tables import DrawnTable, look
from tcsite.importers.pdf.tags import TaggedCell, TaggedTable
from tcsite.importers.words import is_bullet

_FOREIGN = 0.1  # of the words in a table's place may be none of its own
_MOST_PLACES = 40_000  # of a grid: 80 columns by 500 rows
_HEADING = 200.0  # points that a heading takes at most
_HEAD_ROWS = 4
_NARROW = 3.0  # points that a column has at least


@dataclass(slots=True)
class _Place:
    """A cell in its grid, with its words page by page."""

    row: int
    column: int
    down: int
    across: int
    words: dict[int, list[Word]] = field(default_factory=lambda: defaultdict(list))


def tagged_tables(pages: Sequence[PdfPage], setting: Typesetting) -> list[DrawnTable]:
    """The tables that the tags of all pages name; what they hold is taken out of the pages."""
    words: dict[TaggedTable, dict[TaggedCell, dict[int, list[Word]]]] = {}
    for page in pages:
        for word in page.words:
            tag = word.tag
            if tag and tag.table and tag.cell and not tag.table.is_nested:
                cells = words.setdefault(tag.table, {})
                cells.setdefault(tag.cell, defaultdict(list))[page.number].append(word)
    by_number = {page.number: page for page in pages}
    found = []
    for table, cells in words.items():
        places = _grid(table, cells)
        if places and _agrees(places, by_number):
            found.append(_Table(places, by_number, setting).drawn())
    return found


def _grid(table: TaggedTable, words: Mapping[TaggedCell, dict[int, list[Word]]]) -> list[_Place]:
    """The cells in their grid; none if they fit into no grid."""
    taken: set[tuple[int, int]] = set()
    places: list[_Place] = []
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            down = min(cell.down, len(table.rows) - row)
            covers = {(row + r, column + c) for r in range(down) for c in range(cell.across)}
            if covers & taken or len(taken) > _MOST_PLACES:
                return []
            taken |= covers
            place = _Place(row, column, down, cell.across)
            place.words.update(words.get(cell, {}))
            places.append(place)
            column += cell.across
    widths = set(Counter(row for row, _ in taken).values())
    rows = {place.row for place in places if place.words}
    return places if len(widths) == 1 and max(widths) > 1 and len(rows) > 1 else []


def _agrees(places: Sequence[_Place], pages: Mapping[int, PdfPage]) -> bool:
    """Whether columns stand beside each other and rows below each other, and hardly anything else between them."""
    lefts: dict[int, list[float]] = defaultdict(list)
    tops: dict[int, dict[int, float]] = defaultdict(dict)
    own: dict[int, list[Word]] = defaultdict(list)
    for place in places:
        for number, words in place.words.items():
            own[number] += words
            if place.across == 1:
                lefts[place.column].append(min(word.box.x0 for word in words))
            top = min(word.box.top for word in words)
            tops[number][place.row] = min(top, tops[number].get(place.row, top))
    middles = [median(lefts[column]) for column in sorted(lefts)]
    if any(after - before < _NARROW for before, after in pairwise(middles)):
        return False
    return all(not _is_mixed(own[number], pages[number]) for number in own)


def _is_mixed(own: Sequence[Word], page: PdfPage) -> bool:
    """Whether words with other tags stand among those of a table."""
    box = around(own)
    mine = set(map(id, own))
    inside = sum(word.tag is not None and id(word) not in mine and box.holds(word.box) for word in page.words)
    return inside > _FOREIGN * len(own)


def around(words: Sequence[Word]) -> Area:
    """The place of some words."""
    boxes = [word.box for word in words]
    return Area(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


class _Table:
    """Makes the table of its cells."""

    def __init__(self, places: Sequence[_Place], pages: Mapping[int, PdfPage], setting: Typesetting) -> None:
        self._places = places
        self._pages = pages
        self._setting = setting
        self._drop_repeated()
        self._columns = max(place.column + place.across for place in places)
        self._spans = self._spans_of_columns()

    def drawn(self) -> DrawnTable:
        """The table."""
        known = len(self._setting.doubts)
        rows: list[list[Cell]] = [[] for _ in range(max(place.row + place.down for place in self._places))]
        for place in self._places:
            rows[place.row].append(self._cell(place))
            for row in range(place.row + 1, place.row + place.down):
                rows[row].append(Cell(column=place.column, across=place.across, above=True))
        first = min(number for place in self._places for number in place.words)
        box = around([word for place in self._places for word in place.words.get(first, [])])
        for number in range(first, min(max(self._own) + 2, max(self._pages) + 1)):
            page, words = self._pages[number], self._own.get(number, [])
            taken = set(map(id, words)) | self._headings_again(page, words)
            page.words = [word for word in page.words if id(word) not in taken]
        rows = [sorted(row, key=lambda cell: cell.column) for row in rows]
        table = DrawnTable([span[0] for span in self._spans], rows, first, box)
        table.is_tagged = True
        table.joints = self._setting.doubts[known:]
        return table

    def _drop_repeated(self) -> None:
        """Take out a heading that stands again on each further page; its words stay known as the table's."""
        self._own: dict[int, list[Word]] = defaultdict(list)
        by_row: dict[int, list[_Place]] = defaultdict(list)
        for place in self._places:
            by_row[place.row].append(place)
            for number, words in place.words.items():
                self._own[number] += words
        for row in by_row.values():
            first, *more = sorted({number for place in row for number in place.words}) or [0]
            for number in more:
                if all(_text(place.words.get(number)) == _text(place.words.get(first)) for place in row):
                    for place in row:
                        place.words.pop(number, None)

    def _headings_again(self, page: PdfPage, own: Sequence[Word]) -> set[int]:
        """The words of the first rows where they stand again above those of a further page, as no part of the table.

        A row whose rest is empty cells leaves its page with nothing else.
        """
        top = min((word.box.top for word in own), default=_HEADING) + 2
        free = [
            word
            for word in page.words
            if word.tag is None and word.box.bottom <= top and top - _HEADING < word.box.top
        ]
        texts: Counter[str] = Counter()
        for row in range(_HEAD_ROWS):
            head = [place for place in self._places if place.row == row]
            texts.update(word.text for place in head for words in place.words.values() for word in words)
            if free and texts == Counter(word.text for word in free):
                return set(map(id, free))
        return set()

    def _spans_of_columns(self) -> list[tuple[float, float]]:
        """From where to where the words of each column stand."""
        spans = []
        reach = min(word.box.x0 for words in self._own.values() for word in words)
        for column in range(self._columns):
            words = [
                word
                for place in self._places
                if place.column == column and place.across == 1
                for own in place.words.values()
                for word in own
            ]
            left = min((word.box.x0 for word in words), default=reach)
            reach = max((word.box.x1 for word in words), default=left)
            spans.append((left, reach))
        return spans

    def _cell(self, place: _Place) -> Cell:
        right = self._right(place)
        groups: list[list[TextLine]] = []
        items: set[int] = set()
        for number in sorted(place.words):
            for line in _lines(place.words[number], self._pages[number], items):
                if groups and not self._begins(groups[-1], line, right):
                    groups[-1].append(line)
                else:
                    groups.append([line])
        colour, bold = "", False
        if box := self._box(place):
            page = self._pages[box[0]]
            colour, bold = look(box[1], [line for group in groups for line in group], page)
        return Cell(
            lines=source_lines(groups, self._setting, right),
            column=place.column,
            across=place.across,
            colour=colour,
            bold=bold,
        )

    def _begins(self, before: Sequence[TextLine], line: TextLine, right: float) -> bool:
        last, first = before[-1].words[-1].tag, line.words[0].tag
        end = line.words[-1].tag
        if last is None or first is None or end is None:
            return begins(before, line, right, self._setting)
        if last.block != end.block:
            return True
        if end.is_item:
            return False
        if last.leaf == first.leaf and first.is_one_text:
            return False
        return begins(before, line, right, self._setting)

    def _right(self, place: _Place) -> float:
        """How far the lines of a cell may reach: as near to the next column as any come to theirs."""
        last = place.column + place.across - 1
        if last + 1 >= self._columns:
            return max(right for _, right in self._spans)
        gaps = [after[0] - before[1] for before, after in pairwise(self._spans)]
        return self._spans[last + 1][0] - max(min(gaps), 0.0)

    def _box(self, place: _Place) -> tuple[int, Area] | None:
        """A page on which a cell stands, and where: if it is empty, in its column beside the others of its row."""
        if place.words:
            number = min(place.words)
            return number, around(place.words[number])
        beside = [other for other in self._places if other.row == place.row and other.words]
        if not beside:
            return None
        number = min(number for other in beside for number in other.words)
        words = [word for other in beside for word in other.words.get(number, [])]
        row = around(words)
        left, right = (
            self._spans[place.column][0],
            self._spans[min(place.column + place.across, self._columns) - 1][1],
        )
        return number, Area(left, row.top, max(right, left + _NARROW), row.bottom)


def _lines(words: Sequence[Word], page: PdfPage, items: set[int]) -> list[TextLine]:
    """The lines of a cell; the first of each list item, of which `items` are known, is marked so in place of its dot."""
    lines = []
    plain = [word for word in words if not (word.tag and word.tag.is_label and _is_dot(word.text))]
    for line in lines_of(plain, page.dots):
        tag = line.words[-1].tag
        if tag and tag.is_item:
            line = replace(line, bullet=tag.block not in items)
            items.add(tag.block)
        lines.append(line)
    return lines


def _text(words: Sequence[Word] | None) -> str:
    return " ".join(word.text for word in words or ())


def _is_dot(text: str) -> bool:
    return set(text) <= DOTS or is_bullet(text)
