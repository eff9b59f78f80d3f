"""Change: put a value under a key, or an entry into a list, and touch no line that is not concerned.

A change is made in the text, then the text is read again: if it does not hold exactly what was meant, it is
not kept. So a file written in a way that is not understood here stays as it is.
"""

import copy
import re
from collections.abc import Sequence
from typing import Any

from tcsite.content.editing.order import keys_in_order
from tcsite.content.yaml.reader import read
from tcsite.content.yaml.tree import Node, at, tree_of
from tcsite.content.yaml.writer import Value, flowed, item_lines, pair_lines
from tcsite.diagnostics import Pointer
from tcsite.frozen import dataclass
from tcsite.model import Strict


@dataclass(frozen=True, slots=True)
class Put:
    """A value under a key of the mapping at `pointer`, instead of what stands there."""

    pointer: Pointer
    key: str
    value: Value


@dataclass(frozen=True, slots=True)
class Insert:
    """An entry into the list under a key of the mapping at `pointer`, before the entry `place`, or at the end."""

    pointer: Pointer
    key: str
    item: Value
    place: int | None = None


Change = Put | Insert


@dataclass(frozen=True, slots=True)
class Changed:
    """What came of changes: the file's new bytes, or why it was left as it is."""

    content: bytes
    refusal: str = ""


BOM = b"\xef\xbb\xbf"


def changed(content: bytes, changes: Sequence[Change], model: type[Strict]) -> Changed:
    """A file with changes. `model` is that of the file: it says where a new key belongs."""
    mark, text = (BOM if content.startswith(BOM) else b""), content.decode("utf-8-sig")
    for change in changes:
        before = read(text.encode()).data
        after = _edited(text, change, model)
        if after is None or not _same(read(after.encode()).data, _meant(before, change)):
            where = f"{change.key}:"
            return Changed(
                content, f"what stands under  {where}  is written in a way that only a person can change"
            )
        text = after
    return Changed(mark + text.encode())


def _edited(text: str, change: Change, model: type[Strict]) -> str | None:
    mapping = at(tree_of(text), change.pointer)
    if mapping is None or mapping.pairs is None or mapping.anchor:
        return None
    value = mapping.get(change.key)
    if isinstance(change, Put):
        if value is None:
            return _new_key(text, mapping, change.key, change.value, keys_in_order(model, change.pointer))
        return _replaced(text, mapping, value, change)
    if value is None:
        return _new_key(text, mapping, change.key, [change.item], keys_in_order(model, change.pointer))
    if value.scalar or not value.items:
        return _replaced(text, mapping, value, Put(change.pointer, change.key, _joined(value, change.item)))
    return _inserted(text, value, change)


def _joined(value: Node, item: Value) -> Value:
    """A list of what stood there alone, and the new entry."""
    return [value.value, item] if value.scalar and not _empty(value) else [item]


def _empty(value: Node) -> bool:
    return not value.style and value.value in ("", "null", "~")


# A key that is not there yet


def _new_key(text: str, mapping: Node, key: str, value: Value, order: Sequence[str]) -> str | None:
    before = _neighbour(mapping, key, order)
    if mapping.flow:
        pair = f"{key}: {flowed(value)}"
        if not mapping.pairs:
            return text[: mapping.end - 1] + pair + text[mapping.end - 1 :]
        end = (before or mapping.pairs[-1])[1].end if mapping.pairs else mapping.start + 1
        return f"{text[:end]}, {pair}{text[end:]}"
    if before is None or not mapping.pairs:
        return None
    place = _below_example(text, mapping, key)
    if place is None:
        place = _after(text, before[1] if before[1].end > before[0].end else before[0], mapping.column)
    return _with_lines(text, place, pair_lines(key, value, mapping.column))


def _below_example(text: str, mapping: Node, key: str) -> int | None:
    """The start of the line below the comment in which a mapping shows how a key is written, if it does."""
    space = " " * mapping.column
    place = _next_line(text, mapping.start)
    while place < len(text):
        end = _next_line(text, place)
        line = text[place:end]
        bare = line.lstrip(" ")
        if bare.strip() and not bare.startswith("#") and len(line) - len(bare) < mapping.column:
            return None  # the mapping has ended
        if line.startswith(f"{space}# {key}:"):
            while text.startswith(f"{space}#   ", end):
                end = _next_line(text, end)
            return end
        place = end
    return None


