"""Word: a document as a .docx file, with styles for headings, and tables that repeat their headings on each page."""

import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from tcsite.documents.document import (
    Block,
    Heading,
    ItemList,
    OutputDocument,
    PageGroup,
    TableBlock,
    TableCell,
    TextBlock,
    TextRun,
    stepwise,
)
from tcsite.documents.library import LibraryMissing
from tcsite.language import phrase

_FILLS = {"red": "F8D0CD", "amber": "FDE6B0", "green": "CFE8D2"}
_HEAD = "E8EDF3"
_DEEPEST = 3  # Word's own styles for lists have three levels
_MARGIN = 720  # in twentieths of a point: half an inch, for tables that need the width
_LONGEST = 255  # characters of a property
_LONG = 300  # characters of a cell: its row may be cut by the end of a page
_ILLEGAL = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""What XML cannot hold."""


def write(document: OutputDocument) -> bytes:
    """The file. `LibraryMissing` where python-docx is not installed."""
    try:
        import docx
    except ImportError:
        raise LibraryMissing("Word documents", "python-docx", "import") from None
    writer = _Writer(docx.Document(), document)
    return same_every_time(writer.content())


class _Writer:
    """Writes one document into an empty package."""

    def __init__(self, package: Any, document: OutputDocument) -> None:
        self._package = package
        self._document = document
        self._small = _points(9)

    def content(self) -> bytes:
        self._properties()
        self._styles()
        self._package.add_paragraph(_clean(self._document.title), style="Title")
        for number, part in enumerate(stepwise(self._document.parts)):
            self._section(part, first=number == 0)
            if number == 0:
                self._page_numbers()
            for block in part.blocks:
                self._block(block)
        stream = BytesIO()
        self._package.save(stream)
        return stream.getvalue()

    def _properties(self) -> None:
        properties, day = self._package.core_properties, datetime.fromisoformat(self._document.date)
        title, author = _clean(self._document.title)[:_LONGEST], _clean(self._document.author)[:_LONGEST]
        properties.title, properties.author = title, author
        properties.language, properties.comments = self._language, ""
        properties.last_modified_by = author
        properties.created = properties.modified = day

    @property
    def _language(self) -> str:
        return {"en": "en-GB", "cy": "cy-GB"}.get(self._document.language, self._document.language)

    def _styles(self) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Pt

        styles = self._package.styles
        for language in styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), self._language)
            language.set(qn("w:eastAsia"), self._language)
        styles["Normal"].font.size = Pt(10.5)

    def _section(self, part: PageGroup, *, first: bool) -> None:
        from docx.enum.section import WD_ORIENT, WD_SECTION
        from docx.shared import Mm, Twips

        section = self._package.sections[-1] if first else self._package.add_section(WD_SECTION.NEW_PAGE)
        long, short = Mm(297), Mm(210)
        section.orientation = WD_ORIENT.LANDSCAPE if part.wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (long, short) if part.wide else (short, long)
        if part.wide:
            section.left_margin = section.right_margin = Twips(_MARGIN)

    def _page_numbers(self) -> None:
        """The page's number at the foot of each; later sections go on with it."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        paragraph = self._package.sections[0].footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        paragraph._p.append(field)

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._package.add_heading(_clean(block.words), level=block.level)
        elif isinstance(block, TableBlock):
            self._table(block)
        else:
            self._lines(self._package, block)

    def _lines(self, place: Any, block: TextBlock | ItemList) -> None:
        """A paragraph or a list, into the document or into a cell."""
        if isinstance(block, TextBlock):
            paragraph = place.add_paragraph()
            self._runs(paragraph, block.runs, italic=block.kind in ("question", "note"))
            if block.kind == "question":
                paragraph.paragraph_format.keep_with_next = True
            if block.kind == "line":
                self._space_before(paragraph)
            return
        numbers: dict[int, int] = {}  # the numbering of each depth, which begins again below another entry
        for item in block.items:
            depth = min(item.level + 1, _DEEPEST)
            numbers = {level: number for level, number in numbers.items() if level <= depth}
            name = "List Number" if item.ordered else "List Bullet"
            paragraph = place.add_paragraph(style=name if depth == 1 else f"{name} {depth}")
            if item.ordered:
                numbers.setdefault(depth, 0)
                numbers[depth] = numbers[depth] or self._numbering(paragraph.style)
                paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = numbers[depth]
            self._runs(paragraph, item.runs)

    def _numbering(self, style: Any) -> int:
        """A numbering like that of a style, which begins with 1."""
        numbering = self._package.part.numbering_part.element
        own = style.element.pPr.numPr.numId.val
        like = next(one for one in numbering.num_lst if one.numId == own)
        made = numbering.add_num(like.abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)

    def _space_before(self, paragraph: Any) -> None:
        from docx.shared import Pt

        paragraph.paragraph_format.space_before = Pt(18)

    def _runs(self, paragraph: Any, runs: Sequence[TextRun], *, italic: bool = False) -> None:
        for run in runs:
            made = paragraph.add_run(_clean(run.words))
            made.bold, made.italic = run.bold or None, (run.italic or italic) or None
            if run.link:
                self._link(paragraph, made, run.link)

    def _link(self, paragraph: Any, run: Any, address: str) -> None:
        """A run as a link: python-docx can write none itself."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import RGBColor

        link = OxmlElement("w:hyperlink")
        number = paragraph.part.relate_to(_clean(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), number)
        run.font.underline, run.font.color.rgb = True, RGBColor(0x1D, 0x4F, 0x91)
        run._r.getparent().replace(run._r, link)
        link.append(run._r)

    # Tables

    def _table(self, table: TableBlock) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        made = self._package.add_table(rows=0, cols=len(table.columns), style="Table Grid")
        about = OxmlElement("w:tblCaption")
        about.set(qn("w:val"), _clean(table.caption or self._document.title))
        titles = ", ".join(column.title for column in table.columns)
        words = phrase("document.about_table", self._document.language, count=len(table.rows), titles=titles)
        description = OxmlElement("w:tblDescription")
        description.set(qn("w:val"), _clean(words))
        made._tbl.tblPr.extend((about, description))
        head = made.add_row()
        for cell, column in zip(head.cells, table.columns, strict=True):
            cell.paragraphs[0].add_run(_clean(column.title)).bold = True
            _fill(cell, _HEAD)
        _row_property(head, "w:tblHeader")
        for row in table.rows:
            self._row(made.add_row(), row)
        self._widths(made, table)

    def _row(self, made: Any, row: Sequence[TableCell]) -> None:
        if max((len(cell.words) for cell in row), default=0) < _LONG:  # else half a page may stay empty
            _row_property(made, "w:cantSplit")
        for place, cell in zip(made.cells, row, strict=True):
            for line in cell.lines:
                self._lines(place, line)
            for paragraph in place.paragraphs:
                for run in paragraph.runs:
                    run.font.size = self._small
            if cell.lines:  # the empty paragraph that each new cell has
                first = place.paragraphs[0]._p
                first.getparent().remove(first)
            if cell.colour:
                _fill(place, _FILLS[cell.colour])

    def _widths(self, made: Any, table: TableBlock) -> None:
        """Widths of columns: in the grid and in each cell, as Word and LibreOffice want it."""
        section = self._package.sections[-1]
        whole = section.page_width - section.left_margin - section.right_margin
        shares = sum(column.width for column in table.columns)
        widths = [int(whole * column.width / shares) for column in table.columns]
        made.autofit = False
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        for row in made.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = width


def _points(number: float) -> Any:
    from docx.shared import Pt

    return Pt(number)


def _fill(cell: Any, colour: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _row_property(row: Any, name: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _clean(words: str) -> str:
    """The words without what XML cannot hold, and without breaks of lines, which a run would make of them."""
    return " ".join(_ILLEGAL.sub("", words).splitlines())


_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that the format of these packages knows


def same_every_time(content: bytes) -> bytes:
    """The package with the same times on all its parts: same content, same bytes."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            entry = zipfile.ZipInfo(part.filename, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(part))
    return stream.getvalue()
