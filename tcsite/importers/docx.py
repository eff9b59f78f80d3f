"""Word: a .docx file's tables and paragraphs.

python-docx opens the package; the XML is read here, because what matters to us (shading, merged cells, tracked
changes, check boxes, text boxes, automatic numbers) is what it does not tell.
"""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from tcsite.importers.colours import SIGNALS, hue
from tcsite.importers.document import (
    OUTSIDE,
    THE_DOCUMENT,
    Cell,
    Origin,
    Paragraph,
    ReviewItem,
    SourceDocument,
    SourceLine,
    SourceRow,
    SourceTable,
    rejoined,
)
from tcsite.importers.labels import with_colon
from tcsite.importers.nested import nested_lines
from tcsite.importers.open_xml import usual
from tcsite.importers.status import legend_of
from tcsite.importers.untrusted import counted, needing, office, read_as
from tcsite.importers.word_numbering import Lists, W, on, value
from tcsite.importers.word_text import ParagraphText, paragraph_text, shade
from tcsite.importers.words import bullets
from tcsite.text.phrases import lines, tidy

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WRAPPERS = frozenset(
    f"{W}{tag}" for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
) | {f"{_MC}AlternateContent"}
_LINKS = ("http://", "https://", "mailto:")
_SHORT = 120  # a paragraph in bold type that is longer is no heading
_A_FEW_WORDS = 30  # the background of so little text is the cell's colour; that of more is a reviewer's pen
_WIDEST = 100  # grid columns: Word itself has 63


def read(content: bytes) -> SourceDocument:
    """Read a Word document. Refused: it is none, or is made to do harm."""
    office(content, "docx")
    with needing("python-docx", "Word documents"):
        import docx
    with read_as("a Word document", "save it again as .docx"):
        return _Reader(docx.Document(BytesIO(usual(content)))).document()


