"""Documents for the tests: layouts of tables, and how each format writes them.

A `Layout` is what a document looks like, whatever its format: paragraphs and tables of cells with text, lists,
shading and merged areas. `as_docx`, `as_xlsx`, `as_csv`, `as_markdown` and `as_html` write it.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from io import BytesIO, StringIO
from typing import Any

import docx
import openpyxl
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.styles import Alignment, Font, PatternFill

GREEN, AMBER, RED = "92D050", "FFC000", "FF0000"
COLOURS = {GREEN: "Green", AMBER: "Amber", RED: "Red"}


@dataclass
class C:
    """A cell: lines, of which those with a bullet begin with "• "; where it is merged, how far."""

    text: str = ""
    colour: str = ""
    bold: bool = False
    across: int = 1
    down: int = 1


@dataclass
class Grid:
    """A table: rows of cells; a place that a merged cell covers holds None."""

    rows: list[list[C | None]] = field(default_factory=list)
    name: str = ""  # the sheet's
    heading: int = 0  # how many rows at its top the document calls its header

    def add(self, *cells: C | str | None) -> None:
        self.rows.append([C(cell) if isinstance(cell, str) else cell for cell in cells])

    @property
    def width(self) -> int:
        return max(len(row) for row in self.rows)


@dataclass
class Heading:
    text: str


@dataclass
class Layout:
    """A document: headings, paragraphs and tables, in order."""

    blocks: list[Heading | str | Grid] = field(default_factory=list)


LINK = re.compile(r"\[(?P<words>[^\]]+)\]\((?P<address>[^)]+)\)")


# Word


def as_docx(layout: Layout) -> bytes:
    document = docx.Document()
    for block in layout.blocks:
        if isinstance(block, Heading):
            document.add_heading(block.text, 1)
        elif isinstance(block, str):
            document.add_paragraph(block)
        else:
            word_table(document, block)
    return saved(document)


def saved(document: Any) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_table(document: Any, grid: Grid) -> Any:
    table = document.add_table(len(grid.rows), grid.width)
    table.style = "Table Grid"
    for r, row in enumerate(grid.rows):
        for c, cell in enumerate(row):
            if cell is None:
                continue
            target = table.cell(r, c)
            if cell.across > 1 or cell.down > 1:
                target = target.merge(table.cell(r + cell.down - 1, c + cell.across - 1))
            fill(target, cell)
            if cell.colour:
                shade(target, cell.colour)
        if r < grid.heading:
            properties = table.rows[r]._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:tblHeader"))
    return table


def fill(target: Any, cell: C) -> None:
    for number, line in enumerate(cell.text.split("\n") if cell.text else []):
        style = "List Bullet" if line.startswith("• ") else None
        paragraph = target.paragraphs[0] if number == 0 else target.add_paragraph()
        if style:
            paragraph.style = style
        words = line.removeprefix("• ")
        place = 0
        for link in LINK.finditer(words):
            paragraph.add_run(words[place : link.start()])
            linked(paragraph, link["words"], link["address"])
            place = link.end()
        run = paragraph.add_run(words[place:])
        run.bold = cell.bold or None


def linked(paragraph: Any, words: str, address: str) -> None:
    number = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    element = OxmlElement("w:hyperlink")
    element.set(qn("r:id"), number)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = words
    run.append(text)
    element.append(run)
    paragraph._p.append(element)


def shade(target: Any, colour: str) -> None:
    properties = target._tc.get_or_add_tcPr()
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{name}"), value)
    properties.append(shading)


def bold_style(document: Any, name: str) -> None:
    document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).font.bold = True


# Excel


def as_xlsx(layout: Layout) -> bytes:
    """One sheet for each run of tables; headings and paragraphs stand in rows above the first."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    pending: list[str] = []
    for block in layout.blocks:
        if isinstance(block, Grid):
            sheet = book.create_sheet(block.name or f"Sheet{len(book.sheetnames) + 1}")
            sheet_table(sheet, block, pending)
            pending = []
        else:
            pending.append(block.text if isinstance(block, Heading) else block)
    return saved(book)


def sheet_table(sheet: Any, grid: Grid, above: Sequence[str] = ()) -> None:
    for line in above:
        sheet.append([line])
    first = len(above) + 1
    for r, row in enumerate(grid.rows, start=first):
        for c, cell in enumerate(row, start=1):
            if cell is None:
                continue
            target = sheet.cell(r, c, cell.text or None)
            target.alignment = Alignment(wrap_text=True)
            if cell.bold:
                target.font = Font(bold=True)
            if cell.colour:
                target.fill = PatternFill("solid", fgColor=cell.colour)
            if cell.across > 1 or cell.down > 1:
                sheet.merge_cells(
                    start_row=r,
                    start_column=c,
                    end_row=r + cell.down - 1,
                    end_column=c + cell.across - 1,
                )


# Text


def flat(grid: Grid) -> Iterator[list[str]]:
    """Rows without colours and merged areas: a colour alone becomes its name."""
    for row in grid.rows:
        cells = [cell or C() for cell in row]
        yield [cell.text or COLOURS.get(cell.colour, "") for cell in cells]


def as_csv(layout: Layout, *, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    stream = StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter)
    for block in layout.blocks:
        if isinstance(block, Grid):
            writer.writerows(flat(block))
        else:
            writer.writerow([block.text if isinstance(block, Heading) else block])
    return stream.getvalue().encode(encoding)


def as_markdown(layout: Layout) -> bytes:
    lines: list[str] = []
    for block in layout.blocks:
        if isinstance(block, Heading):
            lines += ["", f"# {block.text}", ""]
        elif isinstance(block, str):
            lines += ["", block, ""]
        else:
            rows = [[text.replace("|", "\\|").replace("\n", "<br>") for text in row] for row in flat(block)]
            lines += ["", "| " + " | ".join(rows[0]) + " |", "|" + "---|" * len(rows[0])]
            lines += ["| " + " | ".join(row) + " |" for row in rows[1:]]
    return "\n".join(lines).encode()


def as_html(layout: Layout) -> bytes:
    parts = ["<!doctype html><html><body>"]
    for block in layout.blocks:
        if isinstance(block, Heading):
            parts.append(f"<h1>{escape(block.text)}</h1>")
        elif isinstance(block, str):
            parts.append(f"<p>{escape(block)}</p>")
        else:
            parts.append(html_table(block))
    return "\n".join(parts).encode()


def html_table(grid: Grid) -> str:
    rows = []
    for r, row in enumerate(grid.rows):
        cells = []
        for cell in row:
            if cell is None:
                continue
            tag = "th" if r < grid.heading else "td"
            spans = f' colspan="{cell.across}"' * (cell.across > 1) + f' rowspan="{cell.down}"' * (
                cell.down > 1
            )
            ground = f' style="background-color: #{cell.colour}"' if cell.colour else ""
            words = "".join(html_line(line) for line in cell.text.split("\n"))
            cells.append(f"<{tag}{spans}{ground}>{f'<b>{words}</b>' if cell.bold else words}</{tag}>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"


def html_line(line: str) -> str:
    words = LINK.sub(r'<a href="\g<address>">\g<words></a>', escape(line.removeprefix("• "), quote=False))
    return f"<ul><li>{words}</li></ul>" if line.startswith("• ") else f"<p>{words}</p>"


FORMATS = {"docx": as_docx, "xlsx": as_xlsx, "csv": as_csv, "md": as_markdown, "html": as_html}
