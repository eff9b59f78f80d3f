"""Stripes: areas of colour behind cells, which show where rows and columns begin where no line is drawn."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from tcsite.importers.pdf.lines import TextLine
from tcsite.importers.pdf.page import Area, Fill

_NEAR = 1.5  # points within which areas meet
_HIGH = 0.9  # of a line, at least: what is lower is no cell
_WIDE = 0.85  # of a table's width is a row
_ENOUGH = 3  # rows that are coloured across


def ends_of(fills: Sequence[Fill], lines: Sequence[TextLine]) -> list[float]:
    """Where areas of colour begin and end, from the top: there a row does."""
    found: list[float] = []
    for box in _cells(fills, lines):
        found += [box.top, box.bottom]
    places: list[float] = []
    for place in sorted(found):
        if not places or place - places[-1] > _NEAR:
            places.append(place)
    return places


def seams_of_fills(fills: Sequence[Fill]) -> list[float]:
    """Where one area ends and the next begins beside it, in several rows: there a column begins."""
    seams: Counter[int] = Counter()
    rows = _in_rows([fill.box for fill in fills if fill.colour])
    for row in rows:
        seams.update({round(right.x0) for left, right in pairwise(row) if abs(right.x0 - left.x1) < _NEAR})
    most = max(seams.values(), default=0)
    enough = sorted(place for place, count in seams.items() if count >= _ENOUGH and count * 2 > most)
    return [place for nth, place in enumerate(enough) if nth == 0 or place - enough[nth - 1] > 1]


def are_rows(fills: Sequence[Fill], lines: Sequence[TextLine]) -> bool:
    """Whether every second row is coloured across, or a column is coloured in every row."""
    boxes = _cells(fills, lines)
    left, right = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)
    rows = _in_rows(boxes)
    across = [row for row in rows if row[-1].x1 - row[0].x0 >= _WIDE * (right - left)]
    if len(across) >= _ENOUGH:
        return True
    columns: dict[int, list[Area]] = {}
    for box in boxes:
        columns.setdefault(round(box.x0), []).append(box)
    return any(_is_whole(column, lines) for column in columns.values())


def _is_whole(column: Sequence[Area], lines: Sequence[TextLine]) -> bool:
    """Whether the areas of a column follow each other from below the heading to the end."""
    boxes = sorted(column, key=lambda box: box.top)
    gaps = [below.top - above.bottom for above, below in pairwise(boxes)]
    ends = boxes[-1].bottom >= lines[-1].box.top
    begins = sum(line.box.bottom < boxes[0].top for line in lines) <= _ENOUGH
    return len(boxes) > _ENOUGH and max(gaps) < lines[0].size and ends and begins


def _cells(fills: Sequence[Fill], lines: Sequence[TextLine]) -> list[Area]:
    """The areas that are as high as a line, and do not just stand behind some words of one."""
    found = []
    for fill in fills:
        words = [word.box for line in lines for word in line.words if fill.box.holds(word.box)]
        marked = words and fill.box.x1 - max(box.x1 for box in words) < _NEAR
        if fill.colour and fill.box.bottom - fill.box.top >= _HIGH * lines[0].size and not marked:
            found.append(fill.box)
    return found


def _in_rows(boxes: Sequence[Area]) -> list[list[Area]]:
    """Areas that stand beside each other, from the left."""
    rows: list[list[Area]] = []
    for box in sorted(boxes, key=lambda box: (round(box.top), box.x0)):
        if rows and abs(rows[-1][0].top - box.top) < _NEAR and abs(rows[-1][0].bottom - box.bottom) < _NEAR:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [sorted(row, key=lambda box: box.x0) for row in rows]
