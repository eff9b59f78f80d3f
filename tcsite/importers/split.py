"""Split: one row that holds several actions, or an action in several parts."""

from collections.abc import Sequence
from dataclasses import replace

from tcsite.frozen import dataclass
from tcsite.importers.dates import understood
from tcsite.importers.document import SourceLine
from tcsite.importers.ids import id_of, leading
from tcsite.importers.labels import Role
from tcsite.importers.rows import ActionRows, CellGroup, RowSpan, StrandDraft
from tcsite.importers.words import labelled

_SHARED: tuple[Role, ...] = ("id", "rationale", "talent")
"""What an action's first row says of all its parts."""

_DEALT: tuple[Role, ...] = (
    "outputs",
    "success",
    "owners",
    "when",
    "status",
    "comments",
    "resources",
    "start",
    "end",
)


@dataclass(frozen=True, slots=True)
class ActionDraft:
    """An action: what holds for all of it, and its parts, if it has any."""

    strand: StrandDraft | None
    objective: CellGroup | None
    shared: RowSpan
    parts: tuple[RowSpan, ...] = ()
    labels: tuple[str, ...] = ()


def actions_of(entry: ActionRows, *, numbered: bool, grouped: bool) -> list[ActionDraft]:
    """The actions that an entry holds. `numbered`: the plan has ids; `grouped`: its actions stand under headings."""
    if len(entry.spans) > 1:
        return [_in_parts(entry)]
    span = entry.spans[0]
    _whole_times(span)
    whole = ActionDraft(entry.strand, entry.objective, span)
    if several := _with_own_ids(span) or _several(span, numbered=numbered, grouped=grouped):
        return [replace(whole, shared=each) for each in several]
    texts = [cells for cells in span.cells("text") if cells.lines]
    lines = texts[0].lines if len(texts) == 1 else []
    labels = _labels(lines)
    split = _labelled(whole, labels) if labels else None
    if split is None and _aligned(span, lines):
        split = _dealt_out(whole, [[line] for line in lines])
    if split is None and labels and labels[0] and grouped and not numbered:
        split = _dealt_out(whole, _groups(lines, labels), (), [label for label in labels if label])
    if split is None:
        return [whole]
    return [split] if numbered or "text" in split.shared.columns else _on_their_own(split)


def _whole_times(span: RowSpan) -> None:
    """Join what is one time in two lines: "Ongoing" and, below it, "from Sept 2024"."""
    for cells in span.cells("when"):
        if any(line.text[:1].islower() for line in cells.lines[1:]):
            cells.lines = [SourceLine(cells.text)] if understood(cells.text) else cells.lines


def _on_their_own(whole: ActionDraft) -> list[ActionDraft]:
    """The parts as actions: nothing but the row that they stood in holds them together."""
    actions = []
    for part in whole.parts:
        shared = {role: cells for role, cells in whole.shared.columns.items() if role not in part.columns}
        alone = replace(part, columns={**shared, **part.columns})
        actions.append(replace(whole, shared=alone, parts=(), labels=()))
    return actions


# Several rows: parts


def _in_parts(entry: ActionRows) -> ActionDraft:
    first, *later = entry.spans
    shared = RowSpan(first.origin, ground=first.ground)
    for role, cells in first.columns.items():
        merged = all(role in span.merged for span in later)
        alone = role in _SHARED and not any(role in span.columns for span in later)
        if role == "id" or (role != "text" and merged) or (role != "text" and alone):
            shared.columns[role] = cells
    parts = []
    worded = "text" in first.columns and all("text" in span.columns for span in later)
    for span in entry.spans:
        own: dict[Role, list[CellGroup]] = {}
        own |= {
            role: cells for role, cells in span.columns.items() if role not in shared.columns and role != "id"
        }
        parts.append(replace(span, columns=own))
    whole = ActionDraft(entry.strand, entry.objective, shared, tuple(parts))
    return whole if worded else _with_own_text(whole)


