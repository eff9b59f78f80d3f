"""Unruled: tables that show their columns by room alone, or by lines between their rows."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tcsite.importers.ids import is_id
from tcsite.importers.pdf.lines import TextLine
from tcsite.importers.pdf.page import Area, Edge, Fill, Word
from tcsite.importers.pdf.ruled import Region, Ruled
from tcsite.importers.words import bullets, labelled

_WIDE = (
    1.2  # room between columns, as a multiple of the type's size: no two words of a line stand so far apart
)
_SOME = 0.9
_WORD = 0.42  # words of a text stand nearer than this
_APART = 3.2  # lines that stand further apart belong to different things
_MORE = 0.22  # room between rows, beyond that between lines
_LARGER = 1.15  # type of a title, as a multiple of the heading's below it
_ENOUGH_RULES = 4
_ENOUGH_NUMBERS = 4
_NARROWEST = 1.6  # columns are wider
_NO_GUTTER = 0.5  # words of one text that many rows begin with stand nearer
_MANY = 0.15  # of a table's lines begin where a column does
_FEW = 0.12  # of them are headings across the columns
_RUN_TOGETHER = re.compile(
    r"[a-z]{3}[A-Z][a-z]|[A-Za-z]{3}20\d\d|20\d\d[A-Za-z]{3}"
)  # "JuneAll", "2026profile"
_DOUBTS = 2  # rows in doubt that may make all others so


@dataclass(frozen=True, slots=True)
class _Segment:
    """Words of a line with no more than a space between them."""

    x0: float
    x1: float


@dataclass(slots=True)
class LineRun:
    """Lines that look like a table's, the lines drawn between them, and the areas of colour beside them."""

    lines: list[TextLine]
    separators: list[float]
    fills: list[Fill]
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
            found.append(LineRun(run, [edge.at for edge in group], _beside(fills, run)))
            left = [line for line in left if line not in run]
    while run := _run(left):
        found.append(LineRun(run, [], _beside(fills, run)))
        left = left[left.index(run[-1]) + 1 :]
    return sorted(found, key=lambda run: run.lines[0].box.top)


def find_columns(runs: Sequence[LineRun]) -> None:
    """Find the columns of a table that goes on over pages: all its lines together show them best."""
    lines = [line for run in runs for line in run.lines]
    fills = [fill for run in runs for fill in run.fills]
    bounds = _columns(lines, fills)
    is_ruled = any(len(run.separators) >= _ENOUGH_RULES for run in runs)
    for run in runs:
        run.bounds = bounds
        run.is_ruled = is_ruled and bool(run.separators)


def unruled(run: LineRun, step: float) -> Ruled | None:
    """The table that a run of lines is; None if it is none."""
    if not run.bounds:
        return None
    rows = _rows(run, step)
    if not run.is_ruled:
        rows = _with_numbers(rows, run.bounds)
    left = run.box.x0 - 3
    right = max([run.box.x1 + 3, *(fill.box.x1 for fill in run.fills)])
    xs = [min(left, run.bounds[0] - 1), *run.bounds, max(right, run.bounds[-1] + 1)]
    tops = [
        max(below[0].box.top - 2, _between_centres(above[-1], below[0])) for above, below in pairwise(rows)
    ]
    ys = [rows[0][0].box.top - 2, *tops, run.box.bottom + 3]
    table = Ruled(xs, ys)
    for number, row in enumerate(rows):
        across = [len(xs) - 1] if _spans(row, run.bounds) else [1] * (len(xs) - 1)
        for column, width in enumerate(across):
            box = Area(xs[column], ys[number], xs[column + width], ys[number + 1])
            table.regions.append(Region(number, column, 1, width, box))
    if not run.is_ruled:
        table.doubts = [
            " ".join(line.text for line in row) for row in rows[1:] if _is_doubtful(row, rows, run.bounds)
        ]
    return table


def _between_centres(above: TextLine, below: TextLine) -> float:
    """The middle between two lines, which may stand so near that their letters overlap."""
    return (above.box.top + above.box.bottom + below.box.top + below.box.bottom) / 4


