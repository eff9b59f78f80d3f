"""Comments: every comment and empty line of a YAML file, with the entry that it belongs to.

libyaml passes over comments. But they can only stand where no text of a value does, so they are found between
the values of the tree. An entry is a key with its value, or an item of a list with its hyphen.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tcsite.content.yaml.tree import Node


class Comment(NamedTuple):
    """A comment, from its # to the end of its line."""

    start: int
    column: int
    text: str
    alone: bool  # on a line of its own


@dataclass(slots=True)
class EntryComments:
    """What belongs to an entry; "" is an empty line."""

    above: list[str] = field(default_factory=list)
    beside: str = ""
    after: list[str] = field(default_factory=list)


@dataclass(slots=True)
class YamlEntry:
    """A key with its value, or an item of a list."""

    node: Node  # the key; of an item, itself
    value: Node
    start: int  # of the key, or of the hyphen
    column: int
    outer: tuple["YamlEntry", ...]  # the entries around it, the outermost first
    notes: EntryComments = field(default_factory=EntryComments)


@dataclass(slots=True)
class Comments:
    """All comments of a file."""

    by_node: dict[int, EntryComments]  # by the identity of an entry's node
    head: list[str]
    tail: list[str]

    def of(self, node: Node) -> EntryComments:
        """The notes of an entry."""
        return self.by_node.get(id(node)) or EntryComments()


def comments_in(text: str, tree: Node | None) -> Iterator[Comment]:
    """Every comment, in the order of the text."""
    place = 0
    for node in tree.below() if tree else ():
        if node.scalar:
            yield from _between(text, place, node.start)
            if node.block_text:
                header = re.match(r"[^\n]*", text[node.start : node.end])
                yield from _between(text, node.start, node.start + len(header[0]) if header else node.start)
            place = max(place, node.end)
    yield from _between(text, place, len(text))


def _between(text: str, start: int, end: int) -> Iterator[Comment]:
    for found in re.finditer(r"#[^\n]*", text[start:end]):
        at = start + found.start()
        line = text.rfind("\n", 0, at) + 1
        yield Comment(at, at - line, found[0].rstrip(), not text[line:at].strip())


def comments_by_entry(text: str, tree: Node) -> Comments:
    """Every comment and empty line, given to an entry, to the file's head or to its end."""
    entries = list(_entries(text, tree, ()))
    starts = [entry.start for entry in entries]
    head: list[str] = []
    tail: list[str] = []
    for comment in comments_in(text, tree):
        number = bisect_right(starts, comment.start)
        before = entries[number - 1] if number else None
        after = entries[number] if number < len(entries) else None
        _give(comment, before, after, _gap(text, comment.start), head, tail)
    first_on_line: dict[int, YamlEntry] = {}
    for entry in entries:
        first_on_line.setdefault(text.count("\n", 0, entry.start), entry)
    for entry in first_on_line.values():
        if _gap(text, entry.start):
            entry.notes.above.append("")
    if entries:
        above = entries[0].notes.above
        cut = max((n + 1 for n, line in enumerate(above) if _is_head(n, line)), default=0)
        head += above[:cut]
        del above[:cut]
    return Comments({id(entry.node): entry.notes for entry in entries}, head, tail)


def _is_head(number: int, line: str) -> bool:
    """Whether a line above the first key is about the whole file."""
    return line.startswith("# yaml-language-server") or (line == "" and number > 0)


def _give(
    comment: Comment,
    before: YamlEntry | None,
    after: YamlEntry | None,
    gap: list[str],
    head: list[str],
    tail: list[str],
) -> None:
    if before is None:
        (after.notes.above if after else head).extend(
            [*gap, comment.text] if comment.alone else [comment.text]
        )
    elif not comment.alone and not before.notes.beside and not _within(comment, before.value):
        before.notes.beside = comment.text
    elif not comment.alone or comment.start < _scalar_end(before.value):
        before.notes.above.append(comment.text)
    elif after and (comment.column <= after.column or before in after.outer):
        after.notes.above.extend([*gap, comment.text])
    elif inner := _inner(comment, before, after):
        inner.notes.after.extend([*gap, comment.text])
    else:
        (after.notes.above if after else tail).extend([*gap, comment.text])


def _within(comment: Comment, value: Node) -> bool:
    """Whether a comment stands inside brackets."""
    return value.flow and value.start < comment.start < value.end


def _scalar_end(value: Node) -> int:
    return value.end if value.scalar or value.flow else 0


def _inner(comment: Comment, before: YamlEntry, after: YamlEntry | None) -> YamlEntry | None:
    """The entry above that a comment is indented like, if the entry below is further out."""
    for entry in (before, *reversed(before.outer)):
        if entry.column <= comment.column and not (after and entry in after.outer):
            return entry if entry.column or after else None
    return None


def _gap(text: str, start: int) -> list[str]:
    """An empty line, if there is one above the line of a place."""
    line = text.rfind("\n", 0, start) + 1
    above = text.rfind("\n", 0, max(line - 1, 0)) + 1
    return [""] if line and not text[above : line - 1].strip() else []


def _entries(text: str, node: Node, outer: tuple[YamlEntry, ...]) -> Iterator[YamlEntry]:
    if node.flow and outer:
        return
    for key, value in node.pairs or ():
        entry = YamlEntry(key, value, key.start, key.column, outer)
        yield entry
        yield from _entries(text, value, (*outer, entry))
    place = node.start
    for number, item in enumerate(node.items or ()):
        if number:
            found = re.compile(rf"^ {{{node.column}}}-", re.MULTILINE).search(text, place)
            place = found.end() - 1 if found else item.start
        entry = YamlEntry(item, item, place, node.column, outer)
        yield entry
        yield from _entries(text, item, (*outer, entry))
        place = max(item.end, place + 1)