class _Reader:
    """Reads one document; keeps what has no place in a table or a paragraph."""

    def __init__(self, package: Any) -> None:
        self._package = package
        self._lists = Lists(package.styles.element, self._related("numbering"))
        self._todo: list[ReviewItem] = []
        self._tables = 0
        self._cells = 0
        self._letters: dict[Origin, str] = {}  # cells whose words are all in one colour
        self._inks: set[str] = set()

    def document(self) -> SourceDocument:
        blocks = [
            *self._margins("header"),
            *self._blocks(self._package.element.body),
            *self._margins("footer"),
        ]
        for kind in ("footnote", "endnote", "comment"):
            self._notes(kind)
        document = SourceDocument(tuple(blocks), tuple(self._todo), self._modified())
        return self._by_letters(document)

    def _by_letters(self, document: SourceDocument) -> SourceDocument:
        """The document with the colours of its cells' letters, if it has a key that says what they mean."""
        hues = {hue(colour) for colour in self._letters.values()} & set(SIGNALS)
        if len(hues) < 2:
            return document
        coloured = replace(document, blocks=tuple(map(self._lettered, document.blocks)))
        if legend_of(coloured).meanings:
            return coloured
        why = f"letters are written in {' and '.join(sorted(hues))}, and no key says what that means"
        return replace(document, todo=(*document.todo, ReviewItem(THE_DOCUMENT, "", why)))

    def _lettered(self, block: Paragraph | SourceTable) -> Paragraph | SourceTable:
        if isinstance(block, Paragraph):
            return block
        rows = [
            replace(
                row,
                cells=tuple(
                    replace(
                        cell,
                        colour=cell.colour
                        if hue(cell.colour)
                        else self._letters.get(cell.origin, cell.colour),
                    )
                    for cell in row.cells
                ),
            )
            for row in block.rows
        ]
        return replace(block, rows=tuple(rows))

    # The parts of the package

    def _related(self, kind: str) -> Any:
        """The root of the part of that kind, or None."""
        return next(iter(self._parts(kind)), None)

    def _parts(self, kind: str) -> Iterator[Any]:
        from docx.oxml.parser import parse_xml

        for _, relation in sorted(self._package.part.rels.items()):
            if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
                part = relation.target_part
                element = getattr(part, "element", None)
                yield element if element is not None else parse_xml(part.blob)

    def _address(self, number: str) -> str:
        relation = self._package.part.rels.get(number)
        target = relation.target_ref if relation is not None and relation.is_external else ""
        sound = target.startswith(_LINKS) and not set(target) & set(" <>()[]\"'\n\t")
        return target if sound else ""

    def _modified(self) -> str:
        known = any(
            relation.reltype.endswith("/core-properties")
            for relation in self._package.part.package.rels.values()
        )
        changed = self._package.core_properties.modified if known else None
        return changed.date().isoformat() if changed else ""

    def _margins(self, kind: str) -> Iterator[Paragraph]:
        """What stands at the top or the bottom of each page, once."""
        seen = set()
        for part in self._parts(kind):
            for paragraph in part.iter(W + "p"):
                text = tidy(self._text_of(paragraph, Origin(f"page {kind}")).text)
                if text not in seen and any(sign.isalpha() for sign in text):
                    seen.add(text)
                    yield Paragraph(text, heading=False, origin=Origin(f"page {kind}"))

    def _notes(self, kind: str) -> None:
        for part in self._parts(f"{kind}s"):
            for note in part.iterchildren(W + kind):
                if value(note, "type") is None and note.get(W + "type") is None:
                    text = tidy(" ".join(part.text or "" for part in note.iter(W + "t")))
                    origin = Origin(f"{kind} {note.get(W + 'id')}")
                    self._note(origin, text, f"this {kind} is not imported")

    def _note(self, origin: Origin, text: str, why: str) -> None:
        if text := tidy(text):
            self._todo.append(ReviewItem(origin, text, why))

    # Paragraphs

    def _blocks(self, parent: Any) -> Iterator[Paragraph | SourceTable]:
        for child in _unwrapped(parent):
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == W + "tbl":
                yield from self._table(child)

    def _paragraph(self, element: Any) -> Iterator[Paragraph | SourceTable]:
        found = self._text_of(element, OUTSIDE)
        mark = self._lists.mark(element)
        text = with_colon(tidy(found.text), "" if found.bold else tidy(found.label))
        if text:
            heading = self._lists.heading(element) or (found.bold and len(text) < _SHORT)
            numbered = f"{mark.number} {text}" if mark and mark.number else text
            yield Paragraph(numbered, heading, OUTSIDE, bool(mark), mark.level if mark else 0)
        for box in found.boxes:
            yield from self._blocks(box)

    def _text_of(self, element: Any, origin: Origin) -> ParagraphText:
        found = paragraph_text(element, self._address, bold=self._lists.bold(element))
        self._note(origin, found.deleted, "text that tracked changes delete is left out")
        self._note(origin, found.hidden, "hidden text is left out")
        if found.struck and any(map(str.isalnum, found.rest)):
            self._note(origin, found.struck, "text that is struck out is left out")
            found.text = found.rest
        else:
            self._note(origin, found.struck, "this is struck through; it is imported all the same")
        if found.pictures:
            self._todo.append(ReviewItem(origin, "", "there is a picture here, which is not imported"))
        return found

    # Tables

    def _table(self, element: Any) -> Iterator[Paragraph | SourceTable]:
        rows = [child for child in _unwrapped(element) if child.tag == W + "tr"]
        cells = [cell for row in rows for cell in _cells(row)]
        if len(cells) == len(rows) and any(cell.find(f".//{W}tbl") is not None for cell in cells):
            for cell in cells:  # a frame around what matters
                yield from self._blocks(cell)
            return
        self._tables += 1
        name = f"table {self._tables}"
        read = [self._row(row, name, number) for number, row in enumerate(rows, start=1)]
        yield SourceTable(tuple(row for row in read if row), name)

    def _row(self, element: Any, name: str, number: int) -> SourceRow | None:
        if element.find(f"{W}trPr/{W}del") is not None:
            words = " ".join(part.text or "" for part in element.iter(W + "delText", W + "t"))
            self._note(Origin(name, number), words, "this row is deleted by tracked changes and left out")
            return None
        column = _count(value(element, "trPr/gridBefore"), 0)
        cells: list[Cell] = []
        for nth, part in enumerate(_cells(element), start=1):
            across = max(_count(value(part, "tcPr/gridSpan"), 1), 1)
            cell = self._cell(part, Origin(name, number, nth))
            if value(part, "tcPr/hMerge") not in (None, "restart") and cells:
                cells[-1] = replace(cells[-1], across=cells[-1].across + across)
            else:
                cells.append(replace(cell, column=column, across=across))
            column += across
        self._cells += len(cells)
        counted(self._cells)
        return SourceRow(tuple(cells), heading=bool(on(element, "trPr/tblHeader")))

    def _cell(self, element: Any, origin: Origin) -> Cell:
        self._inks = set()
        found, weights, colours = self._lines(element, origin)
        if len(self._inks) == 1 and hue(next(iter(self._inks))) in SIGNALS:
            self._letters[origin] = self._inks.pop()
        text = "".join(line.text for line in found)
        above = value(element, "tcPr/vMerge") not in (None, "restart")
        if above and text:
            self._note(origin, text, "this text is hidden under a merged cell and left out")
            found = []
        ground = shade(element, "tcPr/shd")
        sign = next((colour for colour in colours if hue(colour)), "") if len(text) < _A_FEW_WORDS else ""
        return Cell(
            lines=tuple(found),
            above=above,
            colour=ground if hue(ground) and not hue(sign) else sign or ground,
            bold=bool(weights) and all(weights),
            origin=origin,
        )

    def _lines(self, parent: Any, origin: Origin) -> tuple[list[SourceLine], list[bool], list[str]]:
        """The lines below an element, whether each is bold, and the colours that paragraphs have."""
        found: list[SourceLine] = []
        weights: list[bool] = []
        colours: list[str] = []
        for child in _unwrapped(parent):
            boxes = []
            if child.tag == W + "p":
                words = self._text_of(child, origin)
                self._inks |= words.letters
                shown = self._listed(child, words.text, alone=not found)
                found += shown
                weights += [words.bold] * len(shown)
                colours.append(words.colour)
                boxes = words.boxes
            elif child.tag == W + "tbl":
                rows = [row for row in _unwrapped(child) if row.tag == W + "tr"]
                inner = nested_lines([[self._lines(cell, origin)[0] for cell in _cells(row)] for row in rows])
                found += inner
                weights += [False] * len(inner)
            for box in boxes:
                more, _, _ = self._lines(box, origin)
                found += more
        return rejoined(found), weights, colours

    def _listed(self, paragraph: Any, text: str, *, alone: bool) -> list[SourceLine]:
        """A paragraph's lines. Word's own bullet is none of its text, its own number is."""
        mark = self._lists.mark(paragraph)
        spoken = lines(text)
        if mark is None:
            return [SourceLine(piece, is_item) for line in spoken for piece, is_item in bullets(line)]
        if mark.number:
            head = [f"{mark.number} {spoken[0]}"] if spoken else [mark.number] if alone else []
            return [SourceLine(line, level=mark.level) for line in (*head, *spoken[1:])]
        return [SourceLine(" ".join(spoken), bullet=True, level=mark.level)] if spoken else []


def _unwrapped(parent: Any) -> Iterator[Any]:
    """The children, seen through content controls, and through insertions that are tracked."""
    for child in parent:
        if child.tag == f"{_MC}AlternateContent":
            yield from _unwrapped(next(iter(child), child))
        elif child.tag in _WRAPPERS:
            yield from _unwrapped(child)
        else:
            yield child


def _cells(row: Any) -> list[Any]:
    return [child for child in _unwrapped(row) if child.tag == W + "tc"]


def _count(text: str | None, usual: int) -> int:
    return (
        min(int(text), _WIDEST) if text and text.isascii() and text.isdecimal() and len(text) < 6 else usual
    )
