"""Runs: which lines of a page may be a table's that is not drawn as cells, and what shows its rows and columns."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tcsite.importers.pdf.gutters import SOME, WIDE, columns_of, segments_of
from tcsite.importers.pdf.lines import TextLine
from tcsite.importers.pdf.page import Area, Edge, Fill
from tcsite.importers.pdf.ruled import seams_of
from tcsite.importers.pdf.stripes import are_rows, ends_of, seams_of_fills
from tcsite.importers.words import is_bullet, labelled

_FAR = 12.0  # rows of a sheet that are higher than their text stand no further apart, as a multiple of the type's size
_APART = 3.2  # lines that stand further apart belong to different things
_LARGER = 1.15  # type of a title, as a multiple of the heading's below it
_HEAD_APART = 2.5  # a heading stands so far above its rule at most
_TEXT = 0.45  # of a table's width is more than a heading of one of its columns takes
_ENOUGH_RULES = 4


@dataclass(slots=True)
class LineRun:
    """Lines that look like a table's, the lines drawn between them, and the areas of colour beside them."""

    lines: list[TextLine]
    separators: list[float]
    fills: list[Fill]
    seams: list[float]  # where its lines or its colours show that columns begin
    is_drawn: bool  # lines are drawn between its rows
    is_striped: bool = False  # areas of colour show each row
    bounds: list[float] = field(default_factory=list)
    is_ruled: bool = False  # each row ends with a line

    @property
    def box(self) -> Area:
        """Its place."""
        boxes = [line.box for line in self.lines]
        return Area(
            min(box.x0 for box in boxes),
            boxes[0].top,
            max(box.x1 for box in boxes),
            max(box.bottom for box in boxes),
        )


def runs_of(
    lines: Sequence[TextLine], rules: Sequence[Sequence[Edge]], fills: Sequence[Fill]
) -> list[LineRun]:
    """What looks like a table among the lines of a page."""
    found: list[LineRun] = []
    left = list(lines)
    for group in rules:
        run = _between(left, group)
        if sum(map(_is_wide, run)) > 1:
            beside = _beside(fills, run)
            found.append(LineRun(run, [edge.at for edge in group], beside, seams_of(group), is_drawn=True))
            left = [line for line in left if line not in run]
    while run := _run(left):
        beside = _beside(fills, run)
        striped = are_rows(beside, run)
        ends, seams = ends_of(beside, run), seams_of_fills(beside)
        found.append(LineRun(run, ends, beside, seams, is_drawn=False, is_striped=striped))
        left = left[left.index(run[-1]) + 1 :]
    return sorted(found, key=lambda run: run.lines[0].box.top)


def find_columns(runs: Sequence[LineRun]) -> None:
    """Find the columns of a table that goes on over pages: all its lines together show them best."""
    lines = [line for run in runs for line in run.lines]
    fills = [fill for run in runs for fill in run.fills]
    seams = Counter(tuple(map(round, run.seams)) for run in runs if run.seams)
    most = max(seams, key=lambda one: seams[one], default=())  # a page's first lines may be another table's
    bounds = next((run.seams for run in runs if tuple(map(round, run.seams)) == most), None)
    bounds = bounds or _columns(lines, fills)
    is_ruled = any(len(run.separators) >= _ENOUGH_RULES and run.is_drawn for run in runs)
    is_striped = any(run.is_striped for run in runs)
    for run in runs:
        run.bounds = bounds
        run.is_ruled = bool(run.separators) and (is_ruled if run.is_drawn else is_striped)


def _beside(fills: Sequence[Fill], run: Sequence[TextLine]) -> list[Fill]:
    return [
        fill
        for fill in fills
        if run[0].box.top - fill.box.area**0.5 < (fill.box.top + fill.box.bottom) / 2 < run[-1].box.bottom + 6
    ]