def is_unsure(table: Ruled) -> bool:
    """Whether so many rows are in doubt that none is to be believed; a few words that touch make no row unsure."""
    rows = [row for row in table.doubts if not _RUN_TOGETHER.search(row)]
    return len(rows) >= _DOUBTS and len(rows) * 3 >= len(table.ys) - 2


def _is_doubtful(
    row: Sequence[TextLine], rows: Sequence[Sequence[TextLine]], bounds: Sequence[float]
) -> bool:
    """Whether a row seems to be a part of one, or to hold several.

    Its main text begins in small letters or not at all; or a line within it begins like a row, in capitals; or words
    of two cells stand without room between them.
    """
    if any(_RUN_TOGETHER.search(word.text) for line in row for word in line.words):
        return True
    if _spans(row, bounds):
        return False
    main = _main(rows, bounds)
    starts = [_starts_of(line, bounds) for line in row]
    first = next((start[main] for start in starts if main in start), "")
    if not first or first[0].islower():
        return True
    begun = set(starts[0])
    for start in starts[1:]:
        fresh = all(word[0].isupper() or word[0].isdigit() for word in start.values())
        if fresh and main in start and main in begun and len(start) > max(1, 0.6 * len(bounds)):
            return True
        begun |= set(start)
    return False


def _main(rows: Sequence[Sequence[TextLine]], bounds: Sequence[float]) -> int:
    """The column with the most words."""
    words = Counter(_column(word, bounds) for row in rows for line in row for word in line.words)
    return max(words, key=lambda column: (words[column], -column))


def _starts_of(line: TextLine, bounds: Sequence[float]) -> dict[int, str]:
    """The first word of a line in each column."""
    return {_column(word, bounds): word.text for word in reversed(line.words)}


def _beside(fills: Sequence[Fill], run: Sequence[TextLine]) -> list[Fill]:
    return [
        fill
        for fill in fills
        if run[0].box.top - fill.box.area**0.5 < (fill.box.top + fill.box.bottom) / 2 < run[-1].box.bottom + 6
    ]


def _segments(line: TextLine, room: float) -> list[_Segment]:
    found: list[_Segment] = []
    for word in line.words:
        if found and word.box.x0 - found[-1].x1 < room * line.size:
            found[-1] = _Segment(found[-1].x0, max(found[-1].x1, word.box.x1))
        else:
            found.append(_Segment(word.box.x0, word.box.x1))
    return found


def _between(lines: Sequence[TextLine], rules: Sequence[Edge]) -> list[TextLine]:
    """The lines between rules, and a heading right above the first of them."""
    top, bottom = rules[0].at, rules[-1].at
    inside = [line for line in lines if top - 1 < (line.box.top + line.box.bottom) / 2 < bottom + 1]
    above = [line for line in lines if line.box.bottom <= top + 1]
    reach = top
    for line in reversed(above):
        near = reach - line.box.bottom < 1.0 * line.size
        title = bool(inside) and line.size > _LARGER * inside[0].size
        if not near or (len(_segments(line, _SOME)) < 2 and (reach == top or title)):
            break
        inside.insert(0, line)
        reach = line.box.top
    return inside


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
    while end < len(lines) and _follows(lines[end - 1], lines[end], _APART):
        end += 1
    return list(lines[start:end])


def _is_wide(line: TextLine) -> bool:
    segments = _segments(line, _WIDE)
    first = line.words[0].text
    listed = len(segments) == 2 and (bullets(f"{first} x")[0][1] or bool(labelled(f"{first} x")[0]))
    return len(segments) > 1 and not listed


def _follows(above: TextLine, below: TextLine, apart: float) -> bool:
    return below.box.top - above.box.bottom < apart * below.size and abs(above.size - below.size) < 1.5


