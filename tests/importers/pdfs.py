"""PDFs for the tests, written by two engines that have nothing in common: typst, and Chromium's print to PDF.

Each writes the same `Layout` that the other formats are written from; `Looks` says how its tables are drawn.
"""

import re
from dataclasses import dataclass
from html import escape

import typst
from playwright.sync_api import Browser, PdfMargins

from importers.documents import LINK, C, Grid, Heading, Layout, html_line


@dataclass(frozen=True)
class Looks:
    """How a document is laid out, and what shows where its cells are."""

    lines: str = "all"  # "all", "rules" (between rows only), "none"
    landscape: bool = False
    repeat: bool = True  # a table's heading stands on each page
    header: str = ""
    footer: bool = False  # "Page 1 of 3"
    size: int = 10
    tags: bool = False  # the document says which text is of which cell


PLAIN = Looks()


def whole(layout: Layout) -> Layout:
    """A layout whose tables are not cut where Word's pages end: an engine cuts them itself."""
    blocks: list[Heading | str | Grid] = []
    for block in layout.blocks:
        last = blocks[-1] if blocks else None
        if isinstance(block, Grid) and isinstance(last, Grid) and _base(block) == _base(last) != "":
            blocks[-1] = Grid([*last.rows, *block.rows], last.name, last.heading)
        else:
            blocks.append(block)
    return Layout(blocks)


def _base(grid: Grid) -> str:
    return found[1] if (found := re.fullmatch(r"(.*) \d+", grid.name)) else ""


def as_typst(layout: Layout, looks: Looks = PLAIN) -> bytes:
    return typst.compile(typst_source(layout, looks).encode(), pdf_tags=looks.tags)


def typst_source(layout: Layout, looks: Looks = PLAIN) -> str:
    page = ['paper: "a4"', "margin: 2cm", f"flipped: {str(looks.landscape).lower()}"]
    if looks.header:
        page.append(f"header: [{_typst_text(looks.header)}]")
    if looks.footer:
        page.append('footer: context [Page #counter(page).display("1 of 1", both: true)]')
    parts = [f"#set page({', '.join(page)})", f"#set text(size: {looks.size}pt)"]
    for block in whole(layout).blocks:
        if isinstance(block, Heading):
            parts.append(f"= {_typst_text(block.text)}")
        elif isinstance(block, str):
            parts.append("- " + _typst_text(block[2:]) if block.startswith("• ") else _typst_text(block))
        else:
            parts.append(_typst_table(block, looks))
    return "\n\n".join(parts)


def _typst_table(grid: Grid, looks: Looks) -> str:
    strokes = {"all": "1pt", "rules": "(x: none, y: 0.5pt)", "none": "none"}
    widths = ", ".join(f"{width}fr" for width in widths_of(grid))
    head = max(grid.heading, 1) if looks.repeat else 0
    rows = []
    for number, row in enumerate(grid.rows):
        cells = [_typst_cell(cell) for cell in row if cell is not None]
        rows.append((number < head, ", ".join(cells)))
    inside = [cells for in_head, cells in rows if not in_head]
    heading = [cells for in_head, cells in rows if in_head]
    if heading:
        inside.insert(0, f"table.header(repeat: true, {', '.join(heading)})")
    gutter = "column-gutter: 12pt, row-gutter: 6pt, " if looks.lines == "none" else ""
    return f"#table(columns: ({widths},), stroke: {strokes[looks.lines]}, {gutter}{', '.join(inside)})"


