"""HTML: a document as one page that needs no other file, for screens and for print."""

from collections.abc import Iterator
from html import escape

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

_STYLE = """\
body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1,h2,h3,h4{line-height:1.25}
table{border-collapse:collapse;width:100%;margin:1rem 0}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{border:1px solid #767676;padding:.35rem .5rem;text-align:left;vertical-align:top;font-weight:400}
thead th{background:#e8edf3;font-weight:600}
.wide{overflow-x:auto}
.question,.note{color:#444;font-style:italic}
.line{margin:1.5rem 0}
.red{background:#f8d0cd}.amber{background:#fde6b0}.green{background:#cfe8d2}
@media print{thead{display:table-header-group}tr{break-inside:avoid}.part{break-before:page}}
"""


def write(document: OutputDocument) -> bytes:
    """The page."""
    body = "\n".join(
        line for number, part in enumerate(stepwise(document.parts)) for line in _part(part, number)
    )
    page = (
        f'<!doctype html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f'<meta name="author" content="{escape(document.author)}">\n<title>{escape(document.title)}</title>\n'
        f"<style>\n{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{escape(document.title)}</h1>\n{body}\n"
        "</main>\n</body>\n</html>\n"
    )
    return page.encode()


def _part(part: PageGroup, number: int) -> Iterator[str]:
    yield '<div class="part">' if number else "<div>"
    for block in part.blocks:
        yield from _block(block)
    yield "</div>"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        level = min(block.level + 1, 6)  # the document's title is the first
        yield f"<h{level}>{escape(block.words)}</h{level}>"
    elif isinstance(block, TextBlock):
        kind = f' class="{block.kind}"' if block.kind != "text" else ""
        yield f"<p{kind}>{_runs(block.runs)}</p>"
    elif isinstance(block, ItemList):
        yield _list(block)
    else:
        yield from _table(block)


def _list(block: ItemList) -> str:
    """Lists within lists: an entry that is deeper stands in a list of its own within the one before."""
    made, open_tags = [], list[str]()
    for item in block.items:
        while len(open_tags) > item.level + 1:
            made.append(f"</li></{open_tags.pop()}>")
        if len(open_tags) == item.level + 1:
            made.append("</li>")
        while len(open_tags) < item.level + 1:
            tag = "ol" if item.ordered else "ul"
            open_tags.append(tag)
            made.append(f"<{tag}>" if len(open_tags) == item.level + 1 else f"<{tag}><li>")
        made.append(f"<li>{_runs(item.runs)}")
    made += [f"</li></{tag}>" for tag in reversed(open_tags)]
    return "".join(made)


def _table(table: TableBlock) -> Iterator[str]:
    yield '<div class="wide"><table>'
    if table.caption:
        yield f"<caption>{escape(table.caption)}</caption>"
    heads = "".join(f'<th scope="col">{escape(column.title)}</th>' for column in table.columns)
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    for row in table.rows:
        cells = (
            f'<th scope="row"{_colour(one)}>{_cell(one)}</th>'
            if table.named and number == 0
            else f"<td{_colour(one)}>{_cell(one)}</td>"
            for number, one in enumerate(row)
        )
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table></div>"


def _colour(cell: TableCell) -> str:
    return f' class="{cell.colour}"' if cell.colour else ""


def _cell(cell: TableCell) -> str:
    if len(cell.lines) == 1 and isinstance(cell.lines[0], TextBlock):
        return _runs(cell.lines[0].runs)
    return "".join(part for line in cell.lines for part in _block(line))


def _runs(runs: tuple[TextRun, ...]) -> str:
    return "".join(map(_run, runs))


def _run(run: TextRun) -> str:
    words = escape(run.words)
    if run.bold:
        words = f"<strong>{words}</strong>"
    if run.italic:
        words = f"<em>{words}</em>"
    return f'<a href="{escape(run.link)}">{words}</a>' if run.link else words
