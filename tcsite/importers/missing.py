"""Missing: the last look. Each line of each cell must be in what was written, or on the to-do list."""

import re
from collections.abc import Container, Iterable, Sequence

from tcsite.importers.document import Document, Line, Todo
from tcsite.importers.emit import Value
from tcsite.importers.grid import is_blank, is_mark
from tcsite.importers.ids import leading
from tcsite.importers.plans import all_words
from tcsite.importers.strands import without_number
from tcsite.importers.words import labelled, plain

_PIECES = re.compile(r"\s*[;,:()/]\s*|\s+[–—-]\s+|\s+(?:and|with|to)\s+|\s&\s|\.\s+", re.IGNORECASE)


def missing(
    document: Document, written: Sequence[Value], todo: Iterable[Todo], handled: Container[object]
) -> list[Todo]:
    """A to-do for each cell with a line that is neither in what was written nor on the list."""
    words = [text for value in written for text in all_words(value)]
    words += [f"{item.text} {item.why}" for item in todo]
    known = set(map(plain, (line for text in words for line in text.split("\n"))))
    all_text = f" {' '.join(map(plain, words))} "
    return [
        Todo(cell.origin, cell.text, "this was not carried over")
        for table in document.tables
        for cell in table.cells()
        if cell.lines
        and cell.origin not in handled
        and not all(_is_kept(line, known, all_text) for line in cell.lines)
    ]


def _is_kept(line: Line, known: Container[str], all_text: str) -> bool:
    """Whether a line's words are there: all together, or in the pieces that lists are cut into."""
    if not plain(line.text) or is_mark(line.text) or is_blank(line.text):
        return True
    shorter = (
        labelled(line.text)[1],
        leading(line.text)[1],
        without_number(line.text),
        line.text.rstrip(" %"),
    )
    for words in map(plain, (line.text, *shorter)):
        if words in known or f" {words} " in all_text:
            return True
    return all(f" {plain(piece)} " in all_text for piece in _PIECES.split(line.text) if plain(piece))