def _between(lines: Sequence[TextLine], rules: Sequence[Edge]) -> list[TextLine]:
    """The lines between rules, and a heading right above the first of them."""
    top, bottom = rules[0].at, rules[-1].at
    inside = [line for line in lines if top - 1 < (line.box.top + line.box.bottom) / 2 < bottom + 1]
    inside += _cut_row([line for line in lines if line.box.top >= bottom - 1], bottom)
    above = [line for line in lines if line.box.bottom <= top + 1]
    heading = _heading(above, top)
    inside = above[heading:] + inside
    for number in range(heading - 1 if inside else -1, -1, -1):
        near = inside[0].box.top - above[number].box.bottom < 1.0 * above[number].size
        if not near or not _is_of_heading(above[: number + 1], inside, rules[0]):
            break
        inside.insert(0, above[number])
    return inside


def _cut_row(below: Sequence[TextLine], bottom: float) -> list[TextLine]:
    """The lines of a row that the page's end cuts: no rule closes it."""
    found: list[TextLine] = []
    for line in below:
        if line.box.top - bottom > 1.2 * line.size or (not found and len(segments_of(line, SOME)) < 2):
            break
        found.append(line)
        bottom = line.box.bottom
    return found if len(found) == len(below) else []


def _heading(above: Sequence[TextLine], top: float) -> int:
    """The first of the lines right above a table's first rule that stand in columns; their number if none does."""
    reach = top
    for number in range(len(above) - 1, max(len(above) - 4, -1), -1):
        line = above[number]
        if reach - line.box.bottom > (_HEAD_APART if reach == top else 1.0) * line.size:
            break
        if len(segments_of(line, SOME)) > 1:
            return number
        reach = line.box.top
    return len(above)


def _is_of_heading(above: Sequence[TextLine], inside: Sequence[TextLine], rule: Edge) -> bool:
    """Whether the last of some lines begins a heading of several lines, and does not end a text above the table."""
    *before, line = above
    if len(segments_of(line, SOME)) > 1:
        return True
    if (
        not inside
        or line.size > _LARGER * inside[0].size
        or line.bold != inside[0].bold
        or _is_text(line, rule)
    ):
        return False
    return not (
        before and line.box.top - before[-1].box.bottom < 0.5 * line.size and _is_text(before[-1], rule)
    )


def _is_text(line: TextLine, rule: Edge) -> bool:
    segments = segments_of(line, SOME)
    return len(segments) == 1 and segments[0].x1 - segments[0].x0 > _TEXT * (rule.end - rule.start)


def _run(lines: Sequence[TextLine]) -> list[TextLine]:
    """The first lines in a row among which some have wide room between their words."""
    start = next((number for number, line in enumerate(lines) if _is_wide(line)), None)
    if start is None:
        return []
    reach = lines[start].box
    while start > 0 and _follows(lines[start - 1], lines[start], 0.4) and not _is_wide(lines[start - 1]):
        above = lines[start - 1].box
        if above.x1 - above.x0 > 0.4 * (reach.x1 - reach.x0):
            break
        start -= 1
    end = start + 1
    while end < len(lines) and (
        _follows(lines[end - 1], lines[end], _APART) or _is_alike(lines[start:end], lines[end])
    ):
        end += 1
    return list(lines[start:end])


def _is_wide(line: TextLine) -> bool:
    segments = segments_of(line, WIDE)
    first = line.words[0].text
    listed = len(segments) == 2 and (is_bullet(first) or bool(labelled(f"{first} x")[0]))
    return len(segments) > 1 and not listed


def _follows(above: TextLine, below: TextLine, apart: float) -> bool:
    return below.box.top - above.box.bottom < apart * below.size and abs(above.size - below.size) < 1.5


def _is_alike(run: Sequence[TextLine], line: TextLine) -> bool:
    """Whether a line further below begins several columns where lines of a table do."""
    segments = segments_of(line, SOME)
    if len(segments) < 2 or not _follows(run[-1], line, _FAR):
        return False
    starts = {round(one.x0) for above in run for one in segments_of(above, SOME)}
    return sum(round(one.x0) in starts for one in segments) >= max(2, len(segments) - 1)


def _columns(lines: Sequence[TextLine], fills: Sequence[Fill]) -> list[float]:
    return columns_of(lines, fills) if sum(map(_is_wide, lines)) > 1 else []
