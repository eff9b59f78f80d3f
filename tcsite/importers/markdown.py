"""Markdown: tables between bars, tables that are drawn, tables in HTML, and the text around them."""

import re
from collections.abc import Iterator

from tcsite.importers.document import (
    OUTSIDE,
    Cell,
    Origin,
    Paragraph,
    ReviewItem,
    SourceDocument,
    SourceRow,
    SourceTable,
    typed_lines,
)
from tcsite.importers.drawn_markdown import MOST_LINES, Drawn, begins, drawn_table
from tcsite.importers.encodings import text_of
from tcsite.importers.markup import Html, parsed
from tcsite.importers.untrusted import MAX_TEXT, bounded, counted
from tcsite.text.entities import unescape
from tcsite.text.phrases import tidy

_SPLIT = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<text>.*?)\s*#*\s*")
_EMPHASIS = re.compile(r"(?<![\w\\])(\*{1,3}|_{1,3})(?=\S)(.{1,300}?)(?<=\S)\1(?!\w)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_STRUCK = re.compile(r"~~(?=\S)(.{1,300}?)(?<=\S)~~|<(del|s|strike)>.*?</\2>", re.IGNORECASE)
_BOX = re.compile(r"\[([xX ])\](?!\()")
_TAG = re.compile(r"</?(?:b|i|u|em|strong|span|p|div|font|small|sup|sub|ul|ol)\b[^<>]*>", re.IGNORECASE)
_TRIES = 50  # lines that look like the beginning of a drawn table, and are none
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,2}[.)])\s+\S")
_BREAK = re.compile(r"<br\s*/?>|</p>|</li>|<li>", re.IGNORECASE)


def read(content: bytes) -> SourceDocument:
    """Read Markdown with pipe tables, or with tables in HTML."""
    bounded(content, MAX_TEXT)
    text, doubt = text_of(content)
    reader = Html("")
    blocks: list[Paragraph | SourceTable] = []
    for piece, is_html in _pieces_of(text):
        if is_html:
            blocks += Html(text).body(parsed(piece), reader.count)
            reader.count += 1
        else:
            blocks += _markdown(piece, reader)
    counted(sum(len(row.cells) for block in blocks if isinstance(block, SourceTable) for row in block.rows))
    return SourceDocument(tuple(blocks), (*doubt, *reader.todo))


def _pieces_of(text: str) -> Iterator[tuple[str, bool]]:
    """The Markdown of a text, and between it its tables in HTML."""
    small = text.lower()
    place = 0
    while (start := small.find("<table", place)) >= 0 and (end := small.find("</table", start)) >= 0:
        end = small.find(">", end) + 1 or len(text)
        yield text[place:start], False
        yield text[start:end], True
        place = end
    yield text[place:], False


def _markdown(text: str, reader: Html) -> Iterator[Paragraph | SourceTable]:
    found = text.splitlines()
    place, tries = 0, _TRIES
    while place < len(found):
        line = found[place]
        after = found[place + 1] if place + 1 < len(found) else ""
        if "|" in line and "-" in after and set(after) <= set("|:- \t"):
            end = place + 2
            while end < len(found) and "|" in found[end]:
                end += 1
            reader.count += 1
            yield _pipe_table([line, *found[place + 2 : end]], f"table {reader.count}", reader)
            place = end
            continue
        if tries and begins(line, after):
            if table := drawn_table(found[place : place + MOST_LINES]):
                reader.count += 1
                yield _drawn_table(table, f"table {reader.count}", reader)
                place += table.taken
                continue
            tries -= 1
        heading = _HEADING.fullmatch(" ".join(line.split()))
        words, bold = _inline(heading["text"] if heading else line)
        if text_of_line := tidy(words):
            indented = len(line) - len(line.lstrip())
            yield Paragraph(text_of_line, bool(heading) or bold, OUTSIDE, level=indented // 2)
        place += 1


def _drawn_table(table: Drawn, name: str, reader: Html) -> SourceTable:
    rows = []
    for number, row in enumerate(table.rows, start=1):
        cells = []
        for nth, drawn in enumerate(row, start=1):
            origin = Origin(name, number, nth)
            text, bold = _inline(_paragraphs(drawn.lines))
            _told_struck("\n".join(drawn.lines), origin, reader)
            cells.append(
                Cell(typed_lines(text), drawn.column, drawn.across, drawn.above, bold=bold, origin=origin)
            )
        rows.append(SourceRow(tuple(cells), heading=number <= table.headings))
    return SourceTable(tuple(rows), name)


def _paragraphs(lines: list[str]) -> str:
    """The lines of a cell that is drawn: a line is broken where the column ends, and list items begin new ones."""
    text = ""
    for line in (line.rstrip() for line in lines):
        begins = not text or text.endswith("\n") or bool(_ITEM.match(line))
        text += (
            "\n"
            if not line.strip()
            else f"{'' if not begins or not text else chr(10)}{line.strip()}"
            if begins
            else f" {line.strip()}"
        )
        text = text.removesuffix("\\") + "\n" if text.endswith("\\") else text
    return text.strip()


def _told_struck(raw: str, origin: Origin, reader: Html) -> None:
    if struck := tidy(" ".join(found[0] for found in _STRUCK.finditer(raw))):
        reader.todo.append(ReviewItem(origin, struck.strip("~"), "text that is struck out is left out"))


def _pipe_table(rows: list[str], name: str, reader: Html) -> SourceTable:
    table_rows = []
    for number, line in enumerate(rows, start=1):
        cells = []
        for column, raw in enumerate(_pieces(line)):
            text, bold = _inline(raw)
            _told_struck(raw, Origin(name, number, column + 1), reader)
            cells.append(Cell(typed_lines(text), column, bold=bold, origin=Origin(name, number, column + 1)))
        table_rows.append(SourceRow(tuple(cells), heading=number == 1))
    return SourceTable(tuple(table_rows), name)


def _pieces(line: str) -> list[str]:
    """The cells of a row, at the bars that no backslash precedes."""
    pieces = _SPLIT.sub(lambda found: f"{found[1]}\0", line.replace("\0", "").strip()).split("\0")
    if pieces and not pieces[0].strip():
        pieces = pieces[1:]
    if pieces and not pieces[-1].strip():
        pieces = pieces[:-1]
    return pieces


def _inline(text: str) -> tuple[str, bool]:
    """Text without its emphasis, and whether all of it was bold. Links stay as they are."""
    plain = _STRUCK.sub(" ", _TAG.sub("", _BREAK.sub("\n", text))).strip()
    found = _EMPHASIS.fullmatch(plain)
    bold = bool(found and len(found[1]) > 1)
    for _ in range(3):  # emphasis within emphasis
        plain = _EMPHASIS.sub(lambda mark: mark[2], plain)
    plain = _BOX.sub(lambda box: "☐" if box[1] == " " else "☒", plain)
    return unescape(_ESCAPED.sub(r"\1", plain)), bold
