"""Plain text: lines that are headings by how they stand, list items, and labels; columns where tabs make them."""

import re

from tcsite.importers import csv_, markdown
from tcsite.importers.document import OUTSIDE, Paragraph, SourceDocument
from tcsite.importers.encodings import text_of
from tcsite.importers.records import is_labelled
from tcsite.importers.untrusted import MAX_TEXT, bounded
from tcsite.importers.words import ITEM
from tcsite.text.phrases import tidy

_UNDERLINE = re.compile(r"\s*([=~*#_–—-])\1{2,}\s*")
_DRAWN = re.compile(r"\s*(?:\+[-=+]{3,}\+|\|.+\|)\s*")
_WRAPPED = 60  # characters: a longer line may go on below
_FEW_WORDS = 12  # of a heading


def read(content: bytes) -> SourceDocument:
    """Read plain text: a table with tabs, a table that is drawn, or paragraphs, lists and labels."""
    bounded(content, MAX_TEXT)
    text, doubt = text_of(content)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(1).split("\n")
    filled = [line for line in text.splitlines() if line.strip()]
    if sum("\t" in line.strip() for line in filled) * 2 > len(filled):
        return csv_.read(content)
    if sum(bool(_DRAWN.fullmatch(line)) for line in filled) > 2:
        return markdown.read(content)
    return SourceDocument(tuple(_paragraphs(lines)), doubt)


def _paragraphs(lines: list[str]) -> list[Paragraph]:
    found: list[Paragraph] = []
    before = ""
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else ""
        item = ITEM.match(line.strip())
        if _UNDERLINE.fullmatch(line) or not line.strip():
            before = ""
        elif found and before and _goes_on(before, line):
            found[-1] = Paragraph(f"{found[-1].text} {tidy(line)}", origin=OUTSIDE, bullet=found[-1].bullet)
            before = line
        elif item and not line.strip()[:1].isdecimal():
            level = min((len(line) - len(line.lstrip())) // 2, 3)
            found.append(
                Paragraph(tidy(line.strip()[item.end() :]), origin=OUTSIDE, bullet=True, level=level)
            )
            before = line
        else:
            found.append(Paragraph(tidy(line), _is_heading(line, before, after), OUTSIDE))
            before = line
    return found


def _goes_on(before: str, line: str) -> bool:
    """Whether a line was broken for want of room only."""
    begins = ITEM.match(line.strip()) or is_labelled(line.strip()) or line.strip().isupper()
    return len(before.rstrip()) >= _WRAPPED and not begins and not before.rstrip().endswith((".", ":"))


def _is_heading(line: str, before: str, after: str) -> bool:
    """Whether a line is a heading: underlined, in capitals, right above a label, or short between empty lines."""
    text = line.strip()
    if len(text.split()) > _FEW_WORDS * 2 or text.endswith((".", ",", ";")) or is_labelled(text):
        return False
    stands = (
        bool(_UNDERLINE.fullmatch(after)) or text.isupper() or (not before and is_labelled(after.strip()))
    )
    alone = not before and not after.strip() and len(text.split()) <= _FEW_WORDS
    return stands or alone
