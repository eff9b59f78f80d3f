"""Gutters: where the columns of a table begin that shows them by room alone."""

from collections.abc import Sequence
from itertools import pairwise

from tcsite.frozen import dataclass
from tcsite.importers.pdf.lines import TextLine
from tcsite.importers.pdf.page import Fill
from tcsite.importers.words import is_bullet

WIDE = (
    1.2  # room between columns, as a multiple of the type's size: no two words of a line stand so far apart
)
SOME = 0.9
_WORD = 0.42  # words of a text stand nearer than this
_NARROWEST = 1.6  # columns are wider
_NO_GUTTER = 0.5  # words of one text that many rows begin with stand nearer
_MANY = 0.15  # of a table's lines begin where a column does
_DOTS = 0.25  # of what stands in it are dots of lists: it is no column, but their indent
_INDENT = 4.0  # which is narrower
_FEW = 0.12  # of them are headings across the columns


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of a line with no more than a space between them."""

    x0: float
    x1: float


def segments_of(line: TextLine, room: float) -> list[Segment]:
    """The parts of a line between which there is that much room, as a multiple of the type's size."""
    found: list[Segment] = []
    for word in line.words:
        if found and word.box.x0 - found[-1].x1 < room * line.size:
            found[-1] = Segment(found[-1].x0, max(found[-1].x1, word.box.x1))
        else:
            found.append(Segment(word.box.x0, word.box.x1))
    return found


def columns_of(lines: Sequence[TextLine], fills: Sequence[Fill]) -> list[float]:
    """Where one column ends and the next begins."""
    size = max(lines, key=lambda line: len(line.words)).size
    places = sorted([*_starts(lines, fills, size), *_strips(lines, fills, size)])
    bounds: list[float] = []
    for place in places:
        if bounds and place - bounds[-1] < _NARROWEST * size:
            continue
        inside = [
            word.text
            for line in lines
            for word in line.words
            if (bounds[-1] if bounds else 0) < (word.box.x0 + word.box.x1) / 2 < place
        ]
        dots = sum(is_bullet(text) for text in inside)
        is_indent = dots > _DOTS * len(inside) and place - (bounds[-1] if bounds else 0) < _INDENT * size
        if len(inside) > dots and not is_indent:
            bounds.append(place)
    return _headed(bounds, lines)


def _headed(bounds: list[float], lines: Sequence[TextLine]) -> list[float]:
    """The columns, and those that the first line shows beside them: it has several words or groups of them in one."""
    found = list(bounds)
    segments = segments_of(lines[0], WIDE)
    for before, after in pairwise(segments if bounds else []):
        if _column_of(before, bounds) != _column_of(after, bounds):
            continue
        room = [after.x0 - 1.0, *(word.box.x0 - 1.0 for line in lines for word in line.words)]
        places = [place for place in room if before.x1 <= place < after.x0]
        crossed = {
            place: sum(word.box.x0 < place < word.box.x1 for line in lines for word in line.words)
            for place in places
        }
        best = min(places, key=lambda place: (crossed[place], -place))
        if crossed[best] <= _FEW * len(lines):
            found.append(best)
    return sorted(found)


def _column_of(segment: Segment, bounds: Sequence[float]) -> int:
    return sum((segment.x0 + segment.x1) / 2 > bound for bound in bounds)


def _starts(lines: Sequence[TextLine], fills: Sequence[Fill], size: float) -> list[float]:
    """Where words of many lines begin below each other, and hardly any word stands across."""
    words = [word for line in lines for word in line.words]
    room = {
        word.box.x0: word.box.x0 - before.box.x1 for line in lines for before, word in pairwise(line.words)
    }
    found = []
    group: list[float] = []
    edges = [fill.box.x0 for fill in fills if fill.colour]
    for start in [*sorted([*(word.box.x0 for word in words), *edges]), float("inf")]:
        if group and start - group[-1] > 0.6:
            at = group[len(group) // 2]
            near = sum(room.get(one, size) < _NO_GUTTER * size for one in group)
            across = sum(word.box.x0 < at - 1 and word.box.x1 > at + 0.5 for word in words)
            if (
                len(group) >= max(3, _MANY * len(lines))
                and across <= _FEW * len(lines)
                and across * 2 < len(group)
                and near * 2 < len(group)
            ):
                found.append(at - 0.1 * size)
            group = []
        group.append(start)
    return found


def _strips(lines: Sequence[TextLine], fills: Sequence[Fill], size: float) -> list[float]:
    """The middle of each strip in which no word of a row stands."""
    x0, x1 = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)
    wide = 0.4 * (x1 - x0)
    telling = [
        segments
        for line in lines
        if len(segments := segments_of(line, _WORD)) > 1 or segments[0].x1 - segments[0].x0 < wide
    ]
    covered = [segment for segments in telling for segment in segments]
    covered += [
        Segment(fill.box.x0, fill.box.x1)
        for fill in fills
        if fill.colour and fill.box.x1 - fill.box.x0 < wide
    ]
    bounds = []
    reach = x0
    for segment in sorted(covered, key=lambda segment: segment.x0):
        room = segment.x0 - reach
        if room > 0.3 * size and _is_column(segment.x0, reach, room, telling, size):
            bounds.append((reach + segment.x0) / 2)
        reach = max(reach, segment.x1)
    return bounds


def _is_column(
    start: float, end: float, room: float, telling: Sequence[Sequence[Segment]], size: float
) -> bool:
    """Whether a strip divides columns: it is wide, or most lines at its right begin where it ends."""
    beyond = [
        next(one for one in segments if one.x0 >= start) for segments in telling if segments[-1].x0 >= start
    ]
    before = [segments for segments in telling if segments[0].x1 <= end]
    aligned = sum(abs(segment.x0 - start) < 2 for segment in beyond)
    return bool(before) and (room > SOME * size or aligned * 2 >= max(len(beyond), 4))