def _with_own_text(whole: ActionDraft) -> ActionDraft:
    """An action whose text stands once, beside several rows: each part is what one of them puts out."""
    first = whole.parts[0]
    shared = whole.shared
    if "text" in first.columns:
        shared.columns["text"] = first.columns.pop("text")
    for role in ("steps", "outputs", "success", "comments"):
        if all(role in part.columns or "text" in part.columns for part in whole.parts):
            for part in whole.parts:
                if "text" not in part.columns:
                    part.columns["text"] = part.columns.pop(role)
            return whole
    for part in whole.parts:  # nothing to tell the parts apart by: it is one action after all
        for role, cells in part.columns.items():
            known = [one.text for one in shared.cells(role)]
            shared.columns.setdefault(role, []).extend(one for one in cells if one.text not in known)
    return replace(whole, parts=())


# One row: several actions


def _with_own_ids(span: RowSpan) -> list[RowSpan]:
    """The actions of a row whose text gives each its id, "1.1 Create awards", "1.2 Publish winners"; else none."""
    texts = span.cells("text")
    lines = texts[0].lines if len(texts) == 1 and "id" not in span.columns else []
    begun = [leading(line.text)[0] for line in lines]
    ids = [id for id in begun if id]
    if begun[:1] == [""] or len(ids) < 2 or len(set(ids)) < len(ids):
        return []
    dealt = _deal(span, _groups(lines, begun))
    for id, each in zip(ids, dealt, strict=True):
        for role, columns in each.columns.items():
            each.columns[role] = [replace(cells, lines=_of_id(cells.lines, id, ids)) for cells in columns]
        each.columns["id"] = [replace(texts[0], lines=[SourceLine(id)])]
    return dealt


def _of_id(lines: list[SourceLine], id: str, ids: Sequence[str]) -> list[SourceLine]:
    """The lines that an id stands before, without it; all of them where the others' ids do not stand there."""
    begun = [leading(line.text)[0] for line in lines]
    own = [line for line, begins in zip(lines, begun, strict=True) if begins == id]
    if not own or not all(begins in ids or not begins for begins in begun):
        return lines
    others = [line for line, begins in zip(lines, begun, strict=True) if not begins]
    return [
        *(replace(line, text=leading(line.text)[1]) for line in own),
        *(others if len(own) == len(lines) - len(others) else []),
    ]


def _several(span: RowSpan, *, numbered: bool, grouped: bool) -> list[RowSpan]:
    """The actions of a row that holds several; none if it is one."""
    ids = span.lines("id")
    texts = span.cells("text")
    if len(texts) != 1:
        return []
    lines = texts[0].lines
    if len(ids) > 1 and all(id_of(line.text) for line in ids) and len(lines) == len(ids):
        return _deal(span, [[line] for line in lines])
    if numbered:
        return []
    begun = [leading(line.text)[0] for line in lines]
    if begun[:1] != [""] and sum(map(bool, begun)) > 1:
        return _deal(span, _groups(lines, begun))
    others = any(span.columns.get(role) for role in (*_DEALT, "steps", "mark"))
    items = [line for line in lines if line.bullet and not line.level]
    if len(items) > 1 and lines[0].bullet and (grouped or not others):
        return _deal(span, _groups(lines, ["•" if line.bullet and not line.level else "" for line in lines]))
    if len(lines) > 1 and not items and grouped and not others:
        return _deal(span, [[line] for line in lines])
    return []


def _groups(lines: Sequence[SourceLine], begins: Sequence[str]) -> list[list[SourceLine]]:
    """The lines in groups, each begun by a line that `begins` something."""
    groups: list[list[SourceLine]] = []
    for line, begin in zip(lines, begins, strict=True):
        if begin or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _deal(span: RowSpan, groups: Sequence[list[SourceLine]]) -> list[RowSpan]:
    """A piece for each group of lines of its text; what cannot be dealt out holds for all of them."""
    dealt: list[RowSpan] = []
    for number, group in enumerate(groups):
        cells: dict[Role, list[CellGroup]] = {}
        for role, columns in span.columns.items():
            lines = [replace(group[0], bullet=False), *group[1:]]
            cells[role] = [
                replace(one, lines=lines if role == "text" else _share(one, number, len(groups)))
                for one in columns
            ]
        dealt.append(replace(span, columns=cells))
    return dealt


