"""Blocks that every reader of Markdown reads alike, and hardly anybody means: found by their lines."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tcsite.text.markdown_mistakes import LOST, UNCLEAR

if TYPE_CHECKING:
    from markdown_it.token import Token

FIRST_YEAR = 1000
_LONG = 60
_PROSE = re.compile(r"[^\W\d_]{2,} +[^\W\d_]{2,}")
_ITEM = re.compile(r"[ >]*(?P<mark>[-*+]|\d{1,2}[.)]) +\S")
_CELL = re.compile(r"(?<!\\)\|")
_ROW = re.compile(r"\|[^|\n]+(?:\|[^|\n]*)+\|\s*")
_KEY = re.compile(r"[a-z_]+: ")
_OWN_ID = re.compile(r"\{[ ]*([#.][^{}]*)\}\s*\Z")
_SOUND_ID = re.compile(r"#[A-Za-z][\w:.-]*[ ]*")


class Surprise(NamedTuple):
    """What is wrong with the block that begins on a line, counted from 0."""

    line: int
    column: int  # likewise from 0
    rule: str
    message: str
    hint: str


def surprises(tokens: "Sequence[Token]", lines: Sequence[str]) -> Iterator[Surprise]:
    """What a text has of them, by its blocks."""
    headings = _Headings()
    for number, token in enumerate(tokens):
        if not token.map:
            continue
        start, end = token.map
        column = len(lines[start]) - len(lines[start].lstrip(" "))
        found: Iterator[tuple[str, str, str]] = iter(())
        if token.type == "fence":
            found = _fence(token, lines[end - 1] if end - 1 > start else "")
        elif token.type == "code_block" and (_PROSE.search(token.content) or token.content.startswith("#")):
            found = iter((_INDENTED,))
        elif token.type == "heading_open":
            found = _heading(token, tokens[number + 1].content, lines[start:end], headings)
        elif token.type == "ordered_list_open":
            yield from _numbers(tokens, number, lines)
        elif token.type == "inline":
            yield from _run_on(token, lines)
        elif token.type == "table_open":
            yield from _cells(lines, start, end)
        if token.type in ("ordered_list_open", "bullet_list_open"):
            yield from _out_of_line(tokens, number, lines)
        for rule, message, hint in found:
            yield Surprise(start, column, rule, message, hint)


_INDENTED = (
    UNCLEAR,
    "this is shown as program code, because four spaces stand before it",
    "begin the line further left, below a list in the column of the item's text; for code put ``` above and below",
)


def _fence(token: "Token", last: str) -> Iterator[tuple[str, str, str]]:
    words = token.info.split()
    if len(words) > 1:
        yield (
            LOST,
            f"what stands after {token.markup} is not shown: {' '.join(words)[:60]}",
            f"write it on a line of its own, below  {token.markup}",
        )
    closed = re.search(rf"{re.escape(token.markup)}{re.escape(token.markup[0])}*\s*$", last)
    if not closed:
        yield (
            UNCLEAR,
            f"{token.markup} begins program code here, and nothing ends it: all that stands below is shown as code",
            f"write  {token.markup}  on a line of its own where the code ends",
        )


class _Headings:
    """What the headings so far were."""

    def __init__(self) -> None:
        self.level = 0
        self.ids: set[str] = set()


def _heading(
    token: "Token", words: str, lines: Sequence[str], before: _Headings
) -> Iterator[tuple[str, str, str]]:
    level = int(token.tag[1:])
    if token.markup in ("-", "="):
        yield from _underlined(words, lines[-1])
    if not words.strip():
        yield UNCLEAR, "this heading has no words", "write them behind the hashes, or take the line away"
    if before.level and level > before.level + 1:
        message = (
            f"this heading is {level - before.level} steps below the one before it: screen readers miss one"
        )
        yield UNCLEAR, message, f"write  {'#' * (before.level + 1)}  before it"
    before.level = level
    if mark := _OWN_ID.search(lines[0]):
        if not _SOUND_ID.fullmatch(mark[1]):
            hint = "write one word of letters, digits and hyphens, as in  {#impact}"
            yield UNCLEAR, f"this is no id of a heading: {mark[0]}", hint
        elif mark[1].lower() in before.ids:
            yield UNCLEAR, f"two headings have the id {mark[1]}", "give each its own"
        before.ids.add(mark[1].lower())


def _underlined(words: str, underline: str) -> Iterator[tuple[str, str, str]]:
    sign = underline.strip(" >")
    if (
        "\n" in words
        or len(words) > _LONG
        or _KEY.match(words)
        or words.rstrip().endswith((".", ":", ";", ","))
        or len(sign) < 3
    ):
        yield (
            UNCLEAR,
            f"the line {sign} below makes a heading of this text",
            "leave a line empty above it, if it is to part two texts; a heading begins with  ##",
        )


def _numbers(tokens: "Sequence[Token]", opening: int, lines: Sequence[str]) -> Iterator[Surprise]:
    """Numbers that readers see otherwise than they were written; years that became numbers."""
    level = tokens[opening].level
    items = []
    for token in tokens[opening + 1 :]:
        if token.level == level:
            break
        if token.type == "list_item_open" and token.level == level + 1 and token.map:
            items.append((token.info, token.map[0]))
    if not items or not items[0][0].isdigit():
        return
    first, at = int(items[0][0]), items[0][1]
    if first >= FIRST_YEAR:
        yield Surprise(
            at,
            max(lines[at].find(items[0][0]), 0),
            UNCLEAR,
            f"{first}. is read as the number of a list",
            f"write  {first}\\.  for a year or a number that ends its sentence",
        )
        return
    if len({info for info, _ in items}) == 1 and first in (0, 1):
        return  # "1." before each: let the reader count
    for shown, (written, line) in enumerate(items, start=first):
        if int(written) != shown:
            yield Surprise(
                line,
                max(lines[line].find(written), 0),
                LOST,
                f"the number {written} is shown as {shown}: a list counts on from its first number",
                f"write  {shown}  or end the list with a paragraph above",
            )
            return


def _run_on(token: "Token", lines: Sequence[str]) -> Iterator[Surprise]:
    """Items that are a part of the paragraph above them."""
    start, end = token.map or (0, 0)
    if token.level == 1 and end - start == 1 and _ROW.fullmatch(token.content):
        hint = "take the empty line above it away, or write words instead of bars"
        yield Surprise(start, 0, UNCLEAR, "this row belongs to no table: readers see the bars", hint)
    for number in range(start + 1, end):
        if item := _ITEM.match(lines[number]):
            hint = "leave a line empty above it, and begin it in the column of the other items"
            message = "this is no item of a list: readers see it in the paragraph above"
            yield Surprise(number, item.start("mark"), UNCLEAR, message, hint)
            return


def _out_of_line(tokens: "Sequence[Token]", opening: int, lines: Sequence[str]) -> Iterator[Surprise]:
    """Items that are indented, but not so far that they belong to the item above."""
    level, before = tokens[opening].level, -1
    if opening and tokens[opening - 1].type.endswith("list_close"):
        before = _last_item(tokens, opening, lines)
    for token in tokens[opening + 1 :]:
        if token.level == level:
            return
        if token.type == "list_item_open" and token.level == level + 1 and token.map:
            column = len(lines[token.map[0]]) - len(lines[token.map[0]].lstrip(" "))
            if before >= 0 and column > before and not lines[token.map[0]].lstrip().startswith(">"):
                yield Surprise(
                    token.map[0],
                    column,
                    UNCLEAR,
                    "this item is indented, and yet it does not belong to the item above",
                    "indent it to the column in which the text of that item begins, or not at all",
                )
                return
            before = column


def _last_item(tokens: "Sequence[Token]", end: int, lines: Sequence[str]) -> int:
    """The column of the last item of the list that ends there."""
    level = tokens[end - 1].level
    for token in reversed(tokens[:end]):
        if token.type == "list_item_open" and token.level == level + 1 and token.map:
            return len(lines[token.map[0]]) - len(lines[token.map[0]].lstrip(" "))
    return -1


def _cells(lines: Sequence[str], start: int, end: int) -> Iterator[Surprise]:
    """Cells that a table has no columns for."""
    most = _count(lines[start])
    for number in range(start + 2, end):
        if (cells := _count(lines[number])) < most:
            words = "this row has one cell" if cells == 1 else f"this row has {cells} cells"
            hint = "write the missing ones, empty where there is nothing to say, as in  | a | |"
            yield Surprise(number, 0, UNCLEAR, f"{words}, and the table {most} columns", hint)
        elif cells > most:
            places = [found.start() for found in _CELL.finditer(lines[number])]
            lost = places[most if lines[number].lstrip(" >").startswith("|") else most - 1]
            words = " ".join(lines[number][lost + 1 :].strip(" |").split())
            yield Surprise(
                number,
                lost,
                LOST,
                f"the table has {most} columns, and this is not shown: {words[:60]}",
                "add a column to the first two lines of the table, or write  \\|  for a bar that is no border",
            )


def _count(line: str) -> int:
    return len(_CELL.split(line.strip(" >").removeprefix("|").removesuffix("|")))
