"""PDF: a document as a tagged PDF for everybody (PDF/UA-1), by typst.

The text of a document never becomes typst's markup: it goes as JSON into a fixed template, which prints strings.
"""

import json
import re
from datetime import date
from typing import Any, Literal

from tcsite.content.packaged import packaged
from tcsite.documents.document import (
    Block,
    Heading,
    ItemList,
    OutputDocument,
    TableCell,
    TextBlock,
    TextRun,
    stepwise,
)
from tcsite.documents.library import CannotWrite, LibraryMissing

STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1: typst refuses to write a PDF that does not keep it."""


def write(document: OutputDocument) -> bytes:
    """The PDF. `LibraryMissing` where typst is not installed, `CannotWrite` where no font has a character."""
    try:
        import typst
    except ImportError:
        raise LibraryMissing("PDF", "typst", "pdf") from None
    template = packaged(__package__, "data/document.typ").encode()
    content = json.dumps(_document(document), ensure_ascii=False)
    day = date.fromisoformat(document.date)
    for own_fonts in (True, False):  # those that typst brings: the same document on every machine, if they do
        try:
            made: bytes = typst.compile(
                template,
                sys_inputs={"document": content},
                ignore_system_fonts=own_fonts,
                pdf_standards=[STANDARD],
                timestamp=(day - date(1970, 1, 1)).days * 86_400,
            )
        except typst.TypstError as fault:
            unprintable = _NO_FONT.search(str(fault))
            if unprintable is None:
                raise
            sign = unprintable["sign"]
        else:
            return made
    raise CannotWrite(
        f'no font here has the character "{sign}", and a PDF for everybody must hold them all',
        "write it as  --to docx,  install a font that has it, or take it out of the text",
    )


_NO_FONT = re.compile(r'the text `"(?P<sign>.{1,12}?)"` could not be displayed')


def _document(document: OutputDocument) -> dict[str, Any]:
    return {
        "title": _printable(document.title),
        "language": document.language,
        "author": _printable(document.author),
        "parts": [
            {"wide": part.wide, "blocks": [_block(block) for block in part.blocks]}
            for part in stepwise(document.parts)
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"type": "heading", "level": block.level, "words": _printable(block.words)}
    if isinstance(block, TextBlock):
        return {"type": "paragraph", "kind": block.kind, "runs": _runs(block.runs)}
    if isinstance(block, ItemList):
        return {"type": "list", "items": _nested(block)}
    return {
        "type": "table",
        "caption": _printable(block.caption),
        "columns": [{"title": _printable(one.title), "width": one.width} for one in block.columns],
        "rows": [[_cell(cell) for cell in row] for row in block.rows],
    }


def _cell(cell: TableCell) -> dict[str, Any]:
    return {"colour": cell.colour, "blocks": [_block(line) for line in cell.lines]}


def _nested(block: ItemList) -> list[dict[str, Any]]:
    """The entries, each with those that are deeper below it."""
    top: list[dict[str, Any]] = []
    path = [top]
    for item in block.items:
        del path[item.level + 1 :]
        entry: dict[str, Any] = {"runs": _runs(item.runs), "ordered": item.ordered, "items": []}
        path[-1].append(entry)
        path.append(entry["items"])
    return top


def _runs(runs: tuple[TextRun, ...]) -> list[dict[str, Any]]:
    return [
        {"words": _printable(run.words), "bold": run.bold, "italic": run.italic, "link": run.link}
        for run in runs
    ]


_NO_GLYPH = dict.fromkeys((*range(32), *range(127, 160), 65534, 65535)) | {9: " ", 10: " "}


def _printable(words: str) -> str:
    """The words without control characters, which have no glyph; a PDF for everybody may hold none of them."""
    return words.translate(_NO_GLYPH)
