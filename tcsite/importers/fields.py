"""Fields: what the cells of one action say, under the keys of our model."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tcsite.content.yaml.writer import Value
from tcsite.importers.document import Line, Origin, Todo, markdown
from tcsite.importers.gather import Piece
from tcsite.importers.labels import Role
from tcsite.importers.lists import NOTHING
from tcsite.importers.owners import owners_of
from tcsite.importers.progress import Told, progress_of
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

    told: Told
    todo: list[Todo]

    def note(self, origin: Origin, text: str, why: str) -> str:
        """Put something on the to-do list; returns the comment that says so beside the value."""
        self.todo.append(Todo(origin, tidy(text), why))
        return f"TODO: {why} ({origin})"


def values_of(piece: Piece, context: Context) -> Values:
    """The keys of an action or a part that its cells fill."""
    found: Values = {}
    notes: list[str] = []
    if text := markdown(_lines(piece, "text", "steps")):
        found["text"] = text
    if rationale := markdown(_lines(piece, "rationale")):
        found["rationale"] = rationale
    times_of(piece, found, notes, context.note)
    if owners := owners_of(_lines(piece, "owners")):
        found["owners"] = owners
    for key in ("outputs", "success"):
        if items := [line.text for line in _lines(piece, key)]:
            found[key] = items
    _measures(piece, found)
    if resources := markdown(_lines(piece, "resources")):
        found["resources"] = resources
    _talent(piece, found, notes)
    progress_of(piece, found, context.told, context.note)
    _rest(piece, notes, context)
    if notes:
        found["note"] = "\n\n".join(notes)
    return found


def ordered(values: Mapping[str, Value]) -> Values:
    """The same keys in the order of the model."""
    return {key: values[key] for key in ORDER if key in values}


def _lines(piece: Piece, *roles: Role) -> list[Line]:
    return [line for role in roles for held in piece.held.get(role, ()) for line in held.lines]


def _measures(piece: Piece, found: Values) -> None:
    """Baselines and targets: as a measure where they are plain figures, else in their words."""
    columns = {key: piece.held.get(key, []) for key in _MEASURED}
    success = [line.text for line in _lines(piece, "success")]
    held = [one for ones in columns.values() for one in ones]
    if not held:
        return
    figures = [_NUMBER.fullmatch(one.text) for one in held]
    if len(success) != 1 or not all(figures) or any(len(ones) > 1 for ones in columns.values()):
        found["success"] = [*success, *(f"{one.column.label or 'Target'}: {one.text}" for one in held)]
        return
    measure: Values = {"text": success[0]}
    for key, ones in columns.items():
        if ones and (figure := _NUMBER.fullmatch(ones[0].text)):
            measure[key] = _figure(figure["number"])
            measure |= {"unit": "per cent"} if figure["percent"] else {}
    found["measures"] = [measure]


def _figure(text: str) -> int | float:
    return float(text) if "." in text else int(text)


def _talent(piece: Piece, found: Values, notes: list[str]) -> None:
    """Recommendations: from their own column, and from the words of others where they are named as such."""
    tags: list[str] = []
    for held in piece.held.get("talent", []):
        tags += mentions(held.text) or listed(held.text)
        if not listed(held.text) and held.text.lower() not in NOTHING:
            notes.append(f"{held.column.label or 'TALENT'}: {held.text}")
    for role in ("rationale", "text", "outputs", "success", "note"):
        tags += named(piece.words(role))
    if tags:
        found["talent"] = [tag for tag in RECOMMENDATIONS if tag in tags]


def _rest(piece: Piece, notes: list[str], context: Context) -> None:
    """What no key of ours stands for: kept in the note, under the heading of its column."""
    for held in piece.held.get("note", []):
        notes.append(markdown(held.lines))
    for held in piece.held.get("other", []):
        if held.text.lower() in NOTHING:
            continue
        label = held.column.label or f"Column {held.origin.column}"
        notes.append(f"{label}: {markdown(held.lines)}")
        if not held.column.label:
            context.note(held.origin, held.text, "the column has no heading; its text is kept in the note")
