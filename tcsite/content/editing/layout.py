"""Layout: the same for every file, without losing a comment or changing a value.

Two spaces a level, keys in the order of the model, quotes only where they are needed, no spaces at the ends of
lines, one line end at the end of the file. What an author chose on purpose stays: brackets or lines, empty lines
between entries, where a text is folded. Afterwards the file is read again: if it does not hold the same values
and the same comments, it is left as it is.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tcsite.content.editing.comments import Comments, EntryComments, comments_by_entry, comments_in
from tcsite.content.editing.order import order_of
from tcsite.content.front_matter import split
from tcsite.content.schema import type_at
from tcsite.content.yaml.reader import read
from tcsite.content.yaml.tree import Node, tree_of
from tcsite.content.yaml.writer import flowed, scalar, with_hyphen, wrapped
from tcsite.model import Strict

WIDTH = 120
"""The longest line of a folded text, and of brackets."""

FOLDED_TO = 110
"""Where a text is folded whose lines are longer than that."""


def formatted(file: str, content: bytes, model: type[Strict]) -> bytes | None:
    """A file that reads and fits its model, in its layout; None where that is not understood.

    Of a Markdown file, only the lines at the top: in the rest, spaces at the ends of lines have a meaning.
    """
    text = content.decode("utf-8-sig")
    ending = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    if not file.endswith(".md"):
        laid_out = _formatted(_unix(text), model)
        return None if laid_out is None else laid_out.replace("\n", ending).encode()
    front = split(text)
    laid_out = _formatted(_unix(front.yaml), model) if front else None
    if front is None or laid_out is None:
        return None
    start = text.index(front.yaml, 3) if front.yaml else 0
    return (text[:start] + laid_out.replace("\n", ending) + text[start + len(front.yaml) :]).encode()


def _unix(text: str) -> str:
    return re.sub(r"\r\n?", "\n", text)


def _formatted(text: str, model: type[Strict]) -> str | None:
    tree = tree_of(text)
    if tree is None or tree.pairs is None:
        return None
    comments = comments_by_entry(text, tree)
    plain = not any(node.alias for node in tree.below())
    lines = _Layout(text, comments, in_order=plain).whole(tree, model)
    result = "\n".join(lines) + "\n"
    before, after = read(text.encode()), read(result.encode())
    if after.faults or before.data != after.data or comments_of(text) != comments_of(result):
        return None
    return result


def comments_of(text: str) -> Counter[str]:
    """How often each comment stands in a text."""
    return Counter(comment.text for comment in comments_in(text, tree_of(text)))


class _Layout:
    """Writes a tree. `in_order`: whether keys may change places, which aliases forbid."""

    def __init__(self, text: str, comments: Comments, *, in_order: bool) -> None:
        self._text = text
        self._comments = comments
        self._in_order = in_order

    def whole(self, tree: Node, model: type[Strict]) -> list[str]:
        head, tail = self._comments.head, self._comments.tail
        body = _trimmed([*self._mapping(tree, model, 0)])
        gap = [""] if head and head[-1] and not head[-1].startswith("# yaml-language-server") else []
        return _trimmed([*head, *gap, *body, *tail])

    def _mapping(self, node: Node, owner: Any, indent: int) -> Iterator[str]:
        pairs = list(node.pairs or ())
        order = order_of(owner) if self._in_order else ()
        if order:
            known = {name: place for place, name in enumerate(order)}
            pairs.sort(key=lambda pair: known.get(pair[0].value, len(known)))
        for number, (key, value) in enumerate(pairs):
            notes = self._comments.of(key)
            above = notes.above if number else _trimmed(notes.above)
            yield from _at(above, indent)
            yield from self._pair(key, value, type_at(owner, (key.value,)), notes, indent)
            yield from _at(notes.after, indent)

    def _pair(self, key: Node, value: Node, owner: Any, notes: EntryComments, indent: int) -> Iterator[str]:
        name = self._scalar(key, flow=False)
        first, *rest = self._value(value, owner, indent, len(name) + 2)
        beside = f"  {notes.beside}" if notes.beside else ""
        yield f"{' ' * indent}{name}:{' ' if first else ''}{first}{beside}"
        yield from rest

    def _items(self, node: Node, owner: Any, indent: int) -> Iterator[str]:
        inner = type_at(owner, (0,))
        space = " " * indent
        for number, item in enumerate(node.items or ()):
            notes = self._comments.of(item)
            above = notes.above if number else _trimmed(notes.above)
            yield from _at(above, indent)
            if item.pairs and not (item.flow and self._fits(item, indent + 2)):
                yield from _at([notes.beside] if notes.beside else [], indent)
                lines = list(self._mapping(item, inner, indent + 2))
                yield from with_hyphen(lines, indent, item.anchor)
            else:
                first, *rest = self._value(item, inner, indent, 2)
                beside = f"  {notes.beside}" if notes.beside else ""
                yield f"{space}-{' ' if first else ''}{first}{beside}"
                yield from rest
            yield from _at(notes.after, indent)

    def _value(self, node: Node, owner: Any, indent: int, used: int) -> list[str]:
        """What stands behind a key or a hyphen, and the lines below."""
        anchor = f"&{node.anchor} " if node.anchor and not node.alias else ""
        if node.scalar and node.block_text:
            first, *rest = self._block_text(node, indent)
            return [anchor + first, *rest]
        if node.scalar or not (node.pairs or node.items) or (node.flow and self._fits(node, indent + used)):
            return self._lines(anchor, node, indent, used)
        below = self._mapping(node, owner, indent + 2) if node.pairs else self._items(node, owner, indent + 2)
        return [anchor.rstrip(), *below]

    def _lines(self, anchor: str, node: Node, indent: int, used: int) -> list[str]:
        """A value on one line, or a text folded again that ran over several."""
        if node.scalar and not node.alias and "\n" in self._text[node.start : node.end]:
            foldable = "\n" not in node.value and "  " not in node.value and node.value == node.value.strip()
            if foldable and indent + used + len(node.value) > FOLDED_TO:
                space = " " * (indent + 2)
                return [
                    f"{anchor}>-",
                    *(f"{space}{line}" for line in wrapped(node.value, FOLDED_TO - indent - 2)),
                ]
        return [(anchor + self._flow(node, anchored=False)).rstrip()]

    def _block_text(self, node: Node, indent: int) -> list[str]:
        """A text that begins with | or >. Folded again only where a line is too long."""
        header, *body = self._text[node.start : node.end].split("\n")
        header = re.sub(r"\s*#.*", "", header)
        header = re.sub(r"&\S+\s+", "", header).strip()
        space = " " * (indent + 2)
        margin = min((len(line) - len(line.lstrip(" ")) for line in body if line.strip()), default=0)
        if width := re.search(r"\d", header):
            return self._explicit_margin(node, header, body, indent, int(width[0]))
        lines = [f"{space}{line[margin:]}" if line.strip() else "" for line in body]
        words = node.value.rstrip("\n")
        even = not re.search(r"(?m)^[ \t]|  |[ \t]$", words)
        if header.startswith(">") and even and any(len(line) > WIDTH for line in lines):
            lines = []
            for part in re.split(r"(\n+)", words):
                lines += (
                    [""] * len(part)
                    if part.startswith("\n")
                    else [f"{space}{line}" for line in wrapped(part, FOLDED_TO - indent - 2)]
                )
        return [header, *lines]

    def _explicit_margin(
        self, node: Node, header: str, body: list[str], indent: int, width: int
    ) -> list[str]:
        """A text whose header says how far it is indented: it begins with spaces of its own."""
        parent = self._text[: node.start].rfind("\n") + 1
        line = self._text[parent : node.start]
        outer = len(line) - len(line.lstrip(" -"))
        lines = [f"{' ' * (indent + 2)}{line[outer + width :]}" if line.strip() else "" for line in body]
        return [re.sub(r"\d", "2", header), *lines]

    # On one line

    def _fits(self, node: Node, column: int) -> bool:
        return column + len(self._flow(node)) <= WIDTH

    def _flow(self, node: Node, *, anchored: bool = True) -> str:
        anchor = f"&{node.anchor} " if anchored and node.anchor and not node.alias else ""
        if node.pairs is not None:
            pairs = (
                f"{self._scalar(key, flow=True)}: {self._flow(value)}".rstrip() for key, value in node.pairs
            )
            return f"{anchor}{{{', '.join(pairs)}}}"
        if node.items is not None:
            return f"{anchor}[{', '.join(map(self._flow, node.items))}]"
        return anchor + self._scalar(node, flow=node.level > 0 and anchored)

    def _scalar(self, node: Node, *, flow: bool) -> str:
        """A single value on one line: as it is written, or without quotes that it does not need."""
        written = self._text[node.start : node.end]
        written = re.sub(r"^&\S+\s*", "", written)
        if node.alias or (not node.style and "\n" not in written):
            return written
        bare = flowed(node.value) if flow else scalar(node.value)
        if bare == node.value or ("\n" in written and node.value.isprintable()):
            return bare
        return flowed(node.value) if "\n" in written else written


def _at(lines: list[str], indent: int) -> Iterator[str]:
    """Comments, indented; of empty lines side by side, one."""
    before = "x"
    for line in lines:
        if line or before:
            yield f"{' ' * indent}{line}" if line else ""
        before = line


def _trimmed(lines: list[str]) -> list[str]:
    """Without empty lines at either end, and never two in a row where a comment or an entry follows."""
    start, end = 0, len(lines)
    while start < end and not lines[start]:
        start += 1
    while end > start and not lines[end - 1]:
        end -= 1
    return lines[start:end]