def widths_of(grid: Grid) -> list[int]:
    """How wide each column is, by the longest word and the longest text in it."""
    longest = [6] * grid.width
    for row in grid.rows:
        for column, cell in enumerate(row):
            if cell and cell.across == 1:
                word = max((len(word) for word in cell.text.split()), default=0)
                longest[column] = max(longest[column], min(len(cell.text) // 3, 30), word + 4)
    return longest


def _typst_cell(cell: C) -> str:
    options = [
        f"{name}: {value}" for name, value in (("colspan", cell.across), ("rowspan", cell.down)) if value > 1
    ]
    if cell.colour:
        options.append(f'fill: rgb("#{cell.colour}")')
    lines = cell.text.split("\n") if cell.text else []
    words = "\n\n".join(
        "- " + _typst_text(line[2:]) if line.startswith("• ") else _typst_text(line) for line in lines
    )
    words = re.sub(r"\n\n(?=- )", "\n", words)
    if cell.bold:
        words = f"#strong[{words}]"
    return f"table.cell({', '.join(options)})[{words}]"


def _typst_text(text: str) -> str:
    out, place = "", 0
    for link in LINK.finditer(text):
        out += _typst_escaped(text[place : link.start()])
        out += f'#link("{link["address"]}")[{_typst_escaped(link["words"])}]'
        place = link.end()
    return out + _typst_escaped(text[place:])


def _typst_escaped(text: str) -> str:
    words = re.sub(r"([\\#$*_`@<>\[\]~'\"/=+-])", r"\\\1", text)
    return re.sub(r"(\d)\.", r"\1\\.", words)


def as_chromium(browser: Browser, layout: Layout, looks: Looks = PLAIN) -> bytes:
    page = browser.new_page()
    try:
        page.set_content(html_source(layout, looks))
        shows = bool(looks.header or looks.footer)
        return page.pdf(
            format="A4",
            landscape=looks.landscape,
            print_background=True,
            display_header_footer=shows,
            header_template=f'<span style="font-size:9px;margin-left:2cm">{escape(looks.header)}</span>',
            footer_template=_FOOTER if looks.footer else "<span></span>",
            margin=PdfMargins(top="2cm", right="2cm", bottom="2cm", left="2cm"),
        )
    finally:
        page.close()


_FOOTER = (
    '<span style="font-size:9px;margin-left:2cm">Page <span class="pageNumber"></span> of '
    '<span class="totalPages"></span></span>'
)
_STYLES = {
    "all": "table { border-collapse: collapse } td, th { border: 1px solid black }",
    "rules": "table { border-collapse: collapse } td, th { border-bottom: 1px solid black }",
    "none": "table { border-spacing: 14px 6px } td, th { padding: 0 }",
}


def html_source(layout: Layout, looks: Looks = PLAIN) -> str:
    parts = [
        "<!doctype html><meta charset=utf-8><style>body { font: "
        f"{looks.size}pt sans-serif }} table {{ width: 100%; margin-bottom: 12px }} td, th {{ vertical-align: top; text-align: left; "
        f"padding: 3px }} th {{ font-weight: inherit }} p {{ margin: 3px 0 }} ul {{ margin: 0; padding-left: 16px }} "
        f"{_STYLES[looks.lines]}</style>"
    ]
    for block in whole(layout).blocks:
        if isinstance(block, Heading):
            parts.append(f"<h1>{escape(block.text)}</h1>")
        elif isinstance(block, str):
            parts.append(html_line(block))
        else:
            parts.append(_html_table(block, looks))
    return "\n".join(parts)


def _html_table(grid: Grid, looks: Looks) -> str:
    head = max(grid.heading, 1) if looks.repeat else 0
    rows = []
    for row in grid.rows:
        cells = []
        for cell in row:
            if cell is None:
                continue
            ground = f' style="background-color: #{cell.colour}"' if cell.colour else ""
            spans = f' colspan="{cell.across}" rowspan="{cell.down}"'
            words = "".join(html_line(line) for line in cell.text.split("\n"))
            cells.append(f"<td{spans}{ground}>{f'<b>{words}</b>' if cell.bold else words}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    sizes = widths_of(grid)
    columns = "".join(f'<col style="width:{100 * size // sum(sizes)}%">' for size in sizes)
    return (
        f"<table>{columns}<thead>{''.join(rows[:head])}</thead><tbody>{''.join(rows[head:])}</tbody></table>"
    )
