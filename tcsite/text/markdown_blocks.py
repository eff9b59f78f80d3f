"""Blocks as GitHub reads them: fenced code, lists, headings, tables straight after a text; and glossaries.

Python-Markdown's own reader of lists wants an empty line above and four spaces below. These read by the rules of
CommonMark instead: whatever stands in the column of an item's text, or deeper, belongs to the item.
"""

import re
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor, HashHeaderProcessor, SetextHeaderProcessor
from markdown.extensions import Extension
from markdown.extensions.def_list import DefListIndentProcessor, DefListProcessor
from markdown.preprocessors import Preprocessor

ITEM = re.compile(r"(?P<indent> {0,3})(?P<mark>[-+*]|(?P<number>\d{1,9})[.)])(?P<space> +|$)(?P<rest>.*)")
RULE = re.compile(r" {0,3}(?:(?:-[ ]*){3,}|(?:_[ ]*){3,}|(?:\*[ ]*){3,})$")
_STASHED = re.compile(r" {0,3}\x02wzxhzdk:\d+\x03 *$")
_TASK = re.compile(r"\[([ xX])\](?= +\S)")
_STARTS_BLOCK = re.compile(r" {0,3}(?:#{1,6}(?: |$)|>)")
_DELIMITER = re.compile(r" {0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
_HEADING = re.compile(r"(?:^|\n)[ ]{0,3}(?P<level>#{1,6})(?:[ ]+(?P<header>[^\n]*))?(?:\n|$)")
_CLOSING = re.compile(r"(?:^|(?<= ))#+$")
_HASH = re.compile(r" {0,3}#{1,6}(?: |$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+) *$")
_DEFINITION = re.compile(r" {0,3}: {1,3}\S")


def item_of(line: str) -> re.Match[str] | None:
    """The item of a list that a line begins."""
    return None if RULE.match(line) else ITEM.match(line)


def text_column(item: re.Match[str]) -> int:
    """The column, from 0, at which the text of an item stands."""
    spaces = len(item["space"])
    return item.end("mark") + (spaces if 1 <= spaces <= 4 and item["rest"] else 1)


class GitHubBlocks(Extension):
    """The extension."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Take the place of what the engine has for lists and headings."""
        md.preprocessors.register(_Fences(md), "fences", 25)  # after white space (30), before HTML (20)
        processors = md.parser.blockprocessors
        for name in ("indent", "olist", "ulist", "quote"):
            processors.deregister(name)
        processors.register(_Quotes(md.parser), "quote", 20)
        processors.register(_Glossaries(md.parser), "deflist", 25)
        indented = DefListIndentProcessor(md.parser)  # what is indented below a definition belongs to it
        indented.ITEM_TYPES, indented.LIST_TYPES = ["dd"], ["dl"]
        processors.register(indented, "defindent", 95)
        processors.register(_Parts(md.parser), "parts", 94)
        processors.register(_Lists(md.parser), "lists", 93)
        processors.register(_HashHeadings(md.parser), "hashheader", 70)
        processors.register(_UnderlinedHeadings(md.parser), "setextheader", 60)


class _Fences(Preprocessor):
    """Puts code between fences out of the way, in items of lists and quotations, too."""

    _OPENING = re.compile(
        r"(?P<before>(?: {0,9}(?:>|[-+*](?= )|\d{1,9}[.)](?= )))* *)(?P<mark>`{3,}(?=[^`]*$)|~{3,})"
    )
    _QUOTED = re.compile(r"(?: {0,3}> ?)+")

    def run(self, lines: list[str]) -> list[str]:
        made: list[str] = []
        columns: list[int] = []  # of the texts of the items that are open
        at = 0
        while at < len(lines):
            line = lines[at]
            opening = self._OPENING.match(line) if "```" in line or "~~~" in line else None
            follow(columns, f"{opening['before']}`" if opening else line)
            column = columns[-1] if columns else 0
            own = opening["before"].rpartition(">")[2] if opening else ""
            if opening is None or (own.isspace() and len(own) - column * (">" not in opening["before"]) >= 4):
                made.append(line)
                at += 1
                continue
            code, at = self._code(lines, at + 1, opening, column)
            text = escape("".join(f"{one}\n" for one in code), quote=False)
            made.append(opening["before"] + self.md.htmlStash.store(f"<pre><code>{text}</code></pre>"))
        return made

    def _code(self, lines: list[str], at: int, opening: re.Match[str], column: int) -> tuple[list[str], int]:
        """The lines up to the closing fence, or to the end of the item or quotation; and where the text goes on."""
        mark, quoted = opening["mark"], opening["before"].count(">")
        indent = len(opening["before"])
        closing = re.compile(rf" *{re.escape(mark[0])}{{{len(mark)},}} *$")
        code = []
        while at < len(lines):
            line = lines[at]
            if quoted:
                found = self._QUOTED.match(line)
                if not found:
                    break
                line = line[found.end() :]
            elif line.strip() and len(line) - len(line.lstrip(" ")) < column:
                break
            at += 1
            if closing.match(line):
                break
            spaces = len(line) - len(line.lstrip(" "))
            code.append(line[min(spaces, indent if not quoted else 0) :])
        return code, at


def follow(columns: list[int], line: str, most: int = 100) -> None:
    """Keep the columns of the texts of the items that are open, after one more line."""
    if not line.strip():
        return
    spaces = len(line) - len(line.lstrip(" "))
    while columns and spaces < columns[-1]:
        columns.pop()
    base = columns[-1] if columns else 0
    while len(columns) < most and (item := item_of(line[base:])):
        base += text_column(item)
        columns.append(base)


class _Parts(BlockProcessor):
    """Cuts a block where something else begins without an empty line: a list, code, a heading, a table."""

    def test(self, _parent: Element, block: str) -> bool:
        return "\n" in block and bool(_cuts(block.split("\n")))

    def run(self, _parent: Element, blocks: list[str]) -> None:
        lines = blocks[0].split("\n")
        places = [0, *_cuts(lines), len(lines)]
        blocks[0:1] = ["\n".join(lines[start:end]) for start, end in pairwise(places)]


def _cuts(lines: list[str]) -> list[int]:
    """The numbers of the lines at which something else begins."""
    if item_of(lines[0]):
        return []  # what stands below an item is for `_Lists`
    cuts = []
    begun = 0  # the line at which the part began
    for number in range(len(lines)):
        if number > begun and _part_begins(lines, begun, number):
            begun = number
            cuts.append(number)
        if item_of(lines[begun]):
            break
        if number + 1 < len(lines) and _ends_part(lines, begun, number):
            begun = number + 1
            cuts.append(begun)
    return cuts


def _part_begins(lines: list[str], begun: int, number: int) -> bool:
    line = lines[number]
    if "|" in lines[begun] and _DELIMITER.match(lines[begun + 1]):
        return number > begun + 1 and _begins(line)
    if _STASHED.match(line) or _HASH.match(line):
        return True
    item = item_of(line)
    if item and item["rest"] and item["number"] in (None, "1"):
        return True
    below = lines[number + 1] if number + 1 < len(lines) else ""
    quoted = lines[begun].lstrip(" ").startswith(">")
    return "|" in below and "|" in line and not quoted and bool(_DELIMITER.match(below))


def _ends_part(lines: list[str], begun: int, number: int) -> bool:
    line = lines[number]
    if number == begun:
        return bool(_STASHED.match(line) or _HASH.match(line))
    return bool(_UNDERLINE.match(line)) and not _STARTS_BLOCK.match(lines[begun])


class _Lists(BlockProcessor):
    """Lists by the column of their items' text."""

    def test(self, _parent: Element, _block: str) -> bool:
        return True

    def run(self, parent: Element, blocks: list[str]) -> bool:
        first = item_of(blocks[0].partition("\n")[0])
        if first is None:
            return False
        kind = first["mark"][-1]
        items, loose = _items(blocks, kind)
        made = SubElement(parent, "ol" if first["number"] else "ul")
        if first["number"] and int(first["number"]) != 1:
            made.set("start", str(int(first["number"])))
        for lines in items:
            self._item(SubElement(made, "li"), lines, loose=loose)
        return True

    def _item(self, item: Element, lines: list[str], *, loose: bool) -> None:
        lines[0] = _TASK.sub(lambda found: "☐" if found[1] == " " else "☑", lines[0], count=1)
        self.parser.state.set("item")
        self.parser.parseChunk(item, "\n".join(lines))
        self.parser.state.reset()
        if not loose:
            _without_paragraphs(item)


def _items(blocks: list[str], kind: str) -> tuple[list[list[str]], bool]:
    """Take the lines of a list off the blocks: those of each item, and whether there are empty ones between."""
    items: list[list[str]] = []
    column, loose = 0, False
    while blocks:
        lines = blocks[0].strip("\n").split("\n")
        after_empty = bool(items)
        for number, line in enumerate(lines):
            if (
                line
                and after_empty
                and items
                and _indent(line) < column
                and not _next_item(line, kind, column)
            ):
                return items, loose
            if not line or (items and _indent(line) >= column):
                loose = loose or (bool(line) and after_empty and not _in_inner_list(items[-1], line[column:]))
                items[-1] += [""] * after_empty + [line[column:]]
            elif item := _next_item(line, kind, column if items else 0):
                loose = loose or (after_empty and bool(items))
                column = text_column(item)
                items.append([line[column:] if item["rest"] else ""])
            elif _goes_on(items[-1][-1], line):
                items[-1].append(line if _indent(line) >= 4 else line.lstrip(" "))
            else:
                blocks[0] = "\n".join(lines[number:])
                return items, loose
            after_empty = False
        blocks.pop(0)
    return items, loose


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _next_item(line: str, kind: str, column: int) -> re.Match[str] | None:
    """The item that a line adds to a list whose items' texts stand at `column`."""
    item = item_of(line)
    return item if item and item["mark"][-1] == kind and (not column or _indent(line) < column) else None


def _goes_on(before: str, line: str) -> bool:
    """Whether a line that is not indented goes on with the paragraph before it."""
    ended = not before.strip() or _STASHED.match(before) or re.match(r" {0,3}#{1,6} ", before)
    return not (ended or _begins(line))


def _begins(line: str) -> bool:
    """Whether a line begins something that is no paragraph."""
    return any(sign.match(line) for sign in (_STARTS_BLOCK, RULE, _STASHED, ITEM))


def _in_inner_list(lines: list[str], line: str) -> bool:
    """Whether a line below an empty one belongs to a list inside of the item."""
    inner = [one for one in lines if item_of(one)]
    return bool(inner) and (item_of(line) is not None or _indent(line) > 0)


def _without_paragraphs(item: Element) -> None:
    """Take the paragraphs off an item whose list has no empty lines."""
    before: Element | None = None
    for child in list(item):
        if child.tag != "p" or (child.text or "").startswith("\x02wzxhzdk"):
            before = child
            continue
        if before is None:
            item.text = f"{item.text}\n{child.text or ''}" if item.text else child.text
        else:
            before.tail = f"{before.tail}\n{child.text or ''}" if before.tail else child.text
        item.remove(child)


class _Quotes(BlockProcessor):
    """``> words``; a paragraph in it may go on without the sign."""

    _SIGN = re.compile(r" {0,3}> ?")

    def test(self, _parent: Element, block: str) -> bool:
        return any(self._SIGN.match(line) for line in block.split("\n"))

    def run(self, parent: Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).strip("\n").split("\n")
        start = next(number for number, line in enumerate(lines) if self._SIGN.match(line))
        if start:
            self.parser.parseBlocks(parent, ["\n".join(lines[:start])])
        quoted: list[str] = []
        for line in lines[start:]:
            sign = self._SIGN.match(line)
            if not sign and not _goes_on(quoted[-1], line):
                break
            quoted.append(line[sign.end() :] if sign else line if _indent(line) >= 4 else line.lstrip(" "))
        if rest := lines[start + len(quoted) :]:
            blocks.insert(0, "\n".join(rest))
        self.parser.state.set("blockquote")
        self.parser.parseChunk(SubElement(parent, "blockquote"), "\n".join(quoted))
        self.parser.state.reset()


class _HashHeadings(HashHeaderProcessor):
    """``# Words``: with a space, as on GitHub; ``#words`` is text."""

    RE = _HEADING

    def run(self, parent: Element, blocks: list[str]) -> None:
        before, level, header, after = self.RE.split(blocks.pop(0), maxsplit=1)
        if before:
            self.parser.parseBlocks(parent, [before])
        heading = SubElement(parent, f"h{len(level)}")
        heading.text = _CLOSING.sub("", (header or "").strip()).strip()
        if after:
            blocks.insert(0, after)


class _UnderlinedHeadings(SetextHeaderProcessor):
    """A paragraph with ``===`` or ``---`` below is a heading, however many lines it has."""

    def test(self, _parent: Element, block: str) -> bool:
        return self._line(block) > 0

    def run(self, parent: Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).split("\n")
        at = self._line("\n".join(lines))
        heading = SubElement(parent, "h1" if "=" in lines[at] else "h2")
        heading.text = "\n".join(line.strip() for line in lines[:at])
        if after := "\n".join(lines[at + 1 :]):
            blocks.insert(0, after)

    @staticmethod
    def _line(block: str) -> int:
        lines = block.split("\n")
        for number, line in enumerate(lines):
            if number and _UNDERLINE.match(line):
                return number
            if _STARTS_BLOCK.match(line) or RULE.match(line) or (number == 0 and _indent(line) >= 4):
                return 0
        return 0


class _Glossaries(DefListProcessor):
    """Terms and definitions, an entry at a time: the engine would put each entry into the one before."""

    def run(self, parent: Element, blocks: list[str]) -> Any:
        blocks[0:1] = list(_entries(blocks[0].split("\n")))
        return super().run(parent, blocks)


def _entries(lines: list[str]) -> Iterator[str]:
    """A block, cut before each definition and the term above it."""
    start = 0
    defined = False
    for number, line in enumerate(lines):
        if not _DEFINITION.match(line):
            continue
        if defined:
            above = lines[number - 1]
            cut = number if _DEFINITION.match(above) or above.startswith(" ") else number - 1
            yield "\n".join(lines[start:cut])
            start = cut
        defined = True
    yield "\n".join(lines[start:])
