"""Tracing: what each cell of a document became, and how many rows became what."""

from collections.abc import Iterable, Iterator, Mapping

from tcsite.frozen import dataclass
from tcsite.importers.document import Cell, Origin, ReviewItem, SourceDocument, SourceTable
from tcsite.importers.drafts import PlanDraft
from tcsite.importers.labels import Role
from tcsite.importers.rows import RowSpan
from tcsite.importers.split import ActionDraft

KEYS: Mapping[Role, str] = {
    "steps": "text",
    "start": "when",
    "end": "when",
    "mark": "when",
    "baseline": "measures",
    "target": "measures",
    "status": "progress",
    "comments": "progress",
    "reason": "progress",
    "evidence": "progress",
    "other": "note",
    "strand": "strand",
    "objective": "rationale",
}
"""The keys of an action that columns fill, where they have other names."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What a cell became: "action", "strand", "heading", "listed", "empty" or "nothing"."""

    kind: str
    plan: str = ""
    action: str = ""
    key: str = ""


def traces_of(draft: PlanDraft, plan: str, pairs: Iterable[tuple[ActionDraft, str]]) -> dict[Origin, Trace]:
    """What the cells of a plan's tables became: the action and its key, or a strand."""
    found: dict[Origin, Trace] = {}
    for strand in draft.gathering.strands:
        found[strand.origin] = Trace("strand", plan, strand.id)
    for whole, id in pairs:
        if whole.objective:
            found.setdefault(whole.objective.origin, Trace("action", plan, id, "rationale"))
        for number, span in enumerate((whole.shared, *whole.parts)):
            name = f"{id}.{number}" if number else id
            for origin, role in _cells(span):
                found[origin] = Trace("action", plan, name, KEYS.get(role, role))
    return found


def _cells(span: RowSpan) -> Iterator[tuple[Origin, Role]]:
    for role, groups in span.columns.items():
        for cells in groups:
            for origin in (cells.origin, *cells.also):
                yield origin, role


def whole_trace(
    document: SourceDocument,
    found: Mapping[Origin, Trace],
    todo: Iterable[ReviewItem],
    handled: Iterable[object],
) -> dict[Origin, Trace]:
    """What every cell of a document became."""
    listed: dict[str, set[str]] = {}
    for item in todo:
        for place in (item.origin, Origin(item.origin.what, item.origin.row)):
            listed.setdefault(str(place), set()).update(item.text.split(" | "))
    headings = set(handled)
    return {
        cell.origin: _trace(cell, table, found, listed, headings)
        for table in document.tables
        for cell in table.cells()
    }


def _trace(
    cell: Cell,
    table: SourceTable,
    found: Mapping[Origin, Trace],
    listed: Mapping[str, set[str]],
    headings: set[object],
) -> Trace:
    trace = found.get(cell.origin)
    if not cell.lines and not (trace and cell.colour):
        return Trace("empty")
    if trace:
        return trace
    if cell.origin in headings:
        return Trace("heading")
    row = str(Origin(cell.origin.what, cell.origin.row))
    told = str(cell.origin) in listed or table.name in listed or cell.text in listed.get(row, ())
    return Trace("listed" if told else "read")


def counts_of(drafts: Iterable[PlanDraft]) -> Iterator[str]:
    """The rows of each table of a plan, counted as a reader would: "33 rows: 31 actions, 1 heading, 1 total"."""
    for draft in drafts:
        for table, counts in draft.gathering.counts:
            total = sum(counts.values())
            parts = ", ".join(_many(number, what) for what, number in counts.most_common() if number)
            yield f"{table}: {_many(total, 'row')}: {parts}"


def _many(number: int, what: str) -> str:
    first, space, rest = what.partition(" of ")
    return f"{number} {what}" if number == 1 else f"{number} {first}s{space}{rest}"
