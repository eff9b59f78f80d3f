"""Fields: what the cells of one action say, under the keys of our model."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tcsite.content.yaml.writer import Value
from tcsite.importers.document import Origin, ReviewItem, markdown
from tcsite.importers.labels import Role
from tcsite.importers.lists import NOTHING
from tcsite.importers.measures_of_ours import measure_of
from tcsite.importers.owners import owners_of, wholes
from tcsite.importers.progress import StatusSource, progress_of
from tcsite.importers.rows import RowSpan
from tcsite.importers.tags import listed, mentions, named
from tcsite.importers.times import times_of
from tcsite.model.commitment import RECOMMENDATIONS
from tcsite.text.phrases import tidy

Values = dict[str, Value]

ORDER = (
    *("id", "strand", "text", "rationale", "when", "years", "owners", "outputs", "success", "measures"),
    *("resources", "talent", "as_per", "parts", "progress", "note"),
)
"""The keys of an action in the order in which they are written."""

_MEASURED: tuple[Role, ...] = ("baseline", "target")
_NUMBER = re.compile(r"(?P<number>-?\d{1,9}(?:\.\d{1,4})?)\s*(?P<percent>%|per cent|percent)?")


@dataclass(slots=True)
class Context:
    """What the actions of a plan have in common."""

    source: StatusSource
    todo: list[ReviewItem]
    known: frozenset[str] = frozenset()  # owners who stand by themselves somewhere in the plan
    cuts: list[str] = field(default_factory=list)  # cells that were cut into several owners

    def note(self, origin: Origin, text: str, why: str) -> str:
        """Put something on the to-do list; returns the comment that says so beside the value."""
        self.todo.append(ReviewItem(origin, tidy(text), why))
        return f"TODO: {why} ({origin})"


def values_of(span: RowSpan, context: Context) -> Values:
    """The keys of an action or a part that its cells fill."""
    found: Values = {}
    notes: list[str] = []
    if text := markdown(span.lines("text", "steps")):
        found["text"] = text
    if rationale := markdown(span.lines("rationale")):
        found["rationale"] = rationale
    times_of(span, found, notes, context.note)
    _owners(span, found, context)
    for key in ("outputs", "success"):
        if items := [line.text for line in span.lines(key)]:
            found[key] = items
    _measures(span, found)
    if resources := markdown(span.lines("resources")):
        found["resources"] = resources
    _talent(span, found, notes)
    progress_of(span, found, context.source, context.note)
    _rest(span, notes, context)
    if notes:
        found["note"] = "\n\n".join(notes)
    return found


def ordered(values: Mapping[str, Value]) -> Values:
    """The same keys in the order of the model."""
    return {key: values[key] for key in ORDER if key in values}


def _owners(span: RowSpan, found: Values, context: Context) -> None:
    for line in span.lines("owners"):
        owners = owners_of([line], context.known)
        if (
            len(owners) > len(wholes([line]))
            and (cut := f"{line.text} → {' · '.join(owners)}") not in context.cuts
        ):
            context.cuts.append(cut)
    if owners := owners_of(span.lines("owners"), context.known):
        found["owners"] = owners


def _measures(span: RowSpan, found: Values) -> None:
    """Baselines and targets: as a measure where they are plain figures, else in their words."""
    columns = {key: span.cells(key) for key in _MEASURED}
    success = [line.text for line in span.lines("success")]
    cells = [one for ones in columns.values() for one in ones]
    if not cells:
        _ours(success, found)
        return
    figures = [_NUMBER.fullmatch(one.text) for one in cells]
    if len(success) != 1 or not all(figures) or any(len(ones) > 1 for ones in columns.values()):
        found["success"] = [*success, *(f"{one.column.label or 'Target'}: {one.text}" for one in cells)]
        return
    measure: Values = {"text": success[0]}
    for key, ones in columns.items():
        if ones and (figure := _NUMBER.fullmatch(ones[0].text)):
            measure[key] = _figure(figure["number"])
            measure |= {"unit": "per cent"} if figure["percent"] else {}
    found["measures"] = [measure]


def _ours(success: list[str], found: Values) -> None:
    """Measures that stand in one line each, as documents of ours write them."""
    measures = {line: measure for line in success if (measure := measure_of(line))}
    rest = [line for line in success if line not in measures]
    if measures:
        found["measures"] = list(measures.values())
        found |= {"success": rest} if rest else {}
    if not rest:
        found.pop("success", None)


def _figure(text: str) -> int | float:
    return float(text) if "." in text else int(text)


def _talent(span: RowSpan, found: Values, notes: list[str]) -> None:
    """Recommendations: from their own column, and from the words of others where they are named as such."""
    tags: list[str] = []
    for cells in span.cells("talent"):
        tags += mentions(cells.text) or listed(cells.text)
        if not listed(cells.text) and cells.text.lower() not in NOTHING:
            notes.append(f"{cells.column.label or 'TALENT'}: {cells.text}")
    for role in ("rationale", "text", "outputs", "success", "note"):
        tags += named(span.words(role))
    if tags:
        found["talent"] = [tag for tag in RECOMMENDATIONS if tag in tags]


def _rest(span: RowSpan, notes: list[str], context: Context) -> None:
    """What no key of ours stands for: kept in the note, under the heading of its column."""
    for cells in span.cells("note"):
        notes.append(markdown(cells.lines))
    for cells in span.cells("other"):
        if cells.text.lower() in NOTHING:
            continue
        label = cells.column.label or f"Column {cells.origin.column}"
        notes.append(f"{label}: {markdown(cells.lines)}")
        if not cells.column.label:
            context.note(cells.origin, cells.text, "the column has no heading; its text is in the note")
