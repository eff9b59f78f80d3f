"""Tree: a YAML file's values with where each of them stands, from the first sign to the last.

Made of the same events as our reader's values (`yamltext`). Places are offsets in the text, so that what is not
touched stays as it is, byte for byte. A round-trip library would write every line anew.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from yaml.events import AliasEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent, StreamEndEvent

from tcsite.content.yaml.reader import parser_of
from tcsite.diagnostics import Pointer


@dataclass(slots=True)
class Node:
    """A value in a text: ``text[start:end]``. Of a block, from its first entry to its last."""

    start: int
    end: int
    column: int  # of its first sign: of a list in block style, of its hyphens
    value: str = ""  # of a scalar
    style: str = ""  # of a scalar: plain (""), ', ", | or >
    anchor: str = ""
    alias: bool = False
    flow: bool = False  # written with brackets
    pairs: list[tuple["Node", "Node"]] | None = None  # of a mapping
    items: list["Node"] | None = None  # of a list
    level: int = field(default=0, compare=False)  # how deep it is nested

    @property
    def scalar(self) -> bool:
        """Whether it is a single value."""
        return self.pairs is None and self.items is None

    @property
    def block_text(self) -> bool:
        """Whether it is a text that begins with | or >."""
        return self.style in ("|", ">")

    def get(self, key: str) -> "Node | None":
        """What stands under a key of a mapping."""
        return next((value for name, value in self.pairs or () if name.value == key), None)

    def below(self) -> Iterator["Node"]:
        """Itself and all that it contains, in the order of the text."""
        yield self
        for key, value in self.pairs or ():
            yield key
            yield from value.below()
        for item in self.items or ():
            yield from item.below()


def tree_of(text: str) -> Node | None:
    """The tree of a text that our reader reads without a fault; None where it holds nothing."""
    get = parser_of(text).get_event
    get()
    if isinstance(get(), StreamEndEvent):
        return None
    return _node(get(), get, text, 0)


def _node(event: Any, get: Any, text: str, level: int) -> Node:
    start, column = event.start_mark.index, event.start_mark.column
    node = Node(start, event.end_mark.index, column, anchor=event.anchor or "", level=level)
    if isinstance(event, AliasEvent):
        node.alias = True
    elif isinstance(event, ScalarEvent):
        node.value, node.style = event.value, event.style or ""
        if node.block_text:  # the empty lines after it are nobody's
            node.end = start + len(re.sub(r"(\r\n?|\n)\s*\Z", "", text[start : node.end]))
    elif isinstance(event, SequenceStartEvent):
        node.flow, node.items = bool(event.flow_style), []
        while not _ends(following := get()):
            node.items.append(_node(following, get, text, level + 1))
        node.end = _end(node, following)
    elif isinstance(event, MappingStartEvent):
        node.flow, node.pairs = bool(event.flow_style), []
        while not _ends(following := get()):
            key = _node(following, get, text, level + 1)
            node.pairs.append((key, _node(get(), get, text, level + 1)))
        node.end = _end(node, following)
    return node


def _ends(event: Any) -> bool:
    return type(event).__name__ in ("SequenceEndEvent", "MappingEndEvent")


def _end(node: Node, closing: Any) -> int:
    """The end of a collection: of one in brackets, its closing one; of a block, that of its last entry."""
    if node.flow:
        end: int = closing.end_mark.index
        return end
    last = (node.items or [value for _, value in node.pairs or ()] or [node])[-1]
    return last.end


def at(tree: Node | None, pointer: Pointer) -> Node | None:
    """The value that a pointer leads to, if it is there."""
    node = tree
    for part in pointer:
        if node is None:
            return None
        if isinstance(part, int):
            node = node.items[part] if node.items is not None and part < len(node.items) else None
        else:
            node = node.get(part)
    return node
