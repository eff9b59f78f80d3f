"""Tree: a YAML file's values with where each of them stands, from the first character to the last.

Made of the same events as our reader's values. Places are offsets in the text, so that what is not touched stays as
it is, byte for byte. A round-trip library would write every line again.
"""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from tcsite.content.yaml.reader import parser_of
from tcsite.diagnostics import Pointer


@dataclass(slots=True)
class Node:
    """A value in a text: ``text[start:end]``. Of a block, from its first entry to its last."""

    start: int
    end: int
    line: int  # of its first character, from 0
    column: int  # likewise: of a list in block style, of its hyphens
    value: str = ""  # of a scalar
    style: str = ""  # of a scalar: plain (""), ', ", | or >
    anchor: str = ""
    alias: bool = False
    flow: bool = False  # written with brackets
    pairs: list[tuple["Node", "Node"]] | None = None  # of a mapping
    items: list["Node"] | None = None  # of a list
    level: int = field(default=0, compare=False)  # how deep it is nested
    key: "Node | None" = field(
        default=None, compare=False
    )  # of a mapping that is being read: without its value yet

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
        found = self.entry(key)
        return found[1] if found else None

    def entry(self, part: str | int) -> tuple["Node", "Node"] | None:
        """The key and the value that one part of a pointer leads to; an item of a list is its own key."""
        if isinstance(part, str):
            return next((pair for pair in self.pairs or () if pair[0].value == part), None)
        items = self.items or []
        return (items[part], items[part]) if part < len(items) else None

    def below(self) -> Iterator["Node"]:
        """Itself and all that it contains, in the order of the text."""
        yield self
        for key, value in self.pairs or ():
            yield key
            yield from value.below()
        for item in self.items or ():
            yield from item.below()

    def add(self, node: "Node") -> None:
        """Take the next value of a collection that is being read: an item, a key, or what belongs to the last key."""
        if self.items is not None:
            self.items.append(node)
        elif self.key is None:
            self.key = node
        elif self.pairs is not None:
            self.pairs.append((self.key, node))
            self.key = None


def tree_of(text: str) -> Node | None:
    """The tree of a text; of one with a fault, what stands before that. None where it holds nothing.

    With a stack of its own: no nesting can exhaust Python's.
    """
    get = parser_of(text).get_event
    root: Node | None = None
    opened: list[Node] = []
    with contextlib.suppress(yaml.YAMLError):
        get()
        if isinstance(get(), StreamEndEvent):
            return None
        while root is None or opened:
            event = get()
            if isinstance(event, SequenceEndEvent | MappingEndEvent):
                node = opened.pop()
                node.end = _end(node, event)
                continue
            node = _node(event, text, len(opened))
            if opened:
                opened[-1].add(node)
            root = root or node
            if not node.scalar:
                opened.append(node)
    return root


def _node(event: Any, text: str, level: int) -> Node:
    mark = event.start_mark
    node = Node(
        mark.index, event.end_mark.index, mark.line, mark.column, anchor=event.anchor or "", level=level
    )
    if isinstance(event, AliasEvent):
        node.alias = True
    elif isinstance(event, ScalarEvent):
        node.value, node.style = event.value, event.style or ""
        if node.block_text:  # the empty lines after it are nobody's
            node.end = node.start + len(re.sub(r"(\r\n?|\n)\s*\Z", "", text[node.start : node.end]))
    elif isinstance(event, SequenceStartEvent):
        node.flow, node.items = bool(event.flow_style), []
    elif isinstance(event, MappingStartEvent):
        node.flow, node.pairs = bool(event.flow_style), []
    return node


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
        found = node.entry(part) if node else None
        node = found[1] if found else None
    return node
