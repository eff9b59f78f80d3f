"""Plain text: lines that are headings by how they stand, list items, and labels; columns where tabs make them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from tcsite.importers import csv_, markdown
from tcsite.importers.document import OUTSIDE, Paragraph, SourceDocument
from tcsite.importers.encodings import text_of
from tcsite.importers.records import is_labelled
from tcsite.importers.untrusted import MAX_TEXT, bounded
from tcsite.importers.words import ITEM
from tcsite.text.phrases import tidy

_UNDERLINE = re.compile(r"\s*([=~*#_–—-])\1{2,}\s*")
_DRAWN = re.compile(r"\s*(?:\+[-=+]{3,}\+|\|.+\||-{3,}(?:\s+-{3,})+)\s*")
_WRAPPED = 55  # characters: a longer line may go on below
_FEW_WORDS = 12  # of a heading
_FEW_NUMBERED = 6  # of one with a number: "3. Career development"; a longer line is an item of a list


def read(content: bytes) -> SourceDocument:
    """Read plain text: a table with tabs, a table that is drawn, or paragraphs, lists and labels."""
    bounded(content, MAX_TEXT)
    text, doubt = text_of(content)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(1).split("\n")
    filled = [line for line in text.splitlines() if line.strip()]
    if sum("\t" in line.strip() for line in filled) * 2 > len(filled):
        return csv_.read(content)
    if any(map(_DRAWN.fullmatch, filled)):
        return markdown.read(content)
    return SourceDocument(tuple(_paragraphs(lines)), doubt)


@dataclass(slots=True)
class _Passage:
    """Lines that belong together, and how they stand."""

    text: str
    indent: int
    item: bool
    first: bool  # an empty line is above it
    underlined: bool = False
    last: bool = False  # an empty line is below it


def _paragraphs(lines: list[str]) -> Iterator[Paragraph]:
    pieces = _pieces(lines)
    for piece, after in zip_longest(pieces, pieces[1:]):
        below = after.text if after and not piece.last else ""
        if piece.item:
            yield Paragraph(piece.text, origin=OUTSIDE, bullet=True, level=min(piece.indent // 2, 3))
        else:
            yield Paragraph(piece.text, _is_heading(piece, below), OUTSIDE)


def _pieces(lines: list[str]) -> list[_Passage]:
    pieces: list[_Passage] = []
    before = ""
    for line in lines:
        words = line.strip()
        item = ITEM.match(words)
        if _UNDERLINE.fullmatch(line) or not words:
            if pieces and words:
                pieces[-1].underlined = True
            elif pieces:
                pieces[-1].last = True
            before = ""
        elif before and _goes_on(before, words):
            pieces[-1].text += f" {tidy(words)}"
            before = line
        else:
            listed = item is not None and not words[0].isdecimal()
            text = tidy(words[item.end() :] if item and listed else words)
            pieces.append(_Passage(text, len(line) - len(words), listed, not before))
            before = line
    return pieces


def _goes_on(before: str, line: str) -> bool:
    """Whether a line was broken for want of room only."""
    begins = ITEM.match(line) or is_labelled(line) or line.isupper()
    return len(before.rstrip()) >= _WRAPPED and not begins and not before.rstrip().endswith((".", ":"))


def _is_heading(piece: _Passage, below: str) -> bool:
    """Whether a line is a heading: underlined, in capitals, right above a label, or short between empty lines."""
    if piece.text.endswith((".", ",", ";")) or is_labelled(piece.text):
        return False
    words = len(piece.text.split())
    alone = piece.first and piece.last and words <= (_FEW_NUMBERED if ITEM.match(piece.text) else _FEW_WORDS)
    return piece.underlined or piece.text.isupper() or alone or (piece.first and is_labelled(below))
