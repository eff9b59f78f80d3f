"""Gather: the rows of a plan's tables, put together to its actions.

A row may begin an action, be a part of the one above, or only go on with it where a page ended. A row may also be
a heading within the table, or repeat the table's own.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tcsite.importers.colours import hue
from tcsite.importers.columns import Header, PlanColumn
from tcsite.importers.document import Cell, Origin, ReviewItem, SourceLine, SourceRow, SourceTable
from tcsite.importers.grid import shadings
from tcsite.importers.headers import date_in, header_again, marks_again
from tcsite.importers.ids import id_of, is_id
from tcsite.importers.kinds import is_note, is_total, notes_below
from tcsite.importers.labels import Role
from tcsite.importers.rows import ActionRows, CellGroup, RowSpan, StrandDraft
from tcsite.importers.status import is_legend
from tcsite.importers.strands import begins_with_strand, heading, names_strand
from tcsite.importers.words import broken, continues
from tcsite.text.phrases import plain

TOTAL = "this row adds others up; it is no action"
NOTE = "this row is a note or the number of a page; it is no action"
BELOW = "this row has one cell only, below rows that have several: it is read as a note, and not as an action"
LEGEND = "this legend says what colours mean; it is not imported"
_UPDATE = re.compile(
    r"(?P<label>(?:(?:status|progress|latest|current|annual|year \d)\s+)?(?:updates?|progress|comments?)\b[^:\n]{0,40}):\s*",
    re.IGNORECASE,
)
_TITLE = 90  # characters: a heading within a table is not longer
_FEW_WORDS = 5
_PROSE: tuple[Role, ...] = ("text", "steps", "rationale", "outputs", "success", "comments", "reason", "note")
_BRIEF: frozenset[Role] = frozenset(
    ("when", "start", "end", "status", "mark")
)  # a page break does not cut these
_CONTINUED = ("(continued)", "(cont)", "(cont.)", "(cont'd)", "(contd)", "continued", "cont.", "cont'd")


@dataclass(slots=True)
class _State:
    """What the rows of one table have in common."""

    header: Header
    numbered: bool  # its actions have ids
    listed: bool  # most of its actions are bullets
    loose: frozenset[Role]  # columns in which sentences begin with small letters, so that these mean nothing
    ground: frozenset[str]
    paper: set[str]  # colours that whole columns have, and that say nothing


class Gathering:
    """Reads the tables of one plan, in order."""

    def __init__(self) -> None:
        self.strands: list[StrandDraft] = []
        self.entries: list[ActionRows] = []
        self.todo: list[ReviewItem] = []
        self.headers: list[Header] = []
        self.handled: set[Origin] = set()  # cells of headings that are repeated
        self.counts: list[tuple[str, Counter[str]]] = []  # the rows of each table, by what they became
        self._known: dict[str, StrandDraft] = {}
        self._strand: StrandDraft | None = None
        self._objective: CellGroup | None = None
        self._after_heading = False

    def heading(self, lines: Sequence[str], origin: Origin) -> None:
        """A heading of the plan begins here."""
        title, aim = heading(lines)
        for mark in _CONTINUED:
            title = title.removesuffix(mark).strip() or title
        known = self._known.get(plain(title))
        if known is None:
            known = self._known[plain(title)] = StrandDraft(title, aim, origin, " ".join(lines))
            self.strands.append(known)
        elif aim and aim not in known.aim:
            known.aim = known.aim or aim
            if known.aim != aim:
                self.todo.append(ReviewItem(origin, aim, f'another aim of "{title}", left out'))
        known.words = " ".join(lines)
        self._strand, self._objective = known, None

    def table(self, table: SourceTable, header: Header) -> None:
        """Read a table's rows below its heading."""
        self.headers.append(header)
        self.counts.append((table.name, Counter({"heading": header.after - header.first})))
        if header.strand:
            self.heading([header.strand], Origin(table.name, header.first + 1))
        self._after_heading = False
        rows = list(table.rows[header.after :])
        state, width = _state(header, rows), table.width
        notes = {id(row) for row in [row for row in rows if row.filled][::-1][: notes_below(rows)]}
        for number, row in enumerate(rows):
            again = header_again(row, state.header, rows[number + 1 :])
            if again and again is not state.header:
                self.headers.append(again)
                state = _state(again, rows[number + 1 :])
            if again or marks_again(row, state.header):
                self._repeated(row, state)
                self._count("heading")
                continue
            if (not self.entries or number >= len(rows) - 1) and is_legend([row]):
                self.todo.append(ReviewItem(row.filled[0].origin, row.text, LEGEND))
                self._count("legend")
                continue
            if id(row) in notes and not self._goes_on(row.filled[0]):
                self.todo.append(ReviewItem(row.filled[0].origin, row.text, BELOW))
                self._count("note")
            elif not self._tail(row):
                self._row(row, state, width)

    def _tail(self, row: SourceRow) -> bool:
        """Put a row on the list that adds others up, or is a note or the number of a page."""
        why = (is_total(row) and TOTAL) or (is_note(row) and NOTE) or ""
        if why:
            self.todo.append(ReviewItem(row.filled[0].origin, row.text, why))
            self._count("total" if why == TOTAL else "note")
        return bool(why)

    def _count(self, what: str) -> None:
        self.counts[-1][1][what] += 1

    def _repeated(self, row: SourceRow, state: _State) -> None:
        """The table's heading once more, perhaps with another strand's name in it."""
        self.handled |= {cell.origin for cell in row.cells}
        if state.header.strand and row.cells[0].lines and names_strand(row.cells[0].text):
            self.heading([line.text for line in row.cells[0].lines], row.cells[0].origin)

    def _row(self, row: SourceRow, state: _State, width: int) -> None:
        alone = self._alone(row, state, width)
        if alone and self._update(alone):
            self._count("row of the action above")
            return
        if alone:
            self._title(alone)
            self._count("heading")
            return
        span = self._span_of(row, state)
        if not span.columns:
            self._count("empty row" if not row.filled else "heading")
            return
        self._after_heading = False
        began = self._headings(row, state)
        kind = "new" if began else self._kind(span, state)
        if self.entries and "text" in span.merged and "text" not in span.columns and not _numbers(span):
            kind = "part"  # a further aim, or a further heading, of the action above
            self._further_aim()
        if kind == "new" or not self.entries:
            self._take_merged(span)
            self.entries.append(ActionRows(self._strand, [span], self._objective))
            self._count("action")
        elif kind == "part":
            self.entries[-1].spans.append(span)
            self._count("row of the action above")
        else:
            self._count("row of the action above")
            _extend(self.entries[-1].spans[-1], span)

    def _further_aim(self) -> None:
        """Add the aim that begins beside the lower part of an action's cell to those of the action."""
        entry, aim = self.entries[-1], self._objective
        if aim and entry.objective and aim is not entry.objective:
            lines = [*entry.objective.lines, *aim.lines]
            entry.objective = replace(entry.objective, lines=lines, also=[*entry.objective.also, aim.origin])

    def _update(self, cell: Cell) -> bool:
        """Whether a row of one cell says how far the action above is: "Update (Sept 2025): …"; it is taken then."""
        found = _UPDATE.match(cell.text)
        if not found or not self.entries or self._after_heading:
            return False
        column = PlanColumn("comments", found["label"], cell.column, dated=date_in(found["label"]))
        lines = [replace(cell.lines[0], text=cell.lines[0].text[found.end() :]), *cell.lines[1:]]
        group = CellGroup(column, [line for line in lines if line.text], "", cell.origin)
        self.entries[-1].spans[-1].columns.setdefault("comments", []).append(group)
        return True

    def _take_merged(self, span: RowSpan) -> None:
        """Give an action what a cell says that began beside the one above: an owner of both."""
        last = self.entries[-1].spans[-1] if self.entries else RowSpan(span.origin)
        for role in sorted(span.merged - {"id", "text", "strand", "objective"}):
            if role not in span.columns and (cells := last.cells(role)):
                span.columns[role] = [replace(one, lines=list(one.lines)) for one in cells]

    # Headings within the table

    def _alone(self, row: SourceRow, state: _State, width: int) -> Cell | None:
        """The cell of a row that is a heading: it stands alone, and looks like one."""
        if len(row.filled) != 1:
            return self._numbered_heading(row, state)
        cell = row.filled[0]
        column = next(column for column, found in state.header.of(row) if found is cell)
        others = {other.colour for other in row.cells if other is not cell} - {cell.colour}
        if any(hue(colour) for colour in others) or any(line.bullet for line in cell.lines):
            return None
        if width > 1 and cell.across * 5 >= width * 3:
            return cell
        leftmost = cell.column == state.header.columns[0].start
        if column.role == "id" and leftmost and self._after_heading and not is_id(cell.text):
            return cell
        if column.role not in ("id", "text") or is_id(cell.text) or not (leftmost or cell.bold):
            return None
        title, _ = heading([line.text for line in cell.lines])
        named = names_strand(title) and len(title.split()) <= _FEW_WORDS
        short = len(cell.text.split()) <= _FEW_WORDS and not cell.text.endswith((".", ";", ","))
        titled = short and (
            state.listed or cell.text.endswith(":") or (state.header.has("id") and state.numbered)
        )
        likely = named or titled or (cell.bold and len(cell.text) <= _TITLE)
        return cell if likely and not self._goes_on(cell) else None

    def _numbered_heading(self, row: SourceRow, state: _State) -> Cell | None:
        """A heading with a number in the column of ids: "1 | Visibility", above 1.1 and 1.2."""
        if len(row.filled) != 2:
            return None
        (number, first), (words, second) = [pair for pair in state.header.of(row) if pair[1].lines]
        named = begins_with_strand(second.text) and len(second.text.split()) <= _FEW_WORDS
        if number.role != "id" or words.role != "text" or not is_id(first.text) or not named:
            return None
        lines = (
            replace(second.lines[0], text=f"{first.text.rstrip('.')}. {second.lines[0].text}"),
            *second.lines[1:],
        )
        return replace(second, lines=lines)

    def _goes_on(self, cell: Cell) -> bool:
        before = self.entries[-1].spans[-1].words("text") if self.entries else ""
        return cell.text[:1].islower() and continues(before, cell.text)

    def _title(self, cell: Cell) -> None:
        """A heading, or the aim below one, or a remark that has no other place."""
        lines = [line.text for line in cell.lines]
        title, _ = heading(lines)
        new = len(title.split()) <= _FEW_WORDS and begins_with_strand(title)
        if self._after_heading and self._strand and not new:
            self._strand.aim = f"{self._strand.aim} {cell.text}".strip()
        elif len(title) <= _TITLE:
            self.heading(lines, cell.origin)
            self._after_heading = True
        else:
            self.todo.append(
                ReviewItem(cell.origin, cell.text, "this row is neither a heading nor an action")
            )

    def _headings(self, row: SourceRow, state: _State) -> bool:
        """Take the strand and the objective that the row's own cells give; whether a new one began."""
        began = False
        for column, cell in state.header.of(row):
            if column.role == "strand" and cell.lines:
                if self._strand and continues(self._strand.words, cell.text) and cell.text[0].islower():
                    self._strand.aim = f"{self._strand.aim} {cell.text}".strip()
                    self._strand.words += f" {cell.text}"
                else:
                    before = self._strand
                    self.heading([line.text for line in cell.lines], cell.origin)
                    began = began or before is not self._strand
            elif column.role == "objective" and cell.lines:
                if self._objective and continues(self._objective.text, cell.text) and cell.text[0].islower():
                    self._objective.lines.extend(cell.lines)
                else:
                    self._objective = CellGroup(column, list(cell.lines), "", cell.origin)
                    began = True
        return began

    # Rows

    def _span_of(self, row: SourceRow, state: _State) -> RowSpan:
        span = RowSpan(row.cells[0].origin if row.cells else Origin(), ground=state.ground)
        colours = []
        for column, cell in state.header.of(row):
            if cell.above:
                span.merged.add(column.role)
            telling = cell.colour and column.role in ("status", "mark")
            if column.role not in ("strand", "objective") and (cell.lines or telling):
                cells = CellGroup(column, list(cell.lines), cell.colour, cell.origin)
                span.columns.setdefault(column.role, []).append(cells)
            if cell.colour not in state.paper and column.role not in ("strand", "objective", "status"):
                colours.append(cell.colour)
        span.colours = tuple(sorted({colour for colour in colours if colour}))
        return span

    def _kind(self, span: RowSpan, state: _State) -> str:
        """Whether a row begins an action ("new"), is a part of it ("part"), or goes on with it ("more")."""
        if not self.entries or self.entries[-1].strand is not self._strand:
            return "new"
        last = self.entries[-1].spans[-1]
        going_on = self._continues(last, span, state)
        if state.numbered and "id" not in span.merged:
            id = id_of(span.words("id"))
            if id:
                same = id == id_of(self.entries[-1].spans[0].words("id"))
                return "part" if same and not going_on else "more" if same else "new"
            if span.columns.get("id") and not going_on:
                return "new"
        if "text" in span.columns:
            if going_on:
                return "more"
            return "part" if state.numbered or "text" in span.merged else "new"
        return "part" if "text" in span.merged and set(span.columns) - {"status", "mark"} else "more"

    def _continues(self, last: RowSpan, span: RowSpan, state: _State) -> bool:
        """Whether the row is the rest of the one above, cut off where a page ended."""
        if "text" in span.columns and any(span.words(role) for role in _BRIEF):
            return False
        for role in _PROSE if state.numbered or "text" not in span.columns else ("text",):
            if role in state.loose:
                continue
            before = {one.column.start: one.text for one in last.cells(role)}
            if any(continues(before.get(one.column.start, ""), one.text) for one in span.cells(role)):
                return True
        return False