def _neighbour(mapping: Node, key: str, order: Sequence[str]) -> tuple[Node, Node] | None:
    """The pair after which a new key belongs: the last of those that come before it in the model."""
    pairs = mapping.pairs or []
    earlier = order[: order.index(key)] if key in order else order
    found = [pair for pair in pairs if pair[0].value in earlier]
    return found[-1] if found else (pairs[-1] if pairs else None)


def _after(text: str, node: Node, column: int) -> int:
    """The start of the line below a node, and below comments that are indented further than `column`."""
    place = _next_line(text, node.end)
    ahead = place
    while ahead < len(text):
        line = text[ahead : _next_line(text, ahead)]
        bare = line.lstrip(" ")
        if bare.startswith("#") and len(line) - len(bare) > column:
            place = _next_line(text, ahead)
        elif bare.strip():
            break
        ahead = _next_line(text, ahead)
    return place


_BREAK = re.compile(r"\r\n|\n|\r")


def _next_line(text: str, offset: int) -> int:
    found = _BREAK.search(text, offset)
    return found.end() if found else len(text)


def _with_lines(text: str, place: int, lines: Sequence[str]) -> str:
    """The text with whole lines put in at a line's start, with the line ends that the file has."""
    found = _BREAK.search(text)
    ending = found[0] if found else "\n"
    if place == len(text) and text and not _BREAK.search(text[-1]):
        return text + ending + ending.join(lines)
    return text[:place] + "".join(line + ending for line in lines) + text[place:]


# A value that is there


def _replaced(text: str, mapping: Node, value: Node, change: Put) -> str | None:
    if any(node.anchor or node.alias for node in value.below()):
        return None
    lines = pair_lines(change.key, change.value, mapping.column)
    written = lines[0][mapping.column + len(change.key) + 2 :]
    if mapping.flow:
        written, lines = flowed(change.value), [""]
    key = next(name for name, other in mapping.pairs or () if other is value)
    if _empty(value) and value.start == value.end:
        colon = text.index(":", key.end) + 1
        if len(lines) > 1:
            place = _next_line(text, colon)
            head = f" {written}" if written else ""
            return _with_lines(text[:colon] + head + text[colon:], place + len(head), lines[1:])
        return f"{text[:colon]} {written}{text[colon:]}"
    if "#" in _BREAK.sub("", text[value.start : value.end]) and not value.scalar:
        return None  # there may be a comment among it
    if len(lines) == 1 and (value.scalar or value.flow):
        return text[: value.start] + written + text[value.end :]
    start = text.rfind("\n", 0, key.start) + 1
    if mapping.flow or text[start : key.start].strip():
        return None  # the key follows a hyphen
    return _with_lines(text[:start] + text[_next_line(text, value.end) :], start, lines)


# A list


def _inserted(text: str, value: Node, change: Insert) -> str:
    items = value.items or []
    place = len(items) if change.place is None else change.place
    if value.flow:
        if place == 0:
            return f"{text[: items[0].start]}{flowed(change.item)}, {text[items[0].start :]}"
        end = items[place - 1].end
        return f"{text[:end]}, {flowed(change.item)}{text[end:]}"
    one_line = bool(items[-1].flow)
    lines = item_lines(change.item, value.column, flow=one_line)
    if place == 0:
        return _with_lines(text, text.rfind("\n", 0, value.start) + 1, lines)
    return _with_lines(text, _after(text, items[place - 1], value.column), lines)


# What was meant


def _meant(before: Any, change: Change) -> Any:
    """The file's values with the change made in them."""
    data = copy.deepcopy(before)
    mapping = data
    for part in change.pointer:
        mapping = mapping[part]
    if isinstance(change, Put):
        mapping[change.key] = change.value
        return data
    there = mapping.get(change.key)
    entries = there if isinstance(there, list) else [there] if there is not None else []
    entries.insert(len(entries) if change.place is None else change.place, change.item)
    mapping[change.key] = entries
    return data


def _same(left: Any, right: Any) -> bool:
    """Whether two values read alike; the reader has text where we have figures."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(_same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list | tuple):
        return len(left) == len(right) and all(map(_same, left, right))
    return type(left) is type(right) and bool(left == right)