def _share(cells: CellGroup, number: int, count: int) -> list[SourceLine]:
    return [cells.lines[number]] if len(cells.lines) == count else list(cells.lines)


# One row: an action in parts


def _labels(lines: Sequence[SourceLine]) -> list[str]:
    """The labels "a", "b" … or "1", "2" … of the lines after a lead-in; none if they are not in order."""
    found = [labelled(line.text)[0] for line in lines]
    labels = [label for label in found if label]
    for series in ("abcdefgh", "ABCDEFGH", "123456789", ("i", "ii", "iii", "iv", "v", "vi")):
        if len(labels) > 1 and labels == list(series[: len(labels)]):
            return found
    return []


def _labelled(whole: ActionDraft, labels: Sequence[str]) -> ActionDraft | None:
    """Parts by their labels, if another column answers them; else nothing, and the list stays in the text."""
    names = [label for label in labels if label]
    span = whole.shared
    answers = [
        cells
        for role in _DEALT
        for cells in span.cells(role)
        if _by_labels(cells, names) or (role in ("when", "owners") and len(cells.lines) == len(names))
    ]
    if not answers:
        return None
    lines = span.columns["text"][0].lines
    lead = lines[: next(place for place, label in enumerate(labels) if label)]
    groups = _groups(lines[len(lead) :], labels[len(lead) :])
    return _dealt_out(whole, groups, lead, names)


def _aligned(span: RowSpan, lines: Sequence[SourceLine]) -> bool:
    """Whether the paragraphs of several columns answer each other: as many in each, or one for all."""
    count = len(lines)
    if count < 2 or any(line.bullet for line in lines):
        return False
    counts = {role: len(cells.lines) for role in _DEALT for cells in span.cells(role) if cells.lines}
    equal = [role for role, number in counts.items() if number == count]
    fits = all(number in (1, count) for number in counts.values())
    return fits and (len(equal) > 1 or "when" in equal)


def _dealt_out(
    whole: ActionDraft,
    groups: Sequence[list[SourceLine]],
    lead: Sequence[SourceLine] = (),
    names: Sequence[str] = (),
) -> ActionDraft:
    """The action with a part for each group; what is said once holds for the whole."""
    shared = replace(whole.shared, columns=dict(whole.shared.columns))
    parts = [replace(whole.shared, columns={}) for _ in groups]
    for role in ("text", *_DEALT):
        for cells in shared.columns.pop(role, []):
            dealt = (
                list(groups) if role == "text" else _by_labels(cells, names) or _by_count(cells, len(groups))
            )
            if not dealt:
                shared.columns.setdefault(role, []).append(cells)
                continue
            for part, lines in zip(parts, dealt, strict=True):
                if lines:
                    part.columns.setdefault(role, []).append(replace(cells, lines=_unlabelled(lines, names)))
    if lead:
        shared.columns["text"] = [replace(whole.shared.columns["text"][0], lines=list(lead))]
    return replace(whole, shared=shared, parts=tuple(parts), labels=tuple(names))


def _by_count(cells: CellGroup, count: int) -> list[list[SourceLine]]:
    return [[line] for line in cells.lines] if len(cells.lines) == count else []


def _by_labels(cells: CellGroup, names: Sequence[str]) -> list[list[SourceLine]]:
    begun = [labelled(line.text)[0] for line in cells.lines]
    if (
        not names
        or len([label for label in begun if label]) < 2
        or not begun[0]
        or not set(begun) <= {*names, ""}
    ):
        return []
    groups = _groups(cells.lines, begun)
    by_name = {labelled(group[0].text)[0]: group for group in groups}
    return [by_name.get(name, []) for name in names]


def _unlabelled(lines: Sequence[SourceLine], names: Sequence[str]) -> list[SourceLine]:
    if not names or labelled(lines[0].text)[0] not in names:
        return list(lines)
    return [replace(lines[0], text=labelled(lines[0].text)[1], bullet=False), *lines[1:]]
