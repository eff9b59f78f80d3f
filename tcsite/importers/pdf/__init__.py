"""PDF: the tables and paragraphs that a PDF shows. It holds letters and lines at places, and nothing else is sure.

pdfplumber finds the letters and lines; which of them are cells, rows and sentences is worked out here. What is not
certain is said on the to-do list.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any

from tcsite.importers.document import (
    OUTSIDE,
    Origin,
    Paragraph,
    ReviewItem,
    SourceDocument,
    SourceTable,
)
from tcsite.importers.untrusted import Refused, counted, needing, read_as
from tcsite.importers.words import bullets
from tcsite.text.phrases import tidy

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

_ENOUGH = (
    20  # pages that show whether a long document may hold a plan; each takes a tenth of a second and more
)
_OURS = re.compile(r"technici|technegwy|action plan|cynllun gweithredu", re.IGNORECASE)
_SHORT = 120  # a paragraph in bold type that is longer is no heading
_LARGER = 1.12  # how much larger a heading's type is
_GUESSED = (
    "no lines divide this table's columns: where each cell begins was worked out from the room between words"
)
_UNSURE = (
    "this looks like a table, but nothing shows where its rows begin and end, so no actions were made of it; "
    "import the file that it was printed from, or one in which lines divide the rows"
)
_OVERPRINTED = (
    "text is printed over other text here, so that no cell can be read with certainty, and no actions were made of it; "
    "import the file that it was printed from, or make its rows higher and print it again"
)
_DOUBTFUL = "nothing shows where this row begins and ends; compare it with the document"
_JOINT = "a line ends within this word or between two words, and nothing shows which; keep the right one of the two"
_DAY = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")


def read(content: bytes) -> SourceDocument:
    """Read a PDF. Refused: it is none, is protected or a scan, or is made to do harm."""
    with needing("pdfplumber", "PDFs"):
        from pdfplumber.pdf import PDF

        from tcsite.importers.pdf import bounds
    bounds.check(content)
    with read_as("a PDF", "open it, and print it to a new PDF"):
        return _document(PDF(BytesIO(content)))


def _document(pdf: "PDF") -> SourceDocument:
    from pdfminer.pdfpage import PDFPage

    from tcsite.importers.pdf import bounds
    from tcsite.importers.pdf.page import read_page
    from tcsite.importers.pdf.tags import tags_of

    count = bounds.Count()
    pdf.rsrcmgr = bounds.Resources()
    to_read = list(islice(PDFPage.create_pages(pdf.doc), bounds.MAX_PAGES + 1))
    if len(to_read) > bounds.MAX_PAGES:  # before any of them is read, which takes a tenth of a second each
        raise Refused(
            f"the file has more than {bounds.MAX_PAGES} pages", "print the pages with the plan to a PDF"
        )
    tags = tags_of(pdf.doc.catalog, count)
    pages = []
    for number, page in enumerate(to_read, start=1):
        pages.append(read_page(pdf, page, number, count, tags.get(page.pageid, {})))
        if number == _ENOUGH and not _speaks_of_us(pages):
            raise Refused(
                f"its first {_ENOUGH} pages speak neither of technicians nor of an action plan, so the rest is not read",
                "print the pages with the plan to a PDF",
            )
    if not any(any(map(str.isalnum, word.text)) for page in pages for word in page.words):
        raise Refused(
            "the file has no text, only pictures of pages: it is a scan",
            "ask for the file that it was printed from; or have its text recognised (OCR) and read that file",
        )
    return _Reader(pages).document(_modified(pdf.metadata))


def _speaks_of_us(pages: Sequence[Any]) -> bool:
    return any(_OURS.search(" ".join(word.text for word in page.words)) for page in pages)


def _modified(about: dict[str, Any]) -> str:
    for key in ("ModDate", "CreationDate"):
        if found := _DAY.match(str(about.get(key) or "")):
            year, month, day = found.groups()
            if "01" <= month <= "12" and "01" <= day <= "31":
                return f"{year}-{month}-{day}"
    return ""


def _joints(doubts: Sequence[tuple[str, str]], table: SourceTable) -> list[ReviewItem]:
    """The lines of a table of which it is not sure whether they were put together rightly, each once."""
    return [
        ReviewItem(
            next((cell.origin for cell in table.cells() if text in cell.text), Origin(table.name)),
            f"{text} / {other}",
            _JOINT,
        )
        for text, other in dict.fromkeys(doubts)
    ]


class _Reader:
    """Makes blocks of pages."""

    def __init__(self, pages: Sequence[Any]) -> None:
        from tcsite.importers.pdf.fixtures import without_fixtures
        from tcsite.importers.pdf.lines import typesetting
        from tcsite.importers.pdf.tagged import tagged_tables

        self._pages = pages
        self._todo: list[ReviewItem] = []
        for page in pages:
            self._seen(page)
        self._todo += without_fixtures(pages)
        self._setting = self._outside = typesetting(pages)
        self._tagged = tagged_tables(pages, self._setting)
        self._size = 10.0  # of the type of text outside tables

    def document(self, modified: str) -> SourceDocument:
        from tcsite.importers.pdf.tables import DrawnTable, going_on, joined, regridded, source_table

        blocks: list[Paragraph | DrawnTable] = []
        for own in self._blocks_of_pages():
            last = blocks[-1] if blocks else None
            first = own[0] if own else None
            if isinstance(last, DrawnTable) and isinstance(first, DrawnTable):
                first = regridded(last, first) or first
                if going_on(last, first):
                    joined(last, first, self._setting)
                    own = own[1:]
            blocks += own
        counted(sum(len(row) for block in blocks if isinstance(block, DrawnTable) for row in block.rows))
        made: list[Paragraph | SourceTable] = []
        tables = 0
        for block in blocks:
            if isinstance(block, Paragraph):
                made.append(block)
            else:
                tables += 1
                table = source_table(block, f"table {tables}", len(self._pages))
                made.append(table)
                self._todo += _joints(block.joints, table)
                if block.is_guessed:
                    origin = Origin(f"table {tables}")
                    self._todo.append(ReviewItem(origin, "", _GUESSED))
                    self._todo += [ReviewItem(origin, tidy(row), _DOUBTFUL) for row in block.doubts]
        return SourceDocument(tuple(made), tuple(self._todo), modified)

    def _seen(self, page: Any) -> None:
        """Tell what a page holds that is no text."""
        origin = Origin(f"page {page.number}")
        if not page.words and page.pictures:
            why = "this page is a picture without text, as of a scan, and is not read"
            self._todo.append(ReviewItem(origin, "", why))
        elif page.pictures:
            self._todo.append(ReviewItem(origin, "", "there is a picture here, which is not imported"))
        if page.crowded:
            why = "so many lines are drawn here that tables between lines may have been missed"
            self._todo.append(ReviewItem(origin, "", why))
        self._todo += [ReviewItem(origin, tidy(note), "this note is not imported") for note in page.notes]

    def _blocks_of_pages(self) -> list[list[Any]]:
        """Each page's tables and paragraphs, from the top."""
        from tcsite.importers.pdf.runs import find_columns

        pages = [self._cells(page) for page in self._pages]
        self._measure([line for _, lines, _ in pages for line in lines])
        chain: list[Any] = []
        for _, lines, runs in pages:
            for run in runs:
                if chain and not (run is runs[0] and run.lines[0] == lines[0]):
                    find_columns(chain)
                    chain = []
                chain.append(run)
                if run.lines[-1] != lines[-1]:
                    find_columns(chain)
                    chain = []
            if not runs and chain:
                find_columns(chain)
                chain = []
        if chain:
            find_columns(chain)
        return [self._page(page, *found) for page, found in zip(self._pages, pages, strict=True)]

    def _measure(self, lines: Sequence[Any]) -> None:
        """How text outside tables is set: often larger than within them, and with more room between its lines."""
        from tcsite.importers.pdf.lines import leading

        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[line.size] += len(line.text)
        self._size = max(sizes, key=lambda size: sizes[size], default=10.0)
        own = [line for line in lines if line.size == self._size]
        self._outside = replace(self._setting, leading=leading(own))

    def _cells(self, page: Any) -> tuple[list[Any], list[Any], list[Any]]:
        """A page's drawn tables, the lines of text outside them, and what looks like a table among those."""
        from tcsite.importers.pdf.lines import lines_of
        from tcsite.importers.pdf.ruled import ruled
        from tcsite.importers.pdf.runs import runs_of
        from tcsite.importers.pdf.tables import drawn_table

        drawn, rules = ruled([] if page.crowded else page.edges)
        sure = [table for table in drawn if not page.is_overprinted(table.box)]
        self._refused(page, [table.box for table in drawn if table not in sure])
        tables = [drawn_table(table, page, self._setting) for table in sure]
        tables = [table for table in tables if table.words]
        taken = {number for table in tables for number in table.words}
        lines = lines_of([word for word in page.words if id(word) not in taken], page.dots)
        return tables, lines, runs_of(lines, rules, page.fills)

    def _refused(self, page: Any, boxes: Sequence[Any]) -> None:
        """Put tables on the list, and take them out of a page, whose text is printed over other text."""
        for box in boxes:
            inside = [word for word in page.words if box.holds(word.box)]
            page.words = [word for word in page.words if not box.holds(word.box)]
            words = " ".join(word.text for word in inside)
            self._todo.append(ReviewItem(Origin(f"page {page.number}"), words, _OVERPRINTED))

    def _page(self, page: Any, tables: list[Any], lines: list[Any], runs: list[Any]) -> list[Any]:
        from tcsite.importers.pdf.tables import drawn_table
        from tcsite.importers.pdf.unruled import is_unsure, unruled

        for run in runs:
            table = unruled(run, self._setting)
            if table and page.is_overprinted(run.box):
                self._todo.append(ReviewItem(Origin(f"page {page.number}"), "", _OVERPRINTED))
            elif table and is_unsure(table):
                self._todo.append(ReviewItem(Origin(f"page {page.number}"), "", _UNSURE))
            elif table:
                tables.append(drawn_table(table, page, self._setting))
                tables[-1].is_guessed = True
                lines = [line for line in lines if line not in run.lines]
        tables += [table for table in self._tagged if table.page == page.number]
        blocks: list[tuple[float, Any]] = [(table.box.top, table) for table in tables]
        blocks += self._paragraphs(lines, [table.box.top for table in tables])
        return [block for _, block in sorted(blocks, key=lambda pair: pair[0])]

    def _paragraphs(self, lines: Sequence[Any], tops: Sequence[float]) -> list[tuple[float, Paragraph]]:
        from tcsite.importers.pdf.joints import text_of
        from tcsite.importers.pdf.lines import paragraphs

        right = max((line.box.x1 for line in lines), default=0.0)
        found = []
        parts: dict[int, list[Any]] = {}
        for line in lines:  # a paragraph does not go on below a table
            parts.setdefault(sum(top < line.box.top for top in tops), []).append(line)
        for part in parts.values():
            for group in paragraphs(part, right, self._outside):
                text = tidy(text_of(group, self._outside, right))
                large = group[0].size >= self._size * _LARGER
                heading = len(text) < _SHORT and (large or all(line.bold for line in group))
                for piece, is_item in bullets(text):
                    paragraph = Paragraph(piece, heading, OUTSIDE, bullet=is_item or group[0].bullet)
                    found.append((group[0].box.top, paragraph))
        return found
