"""Tables: what is drawn as cells becomes rows; what goes on over a page's end becomes one table."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace

from tcsite.importers.colours import hue
from tcsite.importers.document import Cell, Origin, SourceLine, SourceRow, SourceTable
from tcsite.importers.pdf.joints import over_pages, source_lines
from tcsite.importers.pdf.lines import TextLine, Typesetting, lines_of, paragraphs
from tcsite.importers.pdf.page import Area, PdfPage, Word
from tcsite.importers.pdf.ruled import Region, Ruled
from tcsite.importers.words import broken, continues

_INSIDE = (".", ",", ";", ":", ")")  # signs that begin no text
_ENOUGH = 3  # rows that show what all have
_NEAR = 4.0  # points by which columns of two pages may differ
_DRIFT = 30.0  # likewise, where the table itself is as wide
_REACH = 0.5  # points by which a line may be longer than the longest
_SHORT = 30  # a dot beside so few letters is the cell's colour


@dataclass(slots=True)
class DrawnTable:
    """A table of one page, or of several."""

    xs: list[float]
    rows: list[list[Cell]]
    page: int
    box: Area
    words: set[int] = field(default_factory=set)
    is_open: bool = False  # its last row goes on, on the next page
    is_tagged: bool = False  # the document itself says which text is of which cell
    is_guessed: bool = False  # no lines divide its columns
    doubts: list[str] = field(default_factory=list)  # rows that may be parts of one, or several
    joints: list[tuple[str, str]] = field(default_factory=list)  # lines, and how else they may be joined
    unended: frozenset[int] = frozenset()  # columns whose last text goes on, on the next page


def drawn_table(table: Ruled, page: PdfPage, setting: Typesetting) -> DrawnTable:
    """A table with what stands in its cells."""
    inside: dict[int, list[Word]] = {number: [] for number in range(len(table.regions))}
    taken = set()
    for word in page.words:
        if table.box.holds(word.box):
            number = _region_of(word, table.regions)
            if number is not None:
                inside[number].append(word)
                taken.add(id(word))
    lines = {number: lines_of(words, page.dots) for number, words in inside.items()}
    pad = min(
        (
            max(line.box.x0 - table.regions[number].box.x0, 0)
            for number, found in lines.items()
            for line in found[:1]
        ),
        default=2.0,
    )
    rows: list[list[Cell]] = [[] for _ in table.ys[1:]]
    known = len(setting.doubts)
    reach: dict[int, float] = {}  # how far the words of each column do reach
    for number, region in enumerate(table.regions):
        if region.across == 1 and lines[number]:
            most = max(line.box.x1 for line in lines[number])
            reach[region.column] = max(most, reach.get(region.column, 0.0))
    for number, region in enumerate(table.regions):
        right = region.box.x1 - min(pad, 8.0)
        most = min(right, reach.get(region.column, right) + _REACH) if region.across == 1 else right
        cell = _cell(region, lines[number], page, (most, most if setting.spaces else right), setting)
        rows[region.row].append(cell)
        for row in range(region.row + 1, region.row + region.down):
            rows[row].append(Cell(column=region.column, across=region.across, above=True))
    rows = [sorted(row, key=lambda cell: cell.column) for row in rows]
    unended = frozenset(
        region.column
        for number, region in enumerate(table.regions)
        if setting.spaces and region.row + region.down == len(rows) and _is_spaced(lines[number])
    )
    return DrawnTable(
        table.xs,
        rows,
        page.number,
        table.box,
        taken,
        table.is_open,
        doubts=table.doubts,
        joints=setting.doubts[known:],
        unended=unended,
    )


def _is_spaced(lines: Sequence[TextLine]) -> bool:
    return bool(lines) and lines[-1].words[-1].spaced


def _region_of(word: Word, regions: Sequence[Region]) -> int | None:
    return next((number for number, region in enumerate(regions) if region.box.holds(word.box)), None)


def _cell(
    region: Region,
    lines: Sequence[TextLine],
    page: PdfPage,
    ends: tuple[float, float],
    setting: Typesetting,
) -> Cell:
    """A cell. `ends`: how far the lines of its column do reach, and how far they may."""
    found = source_lines(paragraphs(lines, ends[0], setting), setting, ends[1])
    colour, bold = look(region.box, lines, page)
    return Cell(lines=found, column=region.column, across=region.across, colour=colour, bold=bold)


def look(box: Area, lines: Sequence[TextLine], page: PdfPage) -> tuple[str, bool]:
    """The colour of a cell, of its ground or of a sign in it, and whether all its words are bold."""
    ground = page.ground(box)
    words = [word for line in lines for word in line.words]
    length = sum(len(word.text) for word in words)
    sign = next((word.colour for word in words if hue(word.colour)), "") or page.light(box)
    if not hue(sign) or length > _SHORT:
        sign = ""
    telling = [line for line in lines if any(map(str.isalnum, line.text))]
    colour = ground if hue(ground) and not sign else sign or ground
    return colour, bool(telling) and all(line.bold for line in telling)


def going_on(table: DrawnTable, more: DrawnTable) -> bool:
    """Whether a table that begins a page goes on with the one that ended the page before."""
    if len(table.xs) != len(more.xs) or table.is_tagged or more.is_tagged:
        return False
    apart = [abs(one - other) for one, other in zip(table.xs, more.xs, strict=True)]
    return apart[0] < _NEAR and apart[-1] < _NEAR and max(apart) < _DRIFT


def regridded(table: DrawnTable, more: DrawnTable) -> DrawnTable | None:
    """A table with the columns of another of which its own are some: all its cells there are merged across."""
    if len(more.xs) >= len(table.xs) or len(more.xs) < 2:
        return None
    places = [
        next((number for number, other in enumerate(table.xs) if abs(one - other) < _NEAR), None)
        for one in more.xs
    ]
    if None in places or places[0] != 0 or places[-1] != len(table.xs) - 1:
        return None
    at = [place for place in places if place is not None]
    rows = [
        [
            replace(cell, column=at[cell.column], across=at[cell.column + cell.across] - at[cell.column])
            for cell in row
        ]
        for row in more.rows
    ]
    unended = frozenset(at[column] for column in more.unended)
    return replace(more, xs=table.xs, rows=rows, unended=unended)


def joined(table: DrawnTable, more: DrawnTable, setting: Typesetting) -> None:
    """Add the rows of the next page: without its repeated heading, and a row that was cut in two made whole."""
    rows = list(more.rows)
    for number, own in enumerate(table.rows):
        alone = (
            number > 0 and sum(bool(cell.lines) for cell in own) == 1
        )  # a theme's title, and not the heading
        if not rows or alone or _text(rows[0]) != _text(own) or not _text(own).strip("|"):
            break
        rows = rows[1:]
    if rows and table.rows and _is_rest(table, rows[0]):
        known = len(setting.doubts)
        table.rows[-1] = [_whole(cell, rows[0], setting, table.unended) for cell in table.rows[-1]]
        table.joints += setting.doubts[known:]
        rows = rows[1:]
    table.rows += rows
    table.doubts += more.doubts
    table.joints += more.joints
    table.words |= more.words
    table.is_open, table.unended = more.is_open, more.unended


def _text(row: Sequence[Cell]) -> str:
    return "|".join(cell.text for cell in row)


def _is_rest(table: DrawnTable, row: Sequence[Cell]) -> bool:
    """Whether a row is the rest of the last one of the page before."""
    last = {cell.column: cell for cell in table.rows[-1]}
    if [cell.column for cell in row] != sorted(last) or not any(cell.lines for cell in row):
        return False
    filled = [cell for cell in row if cell.lines]
    if any(cell.column in table.unended for cell in filled):
        return True
    fresh = [cell for cell in filled if not last[cell.column].lines]
    if table.is_open:
        return not fresh or len(fresh) < len(filled)
    going = [cell for cell in filled if _goes_on(last[cell.column].text, cell.text)]
    if (
        not fresh
        and _lacks_key(table, row)
        and any(_is_unfinished(last[cell.column].text) for cell in filled)
    ):
        return True
    first = row[0] in going or not row[0].lines
    return bool(going) and not fresh and (first or len(going) == len(filled))


def _lacks_key(table: DrawnTable, row: Sequence[Cell]) -> bool:
    """Whether a row has nothing in a column in which each other row has something of its own: its number."""
    full = [own for own in table.rows if sum(bool(cell.lines) for cell in own) * 2 > len(own)]
    if len(full) <= _ENOUGH:
        return False
    for cell in row:
        texts = [one.text for own in full for one in own if one.column == cell.column and one.lines]
        if not cell.lines and len(texts) == len(full) == len(set(texts)):
            return True
    return False


def _is_unfinished(text: str) -> bool:
    return not text.rstrip().endswith((".", "!", "?", ":", ";"))


def _goes_on(before: str, after: str) -> bool:
    if not before or not after:
        return False
    capitals = before.split()[-1], after.split()[0].strip(":")
    return (
        continues(before, after)
        or after[0] in _INSIDE
        or all(len(one) > 2 and one.isalpha() and one.isupper() for one in capitals)
    )


def _whole(cell: Cell, rest: Sequence[Cell], setting: Typesetting, unended: Container[int]) -> Cell:
    more = next((other for other in rest if other.column == cell.column), None)
    if more is None:
        return cell
    colour = cell.colour if hue(cell.colour) else more.colour or cell.colour
    return replace(
        cell, lines=_sentences(cell.lines, more.lines, setting, goes_on=cell.column in unended), colour=colour
    )


def _sentences(
    before: Sequence[SourceLine], after: Sequence[SourceLine], setting: Typesetting, *, goes_on: bool
) -> tuple[SourceLine, ...]:
    if before and after and not after[0].bullet:
        end, start = before[-1].text, after[0].text
        first, *others = over_pages(end, start, setting)
        if first == " " and not goes_on and setting.is_cut(end.split()[-1], start.split()[0]):
            first = ""
        stem = end if first == " " or start[0] in _INSIDE or end[-1].isalnum() else end[:-1]
        texts = [f"{stem}{joint}{start}" for joint in (first, *others)]
        if goes_on or _goes_on(end, start) or broken(end, start):
            setting.doubts.extend((texts[0], other) for other in texts[1:])
            return (*before[:-1], replace(before[-1], text=texts[0]), *after[1:])
        if not setting.spaces:
            setting.doubts.append((start, texts[0]))
    return (*before, *after)


def source_table(table: DrawnTable, name: str, pages: int) -> SourceTable:
    """The table as all importers hand it on: each cell knows its place."""
    what = f"{name}, page {table.page}" if pages > 1 else name
    rows: list[SourceRow] = []
    for row in table.rows:
        if not any(cell.lines or cell.colour for cell in row):
            continue
        number = len(rows) + 1
        rows.append(
            SourceRow(
                tuple(
                    replace(cell, origin=Origin(what, number, nth)) for nth, cell in enumerate(row, start=1)
                )
            )
        )
    return SourceTable(tuple(rows), what)