def _numbers(span: RowSpan) -> bool:
    """Whether a row has an id of its own."""
    return bool(id_of(span.words("id")))


def _state(header: Header, rows: Sequence[SourceRow]) -> _State:
    cells = [(column, cell) for row in rows for column, cell in header.of(row)]
    marks = [cell for column, cell in cells if column.role == "mark" and not cell.above]
    filled_rows = sum(bool(row.filled) for row in rows)
    places = filled_rows * sum(column.role == "mark" for column in header.columns)
    paper = set()
    for column in header.columns:
        colours = {cell.colour for found, cell in cells if found == column}
        if len(colours) == 1 and len(rows) > 2 and column.role not in ("status", "mark"):
            paper |= colours
    small = Counter(column.role for column, cell in cells if cell.lines and cell.text[0].islower())
    filled = Counter(column.role for column, cell in cells if cell.lines)
    return _State(
        header,
        numbered=any(column.role == "id" and id_of(cell.text) for column, cell in cells),
        listed=_are_listed(header, rows),
        loose=frozenset(role for role in small if small[role] * 3 > filled[role] and filled[role] > 2),
        ground=shadings(marks, places),
        paper=paper,
    )


def _are_listed(header: Header, rows: Sequence[SourceRow]) -> bool:
    """Whether most actions of a table are bullets, so that what is none may be a heading."""
    texts = [
        cell
        for row in rows
        if len(row.filled) > 1
        for column, cell in header.of(row)
        if column.role == "text" and cell.lines
    ]
    return sum(cell.lines[0].bullet for cell in texts) * 2 > len(texts)


def _extend(span: RowSpan, more: RowSpan) -> None:
    """Add what went on on the next page; a sentence that the page cut in two is joined."""
    for role, cells in more.columns.items():
        for one in cells:
            same = [old for old in span.cells(role) if old.column.start == one.column.start]
            if not same:
                span.columns.setdefault(role, []).append(one)
                continue
            old = same[0]
            lines = one.lines
            if old.lines and lines and _joins(old.lines[-1], lines[0]):
                old.lines[-1] = replace(old.lines[-1], text=f"{old.lines[-1].text} {lines[0].text}")
                lines = lines[1:]
            old.lines.extend(lines)
            old.also.append(one.origin)
            old.colour = old.colour or one.colour
    span.colours = tuple(sorted({*span.colours, *more.colours}))


def _joins(before: SourceLine, after: SourceLine) -> bool:
    return not after.bullet and (continues(before.text, after.text) or broken(before.text, after.text))
