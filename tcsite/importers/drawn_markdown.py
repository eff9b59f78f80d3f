"""Drawn Markdown: pandoc's tables that are drawn with signs: grid tables, multi-line tables and simple tables."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_GRID = re.compile(r"\s{0,3}\+(?:[-=:]+\+)+\s*")
_BORDER = re.compile(r"\+[-=:]{2,}\+")
_RULE = re.compile(r"\s*-{2,}(?:\s+-+)*\s*")
_DASHES = re.compile(r"-+")
MOST_LINES = 2_000
"""The longest table that is drawn."""


@dataclass(slots=True)
class DrawnCell:
    """A cell of a table that is drawn: its lines as they stand, and what it covers."""

    lines: list[str] = field(default_factory=list)
    column: int = 0
    across: int = 1
    above: bool = False


@dataclass(slots=True)
class Drawn:
    """A table that is drawn, how many of its rows are headings, and how many lines it takes."""

    rows: list[list[DrawnCell]]
    headings: int
    taken: int


def begins(line: str, after: str) -> bool:
    """Whether a table that is drawn may begin with a line."""
    return bool(_GRID.fullmatch(line) or _RULE.fullmatch(line) or (line.strip() and _RULE.fullmatch(after)))


def drawn_table(lines: Sequence[str]) -> Drawn | None:
    """The table that begins with the first of these lines, if one does."""
    first = lines[0] if lines else ""
    if _GRID.fullmatch(first):
        return _grid(lines)
    if _RULE.fullmatch(first):
        return _multiline(lines)
    if len(lines) > 1 and first.strip() and _RULE.fullmatch(lines[1]) and len(_DASHES.findall(lines[1])) > 1:
        return _simple(lines)
    return None


# Grid tables: +---+ between rows, | between cells


def _grid(lines: Sequence[str]) -> Drawn | None:
    block = []
    for line in lines[:MOST_LINES]:
        if not line.strip().startswith(("+", "|")):
            break
        block.append(line.strip())
    borders = [number for number, line in enumerate(block) if _is_border(line)]
    if len(borders) < 2:
        return None
    places = sorted({place for number in borders for place, sign in enumerate(block[number]) if sign == "+"})
    columns = {place: number for number, place in enumerate(places)}
    rows: list[list[DrawnCell]] = []
    open_cells: dict[int, DrawnCell] = {}
    for above, below in itertools.pairwise(borders):
        rows.append(_grid_row(block[above], block[above + 1 : below], columns, open_cells))
    headings = next((number for number, at in enumerate(borders) if "=" in block[at]), 0)
    return Drawn([row for row in rows if row], headings, borders[-1] + 1)


def _is_border(line: str) -> bool:
    """Whether a line is one between rows; where a cell goes on, it is drawn in part only."""
    return bool(_BORDER.search(line))


def _grid_row(
    border: str, inside: Sequence[str], columns: dict[int, int], open_cells: dict[int, DrawnCell]
) -> list[DrawnCell]:
    """The cells between two borders. Where the upper border has words in place of a line, a cell goes on."""
    if not inside:
        return []
    ends = [
        place
        for place in columns
        if all(len(line) <= place or line[place] in "|+" for line in inside)
        and (place < len(border) or place == 0)
    ]
    cells = []
    for start, end in itertools.pairwise(ends):
        piece = border[start + 1 : end]
        goes_on = bool(piece.strip("-=:+ ")) or not piece.strip()
        found = DrawnCell(
            [line[start + 1 : end] for line in inside], columns[start], columns[end] - columns[start]
        )
        before = open_cells.get(columns[start])
        if goes_on and before is not None:
            before.lines += [piece, *found.lines]
            found = DrawnCell([], found.column, found.across, above=True)
        else:
            open_cells[columns[start]] = found
        cells.append(found)
    return cells


# Multi-line and simple tables: dashes above the columns, empty lines between rows


def _multiline(lines: Sequence[str]) -> Drawn | None:
    end = next((number for number in range(2, min(len(lines), MOST_LINES)) if _closes(lines, number)), None)
    if end is None:
        return None
    inner = next((number for number in range(1, end) if _RULE.fullmatch(lines[number])), None)
    spans = _spans(lines[inner if inner is not None else 0])
    if len(spans) < 2:
        return None
    rows = [_cut(lines[1:inner], spans)] if inner else []
    body: list[str] = []
    for line in [*lines[(inner or 0) + 1 : end], ""]:
        if line.strip():
            body.append(line)
        elif body:
            rows.append(_cut(body, spans))
            body = []
    return Drawn(rows, 1 if inner else 0, end + 1)


def _closes(lines: Sequence[str], number: int) -> bool:
    """Whether a line of dashes ends a table: nothing follows it but an empty line, or a caption."""
    after = lines[number + 1].strip() if number + 1 < len(lines) else ""
    return (
        bool(_RULE.fullmatch(lines[number])) and not after and any(line.strip() for line in lines[1:number])
    )


def _simple(lines: Sequence[str]) -> Drawn | None:
    spans = _spans(lines[1])
    end = next((number for number in range(2, len(lines)) if not lines[number].strip()), len(lines))
    rows = [_cut([line], spans) for line in (lines[0], *lines[2:end]) if not _RULE.fullmatch(line)]
    return Drawn(rows, 1, end) if len(rows) > 1 else None


def _spans(rule: str) -> list[tuple[int, int]]:
    """Where columns begin and end: the last goes on to the end of the line."""
    starts = [found.start() for found in _DASHES.finditer(rule)]
    return list(zip(starts, [*starts[1:], 10_000], strict=True))


def _cut(lines: Sequence[str], spans: Sequence[tuple[int, int]]) -> list[DrawnCell]:
    return [
        DrawnCell([line[start:end].strip() for line in lines], number)
        for number, (start, end) in enumerate(spans)
    ]
