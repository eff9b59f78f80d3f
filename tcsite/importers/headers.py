"""Headers: which rows of a table are its heading, in any wording and wherever they stand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tcsite.importers.columns import Header, PlanColumn, shared
from tcsite.importers.contents import by_column, is_typed, tells_actions, with_roles
from tcsite.importers.dates import dates_above, understood
from tcsite.importers.document import Cell, SourceRow, SourceTable
from tcsite.importers.labels import Meaning, meaning, time_of
from tcsite.importers.strands import names_strand
from tcsite.text.phrases import plain

_SEARCHED = 15  # a header is looked for in so many rows
_SAMPLE = 40  # rows that show of what kind the cells of a column are
_SHORT = 50  # characters of a label that is not known
_LABEL = 120  # characters: a longer cell is no label
_NUMBER = re.compile(r"\d")
_YEAR = re.compile(r"\b20\d\d\b")
_NO_DATES: Mapping[str, str] = {}


def header_of(table: SourceTable) -> Header | None:
    """The heading of a table; None if no row of it is one."""
    best: Header | None = None
    most = 0.0
    for place in range(min(len(table.rows), _SEARCHED)):
        for after in (place + 1, place + 2):
            rows = table.rows[place:after]
            if len(rows) < after - place or (len(rows) == 2 and not _in_two(rows[0], rows[1])):
                continue
            score, header = _judged(rows, place)
            if header and score > most:
                best, most = header, score
    return best and replace(best, columns=_one_text(with_roles(best, table.rows[best.after :])))


def _one_text(columns: tuple[PlanColumn, ...]) -> tuple[PlanColumn, ...]:
    """The columns, of which the first that says what is done is the action, and a later one its steps."""
    first = next((column for column in columns if column.role == "text" and column.sure), None)
    return tuple(
        replace(column, role="steps") if column.role == "text" and first and column is not first else column
        for column in columns
    )


def unworded(table: SourceTable) -> Header | None:
    """A heading in words that nobody foresaw: its row stands out, and what is below it is a table of actions."""
    for place, row in enumerate(table.rows[:_SEARCHED]):
        below = table.rows[place + 1 :]
        short = all(len(cell.text) <= _SHORT for cell in row.filled)
        if len(row.filled) < 2 or not short or not below:
            continue
        columns = tuple(_column(cell, cell.text, "") for cell in row.cells)
        header = Header(columns, place, place + 1)
        if row.heading or _stands_out(row, below[0]) or _is_unlike(row, below, header):
            header = replace(header, columns=with_roles(header, below))
            if tells_actions(header, below):
                return header
    return None


def _stands_out(row: SourceRow, after: SourceRow) -> bool:
    """Whether a row is in bold type or has a colour, and the next has not."""
    bold = all(cell.bold for cell in row.filled) and not all(cell.bold for cell in after.filled)
    colours = {cell.colour for cell in row.filled}
    return bold or (
        len(colours) == 1 and "" not in colours and not colours & {cell.colour for cell in after.cells}
    )


def _is_unlike(row: SourceRow, below: Sequence[SourceRow], header: Header) -> bool:
    cells = by_column(header, below[:_SAMPLE])
    return any(above.lines and is_typed(cells.get(column, []), above) for column, above in header.of(row))


def header_again(row: SourceRow, header: Header, below: Sequence[SourceRow]) -> Header | None:
    """The heading that a row within a table repeats, or the new one that begins there."""
    if len(row.filled) < 2 or any(len(cell.text) > _LABEL for cell in row.filled):
        return None
    same = sum(
        bool(plain(cell.text)) and plain(cell.text) == plain(column.label) for column, cell in header.of(row)
    )
    if same >= 2 and same * 3 >= len(row.filled) * 2:
        return header
    meanings = [meaning(cell.text) for cell in row.filled]
    sure = sum(found.sure == 2 and found.role != "mark" for found in meanings)
    if sure >= 2 and sure * 3 >= len(meanings) * 2 and any(found.role == "text" for found in meanings):
        again = _judged([row], 0)[1]
        return again and replace(again, columns=with_roles(again, below))
    return None


def marks_again(row: SourceRow, header: Header) -> bool:
    """Whether a row repeats the years of a grid, below a heading in two rows that is repeated."""
    marks = {column.mark for column in header.columns if column.mark}
    return len(row.filled) > 1 and all(time_of(cell.text) in marks for cell in row.filled)


def _judged(rows: Sequence[SourceRow], place: int) -> tuple[float, Header | None]:
    """How much some rows look like a heading, and the heading that they would be."""
    labels = list(_labels(rows))
    filled = [(cell, label) for cell, label, _ in labels if label]
    if len(filled) < 2 or any(len(label) > _LABEL for _, label in filled):
        return 0, None
    months = dates_above([label for _, label in filled])
    meanings = [_meant(label, months) for _, label in filled]
    sure = sum(found.sure == 2 for found in meanings)
    known = sum(found.sure > 0 for found in meanings)
    marked = any(row.heading for row in rows) or all(cell.bold for row in rows for cell in row.filled)
    marks = sum(found.role == "mark" for found in meanings)
    if known * 2 < len(filled) or known < 2 or (sure < (1 if marked else 2) and marks < 2):
        return 0, None
    strand = next((label for cell, label in filled if cell.column == 0 and names_strand(label)), "")
    columns = tuple(_column(cell, label, wider, months) for cell, label, wider in labels)
    score = sure * 2 + known + marked * 2 + known / len(filled) - place * 0.1 - 0.5 * (len(rows) - 1)
    score += 2 * len(filled) if len(rows) == 2 and _joined(*rows) else 0
    return score, Header(columns, place, place + len(rows), strand)


def _labels(rows: Sequence[SourceRow]) -> Iterator[tuple[Cell, str, str]]:
    """The cells of a heading, each with its label and the label of the wider cell above it."""
    if len(rows) == 1:
        for cell in rows[0].cells:
            yield cell, cell.text, ""
        return
    upper, lower = rows
    alone = [above for above in upper.cells if not any(shared(above, cell) for cell in lower.cells)]
    for cell in sorted((*alone, *lower.cells), key=lambda cell: cell.column):
        if cell in alone:
            yield cell, cell.text, ""
            continue
        over = max(upper.cells, key=lambda above: shared(above, cell), default=None)
        above = over.text if over is not None and shared(over, cell) else ""
        yield cell, cell.text or above, above if cell.text else ""


def _in_two(upper: SourceRow, lower: SourceRow) -> bool:
    """Whether a second row goes on with the heading: years below "Action focus in year", say."""
    wide = [cell for cell in upper.filled if cell.across > 1]
    if _years_below(upper, lower):
        return True
    if not lower.filled or len(upper.filled) < 2 or not (wide or any(cell.above for cell in lower.cells)):
        return False
    if any(len(cell.text) > _LABEL for cell in lower.filled):
        return False
    below = all(any(shared(over, cell) for over in wide) for cell in lower.filled)
    known = sum(bool(meaning(cell.text).sure) for cell in lower.filled)
    return known * 2 > len(lower.filled) or (below and known * 2 == len(lower.filled))


def _joined(upper: SourceRow, lower: SourceRow) -> bool:
    """Whether two rows surely are one heading: what is not wide above goes on below, and what is has two labels."""
    wide = [cell for cell in upper.filled if cell.across > 1]
    deep = [cell.column for cell in lower.cells if cell.above]
    rest = [cell.column for cell in upper.filled if cell.across == 1]
    return (
        bool(wide and deep)
        and set(rest) <= set(deep)
        and all(any(shared(over, cell) for over in wide) for cell in lower.filled)
    )


def _years_below(upper: SourceRow, lower: SourceRow) -> bool:
    """Whether only years stand in a row, right of where the first column begins, and labels above."""
    years = len(lower.filled) > 1 and all(time_of(cell.text) for cell in lower.filled)
    indented = not any(cell.column == 0 for cell in lower.filled)
    return years and indented and len(upper.filled) > 1 and len(upper.text) <= _LABEL


def _column(cell: Cell, label: str, wider: str, months: Mapping[str, str] = _NO_DATES) -> PlanColumn:
    alone = _meant(label, months)
    found = _joint(label, wider, alone) if wider and label not in months else alone
    if wider and time_of(label) and found.role == "status":  # "Nov 2025" below "RAG rating"
        label = f"{wider} {label}"
    return PlanColumn(
        found.role, label, cell.column, cell.across, found.mark, date_in(label), sure=found.sure > 0
    )


def _meant(label: str, months: Mapping[str, str]) -> Meaning:
    return Meaning("mark", 2, months[label]) if label in months else meaning(label)


def _joint(label: str, wider: str, alone: Meaning) -> Meaning:
    """What a label means below a wider one: "Q1" below "2025", "Start" below "Timescale"."""
    if alone.role == "mark" and meaning(wider).role == "status":
        return meaning(wider)
    if alone.role == "mark":
        outer = time_of(wider)
        dateless = not any(len(word) == 4 and word.isdecimal() for word in label.replace("/", " ").split())
        return replace(alone, mark=f"{alone.mark} {outer}") if outer and dateless else alone
    return alone if alone.sure else meaning(f"{wider} {label}")


def date_in(label: str) -> str:
    """The date in a heading such as "RAG November 2023"."""
    words = label.replace("(", " ").replace(")", " ").split()
    if time_of(label) or len(words) > 12:
        return ""
    behind = (words[first:] for first in range(len(words)) if any(map(_NUMBER.search, words[first:])))
    before = (words[:last] for last in range(len(words) - 1, 0, -1) if _YEAR.search(" ".join(words[:last])))
    for phrase in map(" ".join, (*behind, *before)):
        if (read := understood(phrase)) and read.from_ and read.to:
            return str(read.to)
    return ""
