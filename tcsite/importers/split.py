"""Split: one row that holds several actions, or an action in several parts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tcsite.importers.document import Line
from tcsite.importers.gather import Entry, Held, Piece, Strand
from tcsite.importers.ids import id_of, leading
from tcsite.importers.labels import Role
from tcsite.importers.times import timing
from tcsite.importers.words import labelled

_SHARED: tuple[Role, ...] = ("id", "rationale", "talent")
"""What an action's first row says of all its parts."""

_TEXTS: tuple[Role, ...] = ("text", "steps")
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
class Whole:
    """An action: what holds for all of it, and its parts, if it has any."""

    strand: Strand | None
    objective: Held | None
    shared: Piece
    parts: tuple[Piece, ...] = ()
    labels: tuple[str, ...] = ()


def actions_of(entry: Entry, *, numbered: bool, grouped: bool) -> list[Whole]:
    """The actions that an entry holds. `numbered`: the plan has ids; `grouped`: its actions stand under headings."""
    if len(entry.pieces) > 1:
        return [_in_parts(entry)]
    piece = entry.pieces[0]
    _whole_times(piece)
    whole = Whole(entry.strand, entry.objective, piece)
    if several := _with_own_ids(piece) or _several(piece, numbered=numbered, grouped=grouped):
        return [replace(whole, shared=each) for each in several]
    texts = [held for held in piece.held.get("text", []) if held.lines]
    lines = texts[0].lines if len(texts) == 1 else []
    labels = _labels(lines)
    split = _labelled(whole, labels) if labels else None
    if split is None and _aligned(piece, lines):
        split = _dealt_out(whole, [[line] for line in lines])
    if split is None and labels and labels[0] and grouped and not numbered:
        split = _dealt_out(whole, _groups(lines, labels), (), [label for label in labels if label])
    if split is None:
        return [whole]
    return [split] if numbered or "text" in split.shared.held else _on_their_own(split)


def _whole_times(piece: Piece) -> None:
    """Join what is one time in two lines: "Ongoing" and, below it, "from Sept 2024"."""
    for held in piece.held.get("when", []):
        if any(line.text[:1].islower() for line in held.lines[1:]):
            read = timing(held.text)
            held.lines = [Line(held.text)] if read and read.understood else held.lines


def _on_their_own(whole: Whole) -> list[Whole]:
    """The parts as actions: nothing but the row that they stood in holds them together."""
    actions = []
    for part in whole.parts:
        shared = {role: held for role, held in whole.shared.held.items() if role not in part.held}
        alone = replace(part, held={**shared, **part.held})
        actions.append(replace(whole, shared=alone, parts=(), labels=()))
    return actions


# Several rows: parts


def _in_parts(entry: Entry) -> Whole:
    first, *later = entry.pieces
    shared = Piece(first.origin, ground=first.ground)
    for role, held in first.held.items():
        merged = all(role in piece.merged for piece in later)
        alone = role in _SHARED and not any(role in piece.held for piece in later)
        if role == "id" or (role != "text" and merged) or (role != "text" and alone):
            shared.held[role] = held
    parts = []
    worded = "text" in first.held and all("text" in piece.held for piece in later)
    for piece in entry.pieces:
        kept: dict[Role, list[Held]] = {}
        kept |= {role: held for role, held in piece.held.items() if role not in shared.held and role != "id"}
        parts.append(replace(piece, held=kept))
    whole = Whole(entry.strand, entry.objective, shared, tuple(parts))
    return whole if worded else _with_own_text(whole)


def _with_own_text(whole: Whole) -> Whole:
    """An action whose text stands once, beside several rows: each part is what one of them puts out."""
    first = whole.parts[0]
    shared = whole.shared
    if "text" in first.held:
        shared.held["text"] = first.held.pop("text")
    for role in ("steps", "outputs", "success", "comments"):
        if all(role in part.held or "text" in part.held for part in whole.parts):
            for part in whole.parts:
                if "text" not in part.held:
                    part.held["text"] = part.held.pop(role)
            return whole
    for part in whole.parts:  # nothing to tell the parts apart by: it is one action after all
        for role, held in part.held.items():
            known = [one.text for one in shared.held.get(role, [])]
            shared.held.setdefault(role, []).extend(one for one in held if one.text not in known)
    return replace(whole, parts=())


# One row: several actions


def _with_own_ids(piece: Piece) -> list[Piece]:
    """The actions of a row whose text gives each its id, "1.1 Create awards", "1.2 Publish winners"; else none."""
    texts = piece.held.get("text", [])
    lines = texts[0].lines if len(texts) == 1 and "id" not in piece.held else []
    begun = [leading(line.text)[0] for line in lines]
    ids = [id for id in begun if id]
    if begun[:1] == [""] or len(ids) < 2 or len(set(ids)) < len(ids):
        return []
    dealt = _deal(piece, _groups(lines, begun))
    for id, each in zip(ids, dealt, strict=True):
        for role, columns in each.held.items():
            each.held[role] = [replace(held, lines=_of_id(held.lines, id, ids)) for held in columns]
        each.held["id"] = [replace(texts[0], lines=[Line(id)])]
    return dealt


def _of_id(lines: list[Line], id: str, ids: Sequence[str]) -> list[Line]:
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


