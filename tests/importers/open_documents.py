"""OpenDocument files and other ways of Word and Excel, for the tests."""

import zipfile
from collections.abc import Callable
from html import escape
from io import BytesIO

from importers.documents import LINK, C, Grid, Heading, Layout

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)
_SPACES += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'


def as_odt(layout: Layout) -> bytes:
    parts = []
    for block in layout.blocks:
        if isinstance(block, Heading):
            parts.append(f'<text:h text:outline-level="1">{escape(block.text)}</text:h>')
        elif isinstance(block, str):
            parts.append(f"<text:p>{escape(block)}</text:p>")
        else:
            parts.append(_table(block))
    return packed(f"<office:text>{''.join(parts)}</office:text>", "text")


def as_ods(layout: Layout) -> bytes:
    pending: list[str] = []
    parts = []
    for block in layout.blocks:
        if isinstance(block, Grid):
            above = [Grid([[C(line)]]).rows[0] for line in pending]
            parts.append(_table(Grid([*above, *block.rows], block.name or f"Sheet{len(parts)}")))
            pending = []
        else:
            pending.append(block.text if isinstance(block, Heading) else block)
    return packed(f"<office:spreadsheet>{''.join(parts)}</office:spreadsheet>", "spreadsheet")


def _table(grid: Grid) -> str:
    rows = "".join(f"<table:table-row>{''.join(_cells(grid, row))}</table:table-row>" for row in grid.rows)
    return f'<table:table table:name="{escape(grid.name)}"><table:table-column/>{rows}</table:table>'


def _cells(grid: Grid, row: list[C | None]) -> list[str]:
    cells = []
    for cell in row:
        if cell is None:
            cells.append("<table:covered-table-cell/>")
            continue
        style = f' table:style-name="c{cell.colour}"' if cell.colour else ""
        spans = f' table:number-columns-spanned="{cell.across}" table:number-rows-spanned="{cell.down}"'
        words = "".join(_line(line, bold=cell.bold) for line in cell.text.split("\n") if line)
        cells.append(f"<table:table-cell{style}{spans}>{words}</table:table-cell>")
    return cells


def _line(line: str, *, bold: bool) -> str:
    words = LINK.sub(
        r'<text:a xlink:href="\g<address>">\g<words></text:a>', escape(line.removeprefix("• "), quote=False)
    )
    words = (
        f'<text:p><text:span text:style-name="bold">{words}</text:span></text:p>'
        if bold
        else f"<text:p>{words}</text:p>"
    )
    return (
        f"<text:list><text:list-item>{words}</text:list-item></text:list>" if line.startswith("• ") else words
    )


def packed(
    body: str, kind: str, colours: tuple[str, ...] = ("92D050", "FFC000", "FF0000", "4F81BD")
) -> bytes:
    styles = '<style:style style:name="bold"><style:text-properties fo:font-weight="bold"/></style:style>'
    styles += '<style:style style:name="out"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    styles += "".join(
        f'<style:style style:name="c{colour}"><style:table-cell-properties fo:background-color="#{colour}"/></style:style>'
        for colour in colours
    )
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr(
            "content.xml",
            f"<office:document-content {_SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body>{body}</office:body></office:document-content>",
        )
    return stream.getvalue()


def repacked(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """An archive whose parts are changed."""
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as archive,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for name in archive.namelist():
            copy.writestr(name, change(name, archive.read(name)))
    return stream.getvalue()


def strict(content: bytes) -> bytes:
    """A Word or Excel file as Strict Open XML."""

    def change(name: str, data: bytes) -> bytes:
        if not name.endswith((".xml", ".rels")) or name.startswith("["):
            return data
        for kind in (b"wordprocessingml", b"spreadsheetml", b"officeDocument", b"drawingml"):
            data = data.replace(
                b"http://schemas.openxmlformats.org/%s/2006/" % kind, b"http://purl.oclc.org/ooxml/%s/" % kind
            )
        return data.replace(b"relationships/extended-properties", b"relationships/extendedProperties")

    return repacked(content, change)


def typed(content: bytes, kind: str) -> bytes:
    """A Word document of another type: with macros, or a template."""
    usual = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return repacked(
        content, lambda name, data: data.replace(usual, kind.encode()) if name.startswith("[") else data
    )
