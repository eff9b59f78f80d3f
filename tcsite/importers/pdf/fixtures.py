"""Fixtures: what stands at the top and the bottom of each page, page numbers among it, and is no part of the text."""

import re
from collections import defaultdict
from collections.abc import Sequence

from tcsite.importers.document import Origin, ReviewItem
from tcsite.importers.pdf.lines import TextLine, lines_of
from tcsite.importers.pdf.page import PdfPage, Word
from tcsite.text.phrases import tidy

_MARGIN = 56.0  # points: what stands further out is at the edge of the page
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[\s–—|-]*(?:page|tudalen|p\.?)?\s*(\d{1,3})(?:\s*(?:of|o|/|from)\s*\d{1,3})?[\s–—|-]*", re.IGNORECASE
)


def without_fixtures(pages: Sequence[PdfPage]) -> list[ReviewItem]:
    """Take them out of the pages, and say so, each once; of a page's own number nothing need be said."""
    candidates = [(page, line) for page in pages for line in _at_edges(page)]
    shapes: dict[tuple[str, bool], set[int]] = defaultdict(set)
    for page, line in candidates:
        shapes[_shape(page, line)].add(page.number)
    items: dict[tuple[str, bool], ReviewItem] = {}
    for page, line in candidates:
        shape = _shape(page, line)
        numbered = _PAGE_NUMBER.fullmatch(line.text)
        if len(shapes[shape]) > 1 or numbered:
            taken = set(map(id, line.words))
            page.words = [word for word in page.words if id(word) not in taken]
            if numbered and int(numbered[1]) == page.number:
                continue
            origin = Origin("page header" if shape[1] else "page footer")
            why = "this stands on the pages' edge, and is left out"
            items.setdefault(shape, ReviewItem(origin, tidy(line.text), why))
    return list(items.values())


def _shape(page: PdfPage, line: TextLine) -> tuple[str, bool]:
    return _DIGITS.sub("#", tidy(line.text)), line.box.top < page.height / 2


def _at_edges(page: PdfPage) -> list[TextLine]:
    return lines_of([word for word in page.words if _is_outside(word, page)])


def _is_outside(word: Word, page: PdfPage) -> bool:
    return word.box.bottom < _MARGIN or word.box.top > page.height - _MARGIN
