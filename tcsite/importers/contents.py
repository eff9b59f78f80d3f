"""Contents: what a column holds, by its cells where its heading does not say."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tcsite.content.status_words import status_of
from tcsite.importers.colours import SIGNALS, hue
from tcsite.importers.columns import Header, PlanColumn
from tcsite.importers.dates import timing
from tcsite.importers.document import Cell, SourceRow
from tcsite.importers.grid import is_blank, is_mark
from tcsite.importers.ids import is_id
from tcsite.importers.labels import Role, meaning
from tcsite.importers.lists import AHEAD, PAST
from tcsite.importers.owners import names_somebody
from tcsite.importers.status import Legend, of_words
from tcsite.importers.strands import begins_with_strand
from tcsite.importers.tags import mentions
from tcsite.text.phrases import plain

_LONG = 45  # characters, on average: longer cells describe, shorter ones name somebody
_SAMPLE = 60  # cells that show what a column holds
_WORDS = 3  # on average, in cells that hold actions
_TELLING = frozenset(("id", "when", "status", "strand", "mark", "owners"))
_PLAIN = Legend()
_COLOUR_WORDS = {colour: colour for colour in SIGNALS}
Cells = dict[PlanColumn, list[Cell]]


def with_roles(header: Header, rows: Sequence[SourceRow]) -> tuple[PlanColumn, ...]:
    """The columns of a heading: those whose labels say too little by what they hold."""
    cells = by_column(header, rows)
    columns = [_unticked(column, cells) for column in _choices(list(header.columns), cells)]
    if not any(column.role == "status" for column in columns):
        columns = [_rated(column, cells) for column in columns]
    if not any(column.role == "strand" for column in columns):
        columns = [_themed(column, cells) for column in columns]
    for number, column in enumerate(columns):
        known = column.role == "other" and meaning(column.label).sure
        doubtful = not known and column.role in _DOUBTFUL
        if not column.sure or doubtful or "milestone" in plain(column.label):
            columns[number] = _guessed(column, cells.get(column, []), {one.role for one in columns})
    return _settled(columns, header, cells)


def _choices(columns: list[PlanColumn], cells: Cells) -> list[PlanColumn]:
    """The columns; those of a status each, of which one is ticked, as what they are."""
    chosen = {
        number: status
        for number, column in enumerate(columns)
        if (status := of_words(column.label, _PLAIN)[0] or _COLOUR_WORDS.get(plain(column.label), ""))
        and all(_is_tick(cell) for cell in cells.get(column, []))
    }
    ticked = any(is_mark(cell.text) for number in chosen for cell in cells.get(columns[number], []))
    if len(chosen) < 2 or not ticked:
        return columns
    return [
        replace(column, role="status", choice=column.label, sure=True) if number in chosen else column
        for number, column in enumerate(columns)
    ]


def _rated(column: PlanColumn, cells: Cells) -> PlanColumn:
    """A column; one for comments that are words for statuses, and nothing else, is the one for the status."""
    filled = [cell for cell in cells.get(column, []) if cell.lines]
    brief = all(len(cell.text.split()) <= _WORDS for cell in filled)
    rated = (
        column.role == "comments" and brief and _share(filled, lambda cell: bool(status_of(cell.text))) > 0.5
    )
    return replace(column, role="status") if rated else column


def _themed(column: PlanColumn, cells: Cells) -> PlanColumn:
    """A column; one for objectives that only names themes is the one for them."""
    filled = [cell for cell in cells.get(column, []) if cell.lines]
    brief = all(len(cell.text.split()) <= _WORDS for cell in filled)
    named = brief and _share(filled, lambda cell: begins_with_strand(cell.text)) > 0.5
    return replace(column, role="strand") if column.role == "objective" and named else column


def _unticked(column: PlanColumn, cells: Cells) -> PlanColumn:
    """A column; one for words that holds nothing but ticks is none of those that we know."""
    filled = [cell for cell in cells.get(column, []) if cell.lines]
    ticked = any(is_mark(cell.text) for cell in filled) and all(map(_is_tick, filled))
    return replace(column, role="other") if ticked and column.role in _WORDED and column.label else column


def _is_tick(cell: Cell) -> bool:
    return not cell.text or is_mark(cell.text) or is_blank(cell.text)


def without_header(rows: Sequence[SourceRow]) -> Header | None:
    """What the columns of a table without a heading hold; None if nothing in it looks like an action."""
    width = max((cell.column + cell.across for row in rows for cell in row.cells), default=0)
    columns = tuple(PlanColumn("other", "", place, sure=False) for place in range(width))
    header = Header(columns)
    cells = by_column(header, rows)
    header = Header(tuple(column for column in columns if _filled(cells, column)))
    header = Header(with_roles(header, rows))
    return header if tells_actions(header, rows) else None


def tells_actions(header: Header, rows: Sequence[SourceRow]) -> bool:
    """Whether a table whose labels do not say so holds actions: sentences, and something about each."""
    texts = [
        cell.text for row in rows for column, cell in header.of(row) if column.role == "text" and cell.lines
    ]
    wordy = sum(len(text.split()) for text in texts) >= _WORDS * len(texts) > 0
    others = {column.role for column in header.columns} & _TELLING
    return len(header.columns) > 1 and wordy and bool(others)


def is_typed(cells: Sequence[Cell], above: Cell) -> bool:
    """Whether the cells of a column are of a kind that the one above them is not: dates below "Finish line"."""
    filled = [cell for cell in cells if cell.lines]
    return any(
        filled and _share(filled, test) >= least and not test(above) for _, least, test in _TESTS
    ) and not is_mark(above.text)


def by_column(header: Header, rows: Sequence[SourceRow]) -> Cells:
    """The cells of each column."""
    cells: Cells = {}
    for row in rows:
        for column, cell in header.of(row):
            cells.setdefault(column, []).append(cell)
    return cells


def _filled(cells: Cells, column: PlanColumn) -> list[Cell]:
    """The cells of a column that hold something."""
    return [cell for cell in cells.get(column, []) if cell.lines or cell.colour]


def _guessed(column: PlanColumn, cells: Sequence[Cell], taken: set[Role]) -> PlanColumn:
    """A column with the role that its cells show; as it was, if they show none."""
    filled = [cell for cell in cells if cell.lines]
    if column.role in ("target", "outputs"):
        dated = "when" not in taken and _share(filled, _is_time) > 0.5
        return replace(column, role="when") if dated else column
    if column.role == "talent":
        clear = (
            "talent" in column.label.lower() or _share(filled, lambda cell: bool(mentions(cell.text))) > 0.5
        )
        return column if clear else replace(column, role="other")
    if column.role == "id":
        return (
            column
            if not filled or _share(filled, lambda cell: len(cell.text) < 20) > 0.5
            else replace(column, role="other", sure=False)
        )
    for role, least, test in _TESTS:
        coloured = [cell for cell in cells if cell.lines or cell.colour] if role == "status" else filled
        if role not in taken and coloured and _share(coloured, test) >= least:
            return replace(column, role=role)
    return column


def _share(cells: Sequence[Cell], test: Callable[[Cell], bool]) -> float:
    sample = cells[:_SAMPLE]
    return sum(map(test, sample)) / len(sample) if sample else 0.0


def _is_time(cell: Cell) -> bool:
    read = timing(cell.text)
    return read is None or (read.understood and not is_id(cell.text))


def _is_status(cell: Cell) -> bool:
    if not cell.lines:
        return hue(cell.colour) in SIGNALS
    return bool(of_words(cell.text, _PLAIN)[0]) and len(cell.text) < _LONG


_WORDED = frozenset(("text", "steps", "rationale", "outputs", "success", "resources", "evidence", "reason"))
_DOUBTFUL: tuple[Role, ...] = ("target", "talent", "other", "id")
_TESTS: tuple[tuple[Role, float, Callable[[Cell], bool]], ...] = (
    ("strand", 0.6, lambda cell: begins_with_strand(cell.text)),
    ("id", 0.6, lambda cell: is_id(cell.text)),
    ("when", 0.5, _is_time),
    ("status", 0.6, _is_status),
    ("owners", 0.7, lambda cell: names_somebody(cell.text)),
)


def _settled(columns: list[PlanColumn], header: Header, cells: Cells) -> tuple[PlanColumn, ...]:
    """The columns, with one for what is to be done: whichever comes nearest to it."""
    if header.strand:
        columns = [replace(columns[0], role="text"), *columns[1:]]
    columns = _pillars_as_actions(columns, header, cells)
    roles = [column.role for column in columns]
    if "text" in roles:
        return tuple(columns)
    place = _nearest(columns, header, cells)
    if place is None:
        return tuple(columns)
    columns[place] = replace(columns[place], role="text")
    if AHEAD.search(columns[place].label):
        columns = [replace(one, role="achieved") if PAST.search(one.label) else one for one in columns]
    if not any(column.label for column in columns):
        columns = _unlabelled(columns, place, header, cells)
    return tuple(columns)


def _pillars_as_actions(columns: list[PlanColumn], header: Header, cells: Cells) -> list[PlanColumn]:
    """Read "Action | Achievements" as it is meant, where the actions are the pillars, not what was done."""
    roles = [column.role for column in columns]
    if roles.count("text") != 1 or {"strand", "id"} & set(roles):  # what is numbered is no pillar
        return columns
    place = roles.index("text")
    texts = [cell.text for cell in _filled(cells, header.columns[place]) if cell.lines]
    later = next(
        (number for number, role in enumerate(roles) if role in ("comments", "outputs", "other", "steps")),
        None,
    )
    if later is None or sum(map(begins_with_strand, texts)) * 2 <= len(texts):
        return columns
    columns[place] = replace(columns[place], role="strand")
    columns[later] = replace(columns[later], role="text")
    return columns


def _nearest(columns: Sequence[PlanColumn], header: Header, cells: Cells) -> int | None:
    """The column that holds actions, where none is called so."""
    done = [number for number, column in enumerate(columns) if PAST.search(column.label)]
    ahead = [number for number, column in enumerate(columns) if AHEAD.search(column.label)]
    if done and len(ahead) == 1 and _filled(cells, header.columns[ahead[0]]):
        return ahead[0]
    for role in ("steps", "objective", "outputs"):
        if place := next((number for number, column in enumerate(columns) if column.role == role), None):
            return place
    if columns and columns[0].role in ("steps", "objective", "outputs"):
        return 0
    lengths = {
        number: sum(len(cell.text) for cell in _filled(cells, header.columns[number]))
        for number, column in enumerate(columns)
        if column.role in ("other", "comments", "note")
    }
    named = {
        number
        for number in lengths
        if _share(_filled(cells, header.columns[number]), lambda cell: names_somebody(cell.text)) > 0.5
    }
    lengths = {number: length for number, length in lengths.items() if number not in named} or lengths
    if not any(lengths.values()):
        return None
    # The longest; but of two long ones the first, for comments come after what they comment on.
    return next(number for number, length in lengths.items() if length * 3 >= max(lengths.values()))


def _unlabelled(columns: list[PlanColumn], text: int, header: Header, cells: Cells) -> list[PlanColumn]:
    """Columns without any labels: short cells after the action name somebody, if their owners are missing."""
    for number, column in enumerate(columns):
        if number <= text or column.role != "other":
            continue
        filled = [cell for cell in _filled(cells, header.columns[number]) if cell.lines]
        if filled and all(is_mark(cell.text) or is_blank(cell.text) for cell in filled):
            columns[number] = replace(column, role="mark")
        elif filled and sum(len(cell.text) for cell in filled) <= _LONG * len(filled):
            columns[number] = replace(column, role="owners")
            break
    return columns
