"""Unruled: tables that show their columns by room alone, or by lines between their rows."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from tcsite.importers.ids import is_id
from tcsite.importers.pdf.gutters import SOME, segments_of
from tcsite.importers.pdf.lines import TextLine, Typesetting
from tcsite.importers.pdf.page import Area, Word
from tcsite.importers.pdf.ruled import Region, Ruled
from tcsite.importers.pdf.runs import LineRun
from tcsite.importers.words import broken, is_bullet

_MORE = 0.22  # room between rows, beyond that between lines, as a multiple of the type's size
_ENOUGH_NUMBERS = 4
_RUN_TOGETHER = re.compile(
    r"[a-z]{3}[A-Z][a-z]|[A-Za-z]{3}20\d\d|20\d\d[A-Za-z]{3}"
)  # "JuneAll", "2026profile"
_DOUBTS = 2  # rows in doubt that may make all others so


def unruled(run: LineRun, setting: Typesetting) -> Ruled | None:
    """The table that a run of lines is; None if it is none."""
    if not run.bounds:
        return None
    rows = _rows(run, setting)
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
    table.doubts = [
        " ".join(line.text for line in row)
        for row in rows[1:]
        if _runs_together(row) or (not run.is_ruled and _is_doubtful(row, rows, run.bounds))
    ]
    return table


def _between_centres(above: TextLine, below: TextLine) -> float:
    """The middle between two lines, which may stand so near that their letters overlap."""
    return (above.box.top + above.box.bottom + below.box.top + below.box.bottom) / 4


def is_unsure(table: Ruled) -> bool:
    """Whether so many rows are in doubt that none is to be believed; a few words that touch make no row unsure."""
    rows = [row for row in table.doubts if not _RUN_TOGETHER.search(row)]
    return len(rows) >= _DOUBTS and len(rows) * 3 >= len(table.ys) - 2


def _runs_together(row: Sequence[TextLine]) -> bool:
    """Whether words of two cells stand without room between them."""
    return any(_RUN_TOGETHER.search(word.text) for line in row for word in line.words)


def _is_doubtful(
    row: Sequence[TextLine], rows: Sequence[Sequence[TextLine]], bounds: Sequence[float]
) -> bool:
    """Whether a row seems to be a part of one, or to hold several.

    Its main text begins in small letters or not at all; or a line within it begins like a row, in capitals.
    """
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


def _spans(row: Sequence[TextLine], bounds: Sequence[float]) -> bool:
    """Whether a row is one text across the columns: a heading."""
    if any(len(segments_of(line, SOME)) > 1 for line in row):
        return False
    return any(line.box.x0 < bound - 1 and line.box.x1 > bound + 1 for line in row[:1] for bound in bounds)


def _filled(line: TextLine, bounds: Sequence[float]) -> set[int]:
    return {_column(word, bounds) for word in line.words}


def _column(word: Word, bounds: Sequence[float]) -> int:
    return sum((word.box.x0 + word.box.x1) / 2 > bound for bound in bounds)


def _rows(run: LineRun, setting: Typesetting) -> list[list[TextLine]]:
    """The lines of each row."""
    bounds, step = run.bounds, setting.leading
    roomy = _is_roomy(run.lines, bounds, step)
    main = _main([run.lines], bounds)
    rows = [[run.lines[0]]]
    for above, line in pairwise(run.lines):
        new = any(above.box.bottom - 2 < at < line.box.top + 2 for at in run.separators)
        if not run.is_ruled and not new:
            headed = len(rows) == 1 and above.bold and not line.bold
            new = headed or _spans([above], bounds) != _spans([line], bounds)
            if not new and setting.ends and not roomy:
                new = _begins_all(rows[-1], line, bounds, main)
            elif not new and (roomy or not _goes_on(line, bounds, main)):
                new = _is_new(above, line, bounds, step, roomy=roomy)
        if new:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _begins_all(row: Sequence[TextLine], line: TextLine, bounds: Sequence[float], main: int) -> bool:
    """Whether a line begins a row where lines that go on end with a space: no text of the row above goes on in it."""
    last = {_column(word, bounds): word for above in row for word in above.words}
    first = _starts_of(line, bounds)
    if any(last[column].spaced for column in first if column in last) or len(first) < 2 or main not in first:
        return False
    goes_on = first[main][0].islower() or is_bullet(first[main])
    return (
        main in last
        and not goes_on
        and not any(broken(last[column].text, "") for column in first if column in last)
    )


def _goes_on(line: TextLine, bounds: Sequence[float], main: int) -> bool:
    """Whether the main text of a line that seems to begin a row is the middle of a sentence."""
    return _starts_of(line, bounds).get(main, "")[:1].islower()


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
