"""Prose: Markdown as paragraphs, headings, lists and tables of a document.

It is read by the same engine as for the pages, and what that makes is safe HTML; so a document says what the page says.
"""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tcsite.documents.document import (
    Block,
    Heading,
    ItemList,
    ListItem,
    Runs,
    TableBlock,
    TableCell,
    TableColumn,
    TextBlock,
    TextRun,
    text,
)
from tcsite.text.markdown import Converter, Paragraphs, Prose, TextFault, plain

_LINKS = ("https://", "http://", "mailto:")
_BOLD, _ITALIC = frozenset(("strong", "b", "th")), frozenset(("em", "i", "cite"))
_LISTS = frozenset(("ul", "ol"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_GROUPS = frozenset(
    ("div", "section", "article", "main", "aside", "body", "blockquote", "figure", "dl", "details")
)
_TABLES = "table"
MOST_COLUMNS = 60
"""Word has room for 63; a table that is wider is written as lines."""


class ProseReader:
    """Reads Markdown for one document: relative links lead to `site`, the address on the web, if it is known."""

    def __init__(self, site: str = "") -> None:
        self._converter = Converter()
        self._site = site.rstrip("/")

    def line(self, markdown: str, base: str = "/") -> Runs:
        """Markdown within a line."""
        try:
            html = self._converter.html(Prose(markdown, base=base), str)
        except TextFault:
            return (TextRun(plain(markdown)),)
        return _tidied(self._runs(_body(html)))

    def blocks(self, markdown: str, base: str = "/", level: int = 3) -> tuple[Block, ...]:
        """Markdown that stands by itself; its highest headings are of `level`."""
        try:
            html = self._converter.html(Paragraphs(markdown, base=base, anchor="x", level=level), str)
        except TextFault:
            return tuple(text(plain(part)) for part in markdown.split("\n\n") if part.strip())
        return tuple(self._blocks(_body(html)))

    def cell_lines(self, markdown: str, base: str = "/") -> tuple[TextBlock | ItemList, ...]:
        """Markdown in a cell: a heading or a table in it becomes paragraphs."""
        lines: list[TextBlock | ItemList] = []
        for block in self.blocks(markdown, base):
            if isinstance(block, TextBlock | ItemList):
                lines.append(block)
            elif isinstance(block, Heading):
                lines.append(TextBlock((TextRun(block.words, bold=True),)))
            else:
                lines += [text("; ".join(cell.words for cell in row)) for row in block.rows]
        return tuple(lines)

    def _blocks(self, parent: LexborNode) -> Iterator[Block]:
        loose: list[TextRun] = []
        for node in parent.iter(include_text=True):
            tag = node.tag or ""
            if (
                tag in _GROUPS
                or tag in _LISTS
                or tag in _HEADINGS
                or tag in (_TABLES, "p", "pre", "hr", "dt", "dd")
            ):
                yield from _paragraph(loose)
                loose = []
                yield from self._block(node, tag)
            else:
                loose += self._of(node, bold=False, italic=False, link="")
        yield from _paragraph(loose)

    def _block(self, node: LexborNode, tag: str) -> Iterator[Block]:
        if tag in _HEADINGS:
            words = "".join(run.words for run in _tidied(self._runs(node)))
            yield Heading(_HEADINGS[tag], words)
        elif tag in _LISTS:
            yield ItemList(tuple(self._items(node, 0)))
        elif tag == _TABLES:
            yield from self._table(node)
        elif tag == "pre":
            yield from (text(line) for line in (node.text() or "").splitlines() if line.strip())
        elif tag in _GROUPS or tag in ("dd",):
            yield from self._blocks(node)
        elif tag != "hr":
            yield from _paragraph(self._runs(node))

    def _items(self, node: LexborNode, level: int) -> Iterator[ListItem]:
        for entry in node.iter():
            if entry.tag != "li":
                continue
            runs: list[TextRun] = []
            inner: list[ListItem] = []
            for child in entry.iter(include_text=True):
                if child.tag in _LISTS:
                    inner += self._items(child, level + 1)
                else:
                    space = [TextRun(" ")] if runs and child.tag == "p" else []
                    runs += [*space, *self._of(child, bold=False, italic=False, link="")]
            yield ListItem(_tidied(runs), level, ordered=node.tag == "ol")
            yield from inner

    def _table(self, node: LexborNode) -> Iterator[Block]:
        rows = [
            tuple(
                TableCell(_lines(_tidied(self._runs(one)))) for one in row.iter() if one.tag in ("td", "th")
            )
            for row in node.css("tr")
        ]
        rows = [row for row in rows if row]
        width = max(map(len, rows), default=0)
        if not rows or width > MOST_COLUMNS:
            yield from (text("; ".join(one.words for one in row)) for row in rows)
            return
        filled = [(*row, *(TableCell() for _ in range(width - len(row)))) for row in rows]
        caption = node.css_first("caption")
        words = caption.text(deep=True).strip() if caption else ""
        yield TableBlock(words, tuple(TableColumn(one.words) for one in filled[0]), tuple(filled[1:]))

    def _runs(self, node: LexborNode) -> list[TextRun]:
        tag = node.tag or ""
        kind = {"bold": tag in _BOLD and tag != "th", "italic": tag in _ITALIC}
        return [run for child in node.iter(include_text=True) for run in self._of(child, **kind, link="")]

    def _of(self, node: LexborNode, *, bold: bool, italic: bool, link: str) -> Iterator[TextRun]:
        tag = node.tag or ""
        if tag == "-text":
            yield TextRun(node.text_content or "", bold, italic, link)
        elif tag == "br":
            yield TextRun(" ")
        elif tag == "img":
            yield TextRun(node.attributes.get("alt") or "", bold, italic, link)
        elif tag != "-comment":
            target = self._target(node.attributes.get("href") or "") if tag == "a" else link
            for child in node.iter(include_text=True):
                yield from self._of(
                    child, bold=bold or tag in _BOLD, italic=italic or tag in _ITALIC, link=target
                )

    def _target(self, address: str) -> str:
        """The whole address of a link; "" where it leads nowhere outside the site."""
        whole = f"{self._site}{address}" if self._site and address.startswith("/") else address
        return whole if whole.startswith(_LINKS) else ""


def _body(html: str) -> LexborNode:
    body = LexborHTMLParser(f"<body>{html}").body
    if body is None:  # the parser makes a body of anything
        raise LookupError("body")
    return body


def _paragraph(runs: list[TextRun]) -> Iterator[TextBlock]:
    if tidied := _tidied(runs):
        yield TextBlock(tidied)


def _lines(runs: Runs) -> tuple[TextBlock, ...]:
    return (TextBlock(runs),) if runs else ()


def _tidied(runs: list[TextRun]) -> Runs:
    """The runs with single spaces, and those of one kind joined."""
    joined: list[TextRun] = []
    for run in runs:
        words = " ".join(f"x{run.words}x".split())[1:-1]
        if joined and joined[-1].words.endswith(" "):
            words = words.lstrip()
        if not words:
            continue
        last = joined[-1] if joined else None
        if last and (last.bold, last.italic, last.link) == (run.bold, run.italic, run.link):
            joined[-1] = TextRun(last.words + words, run.bold, run.italic, run.link)
        else:
            joined.append(TextRun(words, run.bold, run.italic, run.link))
    return _trimmed(joined)


def _trimmed(runs: list[TextRun]) -> Runs:
    """Without spaces at either end."""
    while runs and not runs[0].words.strip():
        runs = runs[1:]
    while runs and not runs[-1].words.strip():
        runs = runs[:-1]
    if not runs:
        return ()
    first, last = runs[0], runs[-1]
    if len(runs) == 1:
        return (TextRun(first.words.strip(), first.bold, first.italic, first.link),)
    return (
        TextRun(first.words.lstrip(), first.bold, first.italic, first.link),
        *runs[1:-1],
        TextRun(last.words.rstrip(), last.bold, last.italic, last.link),
    )