def _several(piece: Piece, *, numbered: bool, grouped: bool) -> list[Piece]:
    """The actions of a row that holds several; none if it is one."""
    ids = [line for held in piece.held.get("id", []) for line in held.lines]
    texts = piece.held.get("text", [])
    if len(texts) != 1:
        return []
    lines = texts[0].lines
    if len(ids) > 1 and all(id_of(line.text) for line in ids) and len(lines) == len(ids):
        return _deal(piece, [[line] for line in lines])
    if numbered:
        return []
    begun = [leading(line.text)[0] for line in lines]
    if begun[:1] != [""] and sum(map(bool, begun)) > 1:
        return _deal(piece, _groups(lines, begun))
    others = any(piece.held.get(role) for role in (*_DEALT, "steps", "mark"))
    items = [line for line in lines if line.bullet and not line.level]
    if len(items) > 1 and lines[0].bullet and (grouped or not others):
        return _deal(piece, _groups(lines, ["•" if line.bullet and not line.level else "" for line in lines]))
    if len(lines) > 1 and not items and grouped and not others:
        return _deal(piece, [[line] for line in lines])
    return []


def _groups(lines: Sequence[Line], begins: Sequence[str]) -> list[list[Line]]:
    """The lines in groups, each begun by a line that `begins` something."""
    groups: list[list[Line]] = []
    for line, begin in zip(lines, begins, strict=True):
        if begin or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _deal(piece: Piece, groups: Sequence[list[Line]]) -> list[Piece]:
    """A piece for each group of lines of its text; what cannot be dealt out holds for all of them."""
    dealt: list[Piece] = []
    for number, group in enumerate(groups):
        held: dict[Role, list[Held]] = {}
        for role, columns in piece.held.items():
            lines = [replace(group[0], bullet=False), *group[1:]]
            held[role] = [
                replace(one, lines=lines if role == "text" else _share(one, number, len(groups)))
                for one in columns
            ]
        dealt.append(replace(piece, held=held))
    return dealt


def _share(held: Held, number: int, count: int) -> list[Line]:
    return [held.lines[number]] if len(held.lines) == count else list(held.lines)


# One row: an action in parts


def _labels(lines: Sequence[Line]) -> list[str]:
    """The labels "a", "b" … or "1", "2" … of the lines after a lead-in; none if they are not in order."""
    found = [labelled(line.text)[0] for line in lines]
    labels = [label for label in found if label]
    for series in ("abcdefgh", "ABCDEFGH", "123456789", ("i", "ii", "iii", "iv", "v", "vi")):
        if len(labels) > 1 and labels == list(series[: len(labels)]):
            return found
    return []


def _labelled(whole: Whole, labels: Sequence[str]) -> Whole | None:
    """Parts by their labels, if another column answers them; else nothing, and the list stays in the text."""
    names = [label for label in labels if label]
    piece = whole.shared
    answers = [
        held
        for role in _DEALT
        for held in piece.held.get(role, [])
        if _by_labels(held, names) or (role in ("when", "owners") and len(held.lines) == len(names))
    ]
    if not answers:
        return None
    lines = piece.held["text"][0].lines
    lead = lines[: next(place for place, label in enumerate(labels) if label)]
    groups = _groups(lines[len(lead) :], labels[len(lead) :])
    return _dealt_out(whole, groups, lead, names)


def _aligned(piece: Piece, lines: Sequence[Line]) -> bool:
    """Whether the paragraphs of several columns answer each other: as many in each, or one for all."""
    count = len(lines)
    if count < 2 or any(line.bullet for line in lines):
        return False
    counts = {role: len(held.lines) for role in _DEALT for held in piece.held.get(role, []) if held.lines}
    equal = [role for role, number in counts.items() if number == count]
    fits = all(number in (1, count) for number in counts.values())
    return fits and (len(equal) > 1 or "when" in equal)


def _dealt_out(
    whole: Whole, groups: Sequence[list[Line]], lead: Sequence[Line] = (), names: Sequence[str] = ()
) -> Whole:
    """The action with a part for each group; what is said once holds for the whole."""
    shared = replace(whole.shared, held=dict(whole.shared.held))
    parts = [replace(whole.shared, held={}) for _ in groups]
    for role in ("text", *_DEALT):
        for held in shared.held.pop(role, []):
            dealt = (
                list(groups) if role == "text" else _by_labels(held, names) or _by_count(held, len(groups))
            )
            if not dealt:
                shared.held.setdefault(role, []).append(held)
                continue
            for part, lines in zip(parts, dealt, strict=True):
                if lines:
                    part.held.setdefault(role, []).append(replace(held, lines=_unlabelled(lines, names)))
    if lead:
        shared.held["text"] = [replace(whole.shared.held["text"][0], lines=list(lead))]
    return replace(whole, shared=shared, parts=tuple(parts), labels=tuple(names))


def _by_count(held: Held, count: int) -> list[list[Line]]:
    return [[line] for line in held.lines] if len(held.lines) == count else []


def _by_labels(held: Held, names: Sequence[str]) -> list[list[Line]]:
    begun = [labelled(line.text)[0] for line in held.lines]
    if (
        not names
        or len([label for label in begun if label]) < 2
        or not begun[0]
        or not set(begun) <= {*names, ""}
    ):
        return []
    groups = _groups(held.lines, begun)
    by_name = {labelled(group[0].text)[0]: group for group in groups}
    return [by_name.get(name, []) for name in names]


def _unlabelled(lines: Sequence[Line], names: Sequence[str]) -> list[Line]:
    if not names or labelled(lines[0].text)[0] not in names:
        return list(lines)
    return [replace(lines[0], text=labelled(lines[0].text)[1], bullet=False), *lines[1:]]