def _columns(lines: Sequence[TextLine], fills: Sequence[Fill]) -> list[float]:
    """Where one column ends and the next begins."""
    if sum(map(_is_wide, lines)) < 2:
        return []
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
        if inside and not all(bullets(f"{text} x")[0][1] for text in inside):
            bounds.append(place)
    return bounds


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
        if len(segments := _segments(line, _WORD)) > 1 or segments[0].x1 - segments[0].x0 < wide
    ]
    covered = [segment for segments in telling for segment in segments]
    covered += [
        _Segment(fill.box.x0, fill.box.x1)
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
    start: float, end: float, room: float, telling: Sequence[Sequence[_Segment]], size: float
) -> bool:
    """Whether a strip divides columns: it is wide, or most lines at its right begin where it ends."""
    beyond = [
        next(one for one in segments if one.x0 >= start) for segments in telling if segments[-1].x0 >= start
    ]
    before = [segments for segments in telling if segments[0].x1 <= end]
    aligned = sum(abs(segment.x0 - start) < 2 for segment in beyond)
    return bool(before) and (room > _SOME * size or aligned * 2 >= max(len(beyond), 4))


def _spans(row: Sequence[TextLine], bounds: Sequence[float]) -> bool:
    """Whether a row is one text across the columns: a heading."""
    if any(len(_segments(line, _SOME)) > 1 for line in row):
        return False
    return any(line.box.x0 < bound - 1 and line.box.x1 > bound + 1 for line in row[:1] for bound in bounds)


def _filled(line: TextLine, bounds: Sequence[float]) -> set[int]:
    return {_column(word, bounds) for word in line.words}


def _column(word: Word, bounds: Sequence[float]) -> int:
    return sum((word.box.x0 + word.box.x1) / 2 > bound for bound in bounds)


def _rows(run: LineRun, step: float) -> list[list[TextLine]]:
    """The lines of each row."""
    roomy = _is_roomy(run.lines, run.bounds, step)
    rows = [[run.lines[0]]]
    for above, line in pairwise(run.lines):
        new = any(above.box.bottom - 2 < at < line.box.top + 2 for at in run.separators)
        if not run.is_ruled:
            spans = _spans([above], run.bounds) != _spans([line], run.bounds)
            headed = len(rows) == 1 and above.bold and not line.bold
            new = new or spans or headed or _is_new(above, line, run.bounds, step, roomy=roomy)
        if new:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _with_numbers(rows: list[list[TextLine]], bounds: Sequence[float]) -> list[list[TextLine]]:
    """The rows; where all but a few begin with a number of their own, those without go on with the one above."""
    starts = [_starts_of(row[0], bounds).get(0, "") for row in rows]
    own = {start for start in starts if is_id(start)}
    plain = [
        number for number, row in enumerate(rows) if number and not (starts[number] and _spans(row, bounds))
    ]
    lacking = [number for number in plain if not starts[number] and not rows[number][0].bold]
    if len(own) < _ENOUGH_NUMBERS or len(own) + len(lacking) < len(plain) or len(lacking) * 2 > len(own):
        return rows
    whole: list[list[TextLine]] = []
    for number, row in enumerate(rows):
        if number in lacking and starts[number - 1] in own:
            whole[-1] = [*whole[-1], *row]
        else:
            whole.append(row)
    return whole


def _is_new(above: TextLine, line: TextLine, bounds: Sequence[float], step: float, *, roomy: bool) -> bool:
    filled = _filled(line, bounds)
    if roomy:
        return _room(above, line, step) > _MORE and (0 in filled or len(filled) > 1)
    return len(filled) >= max(2, 0.6 * (len(bounds) + 1))


def _room(above: TextLine, line: TextLine, step: float) -> float:
    """How much further apart two lines stand than those of a text do."""
    return (line.base - above.base) / max(line.size, 1) - step


def _is_roomy(run: Sequence[TextLine], bounds: Sequence[float], step: float) -> bool:
    """Whether there is room between rows."""
    return any(
        _room(above, line, step) > _MORE and len(_filled(line, bounds)) > 1
        for above, line in pairwise(run[1:])
    )
