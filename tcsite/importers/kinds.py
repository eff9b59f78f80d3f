"""Kinds: tables that stand beside a plan and are no actions: version histories, surveys, risks, people, figures."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tcsite.frozen import dataclass
from tcsite.importers.columns import Header
from tcsite.importers.document import SourceRow, SourceTable
from tcsite.importers.labels import meaning
from tcsite.text.data import word_lists
from tcsite.text.phrases import plain

_DATA = word_lists("tcsite.importers", "tables")
_SEARCHED = 4  # rows in which a heading may stand
_LONGEST = 60  # characters of a heading
_LONGEST_NEAR = 80
_OWNED = frozenset(("owners", "success", "outputs", "status"))
_TIMES = frozenset(("when", "start", "end", "mark"))


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    first: frozenset[str]
    any: frozenset[str]
    only: frozenset[str]
    near: re.Pattern[str]
    unless_actions: bool
    unless_owned: bool

    def fits(self, labels: Sequence[str]) -> bool:
        """Whether headings are those of this kind."""
        begun = not self.first or labels[0] in self.first or (_numbers(labels[0]) and labels[1] in self.first)
        holds = not self.any or not self.any.isdisjoint(labels)
        return bool(self.first or self.only) and begun and holds and (not self.only or self.only >= {*labels})

    def spared(self, labels: Sequence[str]) -> bool:
        """Whether other headings say that these are actions after all."""
        meanings = [meaning(label) for label in labels]
        acts = any(found.role == "text" and found.sure == 2 for found in meanings)
        owned = any(found.role in _OWNED and found.sure == 2 for found in meanings)
        return (self.unless_actions and acts) or (self.unless_owned and acts and owned)


def _numbers(label: str) -> bool:
    """Whether a column only numbers what the next one says: "Ref" before "Risk"."""
    return meaning(label).role == "id"


def _kind(entry: Mapping[str, Any]) -> _Kind:
    words = {key: frozenset(map(str, entry.get(key, ()))) for key in ("first", "any", "only")}
    return _Kind(
        entry["name"],
        words["first"],
        words["any"],
        words["only"],
        re.compile(entry["near"], re.IGNORECASE),
        "unless_actions" in entry,
        "unless_owned" in entry,
    )


_KINDS = tuple(map(_kind, _DATA["kinds"]))
_TOTAL = re.compile(_DATA["totals"], re.IGNORECASE)
_NOTE = re.compile(_DATA["notes"], re.IGNORECASE)
_TOTAL_ALONE = re.compile(
    r"(?:grand |sub-? ?|overall )?totals?\b[^\w]{0,5}(?:\d{1,6}\b[^\n]{0,20}|[\w ]{0,12}\W{1,5}\d{1,6})?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\d{1,3} (?:actions?|items?|activities|tasks?|objectives?|measures?|rows?|entries)\b(?: (?:in (?:all|total)|altogether|overall|listed))?\.?",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[£€$]? ?[-+]?\d[\d,. ]{0,15} ?(?:%|k|m|fte|days?)?", re.IGNORECASE)


def other_kind(table: SourceTable, near: str = "") -> str:
    """What a table is, if it is no plan: "a version history"; "" if it may be one. `near` is the heading above it."""
    heading = near if len(near) <= _LONGEST_NEAR else ""
    for row in _headings(table):
        labels = [plain(cell.text) for cell in row.filled]
        for kind in _KINDS:
            if kind.fits(labels) and not kind.spared(labels):
                return kind.name
    named = next((kind for kind in _KINDS for name in (table.title, heading) if kind.near.search(name)), None)
    return named.name if named and not any(_tells_actions(row) for row in _headings(table)) else ""


def names_other_kind(heading: str) -> bool:
    """Whether a heading is that of something beside a plan: "Survey results", "Membership"."""
    return any(kind.near.search(heading) for kind in _KINDS)


def _headings(table: SourceTable) -> list[SourceRow]:
    rows = [row for row in table.rows if len(row.filled) > 1][:_SEARCHED]
    return [row for row in rows if all(len(cell.text) <= _LONGEST for cell in row.filled)][:1]


def _tells_actions(row: SourceRow) -> bool:
    """Whether a heading surely is one of actions: what is done, and who, when or how it is known."""
    meanings = [meaning(cell.text) for cell in row.filled]
    roles = {found.role for found in meanings if found.sure}
    acts = any(found.role == "text" and found.sure == 2 for found in meanings)
    aims = "objective" in roles and "owners" in roles
    return (acts or (aims and bool(roles & _TIMES))) and bool(roles & (_OWNED | _TIMES))


def worth(header: Header) -> int:
    """How much a heading is one of a plan: what is to be done counts most, then who, when and how it is known."""
    roles = {column.role for column in header.columns if column.sure}
    surely = any(column.role == "text" and meaning(column.label).sure == 2 for column in header.columns)
    groups = (_TIMES, {"owners"}, {"success", "outputs", "target"}, {"status"})
    return (
        4 * surely
        + 2 * sum(bool(roles & group) for group in groups)
        + len(roles & {"id", "strand", "objective"})
    )


def is_total(row: SourceRow) -> bool:
    """Whether a row adds others up: "Total actions | 4"."""
    first, *others = row.filled or [None]
    figures = [cell for cell in others if cell and _FIGURE.fullmatch(cell.text.strip())]
    alone = bool(first and not others and _TOTAL_ALONE.fullmatch(first.text))
    if first and not others and _COUNTED.fullmatch(first.text.strip()):
        return True
    return bool(first and _TOTAL.match(first.text)) and (alone or (0 < len(others) == len(figures)))


def is_note(row: SourceRow) -> bool:
    """Whether a row is a page's number or a note: "Page 2 of 3", "Note: dates may change"."""
    return len(row.filled) == 1 and bool(_NOTE.match(row.filled[0].text.strip()))


def notes_below(rows: Sequence[SourceRow]) -> int:
    """How many rows at a table's end have one cell only, where each of the others has several: notes below it."""
    rows = [row for row in rows if row.filled]
    filled = [len(row.filled) for row in rows]
    alone = [
        len(row.filled) == 1 and bool(row.cells[0].lines) and not any(cell.above for cell in row.cells)
        for row in rows
    ]
    count = next((number for number, single in enumerate(reversed(alone)) if not single), 0)
    others = filled[: len(filled) - count]
    return count if len(others) > 1 and min(others) > 1 else 0


def are_figures(table: SourceTable, header: Header) -> bool:
    """Whether what would be actions has no words: "1", "45%"."""
    texts = [
        cell.text
        for row in table.rows[header.after :]
        for column, cell in header.of(row)
        if column.role == "text" and cell.lines
    ]
    return sum(not any(map(str.isalpha, text)) for text in texts) * 2 > len(texts)
