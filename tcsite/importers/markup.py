"""HTML: a page's tables, and the text around them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tcsite.importers.colours import of_css
from tcsite.importers.document import (
    OUTSIDE,
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
from tcsite.importers.drawn_html import drawn_rows, opened_groups, with_colons
from tcsite.importers.encodings import text_of
from tcsite.importers.nested import nested_lines
from tcsite.importers.untrusted import MAX_TEXT, Refused, bounded, counted
from tcsite.importers.words import bullets
from tcsite.text.html import NestingError, ancestor, attribute, parse
from tcsite.text.phrases import lines, tidy

_WIDEST = 100  # columns that a cell may span
_DEEPEST = 400  # elements within elements: more is an attack on our own recursion

_SKIPPED = frozenset(
    (
        *("script", "style", "template", "head", "noscript", "svg"),
        *("select", "textarea", "iframe"),
    )
)
_STRUCK = ("del", "s", "strike")
_BLOCKS = frozenset(
    (
        *("p", "div", "li", "ul", "ol", "br", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "dt"),
        *("dd", "dl", "section", "article", "blockquote", "main", "header", "footer", "figure"),
        *("figcaption", "caption", "table", "hr", "pre", "aside", "details", "summary", "nav", "form"),
    )
)
_FEW_WORDS = 3  # of a term that is a label: "Success measure"
_WHOLE = frozenset(("ul", "ol", "li", "p"))  # their lines belong together
_INNER = "table, h1, h2, h3, h4, h5, h6, p, div, ul, ol, dl, summary"
_GROUND = re.compile(r"background(?:-color)?\s*:\s*([^;]+)", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_CLASS_RULE = re.compile(r"\.([\w-]+)\s*\{([^{}]*)\}")


def read(content: bytes) -> SourceDocument:
    """Read an HTML page: its tables, with merged cells and backgrounds, and the text around them."""
    bounded(content, MAX_TEXT)
    text, doubt = text_of(content, is_page=True)
    reader = Html(text)
    blocks = tuple(reader.body(parsed(text), 0))
    return SourceDocument(blocks, (*doubt, *reader.todo))


def parsed(text: str) -> LexborHTMLParser:
    """The tree of a page. Refused: its elements are nested deeper than any page's."""
    try:
        return parse(text)
    except NestingError:
        raise Refused(
            "the page nests its elements deeper than any page does", "copy the table into Word"
        ) from None


@dataclass(slots=True)
class _Gathered:
    """Lines as they are gathered from a cell's elements."""

    lines: list[SourceLine] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    weights: list[bool] = field(default_factory=list)
    bullet: bool = False
    level: int = 0
    number: str = ""
    counts: dict[int, int] = field(default_factory=dict)  # items of numbered lists so far

    def end(self) -> None:
        """A line ends here."""
        found = lines("".join(self.words))
        self.words = []
        text = " ".join(found)
        if not text:
            return
        if self.number:
            self.lines.append(SourceLine(f"{self.number} {text}", level=self.level))
        elif self.bullet:
            self.lines.append(SourceLine(text, bullet=True, level=self.level))
        else:
            self.lines += [SourceLine(piece, is_item) for piece, is_item in bullets(text)]
        self.bullet, self.number = False, ""


class Html:
    """Reads a page; knows the backgrounds that its style sheet gives to classes."""

    def __init__(self, page: str) -> None:
        self.todo: list[ReviewItem] = []
        self.count = 0
        self._cells = 0
        self._classes: Mapping[str, str] = {
            name: colour
            for name, rules in _CLASS_RULE.findall(page if "<style" in page.lower() else "")
            if (ground := _GROUND.search(rules)) and (colour := of_css(ground[1]))
        }

    def body(self, tree: LexborHTMLParser, count: int) -> Iterator[Paragraph | SourceTable]:
        """The tables and paragraphs of a page; `count` tables stood before it."""
        self.count = count
        if tree.body is not None:
            yield from self._blocks(tree.body, 0)

    def _blocks(self, parent: LexborNode, depth: int) -> Iterator[Paragraph | SourceTable]:
        """Tables, and the text between them, one paragraph for each block of text."""
        loose = _Gathered()
        children = opened_groups(parent)
        after = 0  # the children before it are read
        for place, child in enumerate(children):
            tag = child.tag or ""
            if tag in _SKIPPED or depth > _DEEPEST or place < after:
                continue
            rows, after = drawn_rows(children, place)
            if rows:
                yield from self._spoken(loose)
                yield self._drawn(rows, depth)
            elif tag == "table":
                yield from self._spoken(loose)
                yield from self._table(child, depth)
            elif tag == "dl" or _is_frame(child, tag):
                yield from self._spoken(loose)
                yield from self._blocks(child, depth + 1)
            elif tag in _BLOCKS:
                yield from self._spoken(loose)
                inner = _Gathered()
                self._gather(child, inner, depth + 1, bold=False)
                inner.lines = [replace(line, text=with_colons(child, line.text)) for line in inner.lines]
                yield from self._spoken(inner, heading=_is_heading(child, tag))
            else:
                self._gather(child, loose, depth + 1, bold=False)
        yield from self._spoken(loose)

    def _spoken(self, gathered: _Gathered, *, heading: bool = False) -> Iterator[Paragraph]:
        gathered.end()
        bold = bool(gathered.weights) and all(gathered.weights)
        for line in gathered.lines:
            yield Paragraph(line.text, heading or bold, OUTSIDE, line.bullet, line.level)
        gathered.lines, gathered.weights = [], []

    def _table(self, element: LexborNode, depth: int) -> Iterator[Paragraph | SourceTable]:
        # Nodes compare by their HTML, so they are distinguished by where the parser holds them.
        rows = [row for row in element.css("tr") if _place(ancestor(row, "table")) == element.mem_id]
        cells = [cell for row in rows for cell in row.iter() if cell.tag in ("td", "th")]
        framed = [cell for cell in cells if cell.css_first("table th, table table, h1, h2, h3") is not None]
        single = len(cells) <= len(rows) and any(cell.css_first("table") is not None for cell in cells)
        if single or (len(rows) == 1 and framed):
            for cell in cells:  # a frame around what matters
                yield from self._blocks(cell, depth + 1)
            return
        self.count += 1
        name = f"table {self.count}"
        caption = element.css_first("caption")
        yield SourceTable(tuple(self._rows(rows, name, depth)), name, tidy(caption.text()) if caption else "")

    def _drawn(self, rows: list[list[LexborNode]], depth: int) -> SourceTable:
        """A table that the page draws with divisions, and calls none."""
        self.count += 1
        name = f"table {self.count}"
        cells = [
            tuple(self._cell(cell, Origin(name, r, c), c - 1, depth) for c, cell in enumerate(row, start=1))
            for r, row in enumerate(rows, start=1)
        ]
        return SourceTable(tuple(SourceRow(row, heading=n == 0) for n, row in enumerate(cells)), name)

    def _rows(self, rows: list[LexborNode], name: str, depth: int) -> Iterator[SourceRow]:
        last_of_group = {_place(row.parent): number for number, row in enumerate(rows, start=1)}
        open_below: dict[int, tuple[int, int]] = {}  # column -> how many rows more, how many columns
        for number, row in enumerate(rows, start=1):
            cells: list[Cell] = []
            column = 0
            elements = [cell for cell in row.iter() if cell.tag in ("td", "th")]
            going_on = dict(open_below)
            open_below = {start: (more - 1, wide) for start, (more, wide) in going_on.items() if more > 1}
            for nth, element in enumerate(elements, start=1):
                while column in going_on:
                    cells.append(Cell(column=column, across=going_on[column][1], above=True))
                    column += going_on[column][1]
                cell = self._cell(element, Origin(name, number, nth), column, depth)
                cells.append(cell)
                down = min(_span(element, "rowspan"), len(rows) - number + 1)
                if attribute(element, "rowspan").strip() == "0":  # to the end of its group of rows
                    down = last_of_group[_place(row.parent)] - number + 1
                if down > 1:
                    open_below[column] = (down - 1, cell.across)
                column += cell.across
            for start in sorted(start for start in going_on if start >= column):
                cells.append(Cell(column=start, across=going_on[start][1], above=True))
            self._cells += len(cells)
            counted(self._cells)
            in_head = row.parent is not None and row.parent.tag == "thead"
            all_heads = bool(elements) and all(element.tag == "th" for element in elements)
            yield SourceRow(tuple(cells), heading=in_head or all_heads)

    def _cell(self, element: LexborNode, origin: Origin, column: int, depth: int) -> Cell:
        gathered = _Gathered()
        self._gather(element, gathered, depth + 1, bold=element.tag == "th")
        gathered.end()
        return Cell(
            lines=tuple(rejoined(gathered.lines)),
            column=column,
            across=_span(element, "colspan"),
            colour=self._ground(element),
            bold=bool(gathered.weights) and all(gathered.weights),
            origin=origin,
        )

    def _ground(self, element: LexborNode) -> str:
        """The background of a cell, of what fills it, or of its row."""
        inner = element.css("p, span, div, font, mark")[:3]
        outer = [element.parent] if element.parent is not None else []
        for node in (element, *inner, *outer):
            style = _GROUND.search(attribute(node, "style"))
            colour = (of_css(style[1]) if style else "") or of_css(attribute(node, "bgcolor"))
            names = attribute(node, "class").split()
            colour = colour or next((self._classes[name] for name in names if name in self._classes), "")
            if colour:
                return colour
        return ""

    def _gather(self, element: LexborNode, gathered: _Gathered, depth: int, *, bold: bool) -> None:
        tag = element.tag or ""
        if tag == "-text":
            text = element.text(deep=False)
            gathered.words.append(text)
            if text.strip():
                gathered.weights.append(bold)
            return
        if tag in _SKIPPED or depth > _DEEPEST:
            return
        if tag in _STRUCK:
            if struck := tidy(element.text()):
                self.todo.append(ReviewItem(OUTSIDE, struck, "text that is struck out is left out"))
            return
        if tag == "table":
            gathered.end()
            gathered.lines += nested_lines(self._inner_rows(element, depth, bold=bold))
            return
        bold = bold or tag in ("b", "strong") or bool(_WEIGHT.search(attribute(element, "style")))
        if tag == "input" and attribute(element, "type").lower() == "checkbox":
            gathered.words.append("☒" if "checked" in element.attributes else "☐")
        if tag in _BLOCKS or tag in ("td", "th"):
            gathered.end()
        if tag == "li":
            _begin_item(element, gathered)
        link = attribute(element, "href") if tag == "a" else ""
        before = len(gathered.words)
        for child in element.iter(include_text=True):
            self._gather(child, gathered, depth + 1, bold=bold)
        if link:
            _linked(gathered, before, link)
        if tag in _BLOCKS:
            gathered.end()

    def _inner_rows(self, element: LexborNode, depth: int, *, bold: bool) -> list[list[list[SourceLine]]]:
        rows = []
        for row in element.css("tr"):
            if _place(ancestor(row, "table")) != element.mem_id:
                continue
            cells = []
            for cell in row.iter():
                inner = _Gathered()
                self._gather(cell, inner, depth + 1, bold=bold)
                inner.end()
                cells.append(rejoined(inner.lines))
            rows.append(cells)
        return rows


def _is_heading(element: LexborNode, tag: str) -> bool:
    """Whether an element is a heading, or stands above what belongs to it: the summary of details, a term."""
    term = tag == "dt" and len(tidy(element.text()).split()) > _FEW_WORDS
    return term or tag == "summary" or (tag[0] == "h" and tag[1:].isdecimal())


def _is_frame(element: LexborNode, tag: str) -> bool:
    """Whether an element, of whatever name, is there for the blocks in it: a division, an accordion, a card."""
    if tag == "-text":
        return False
    inner = "table" if tag in _WHOLE else _INNER
    return any(child.css_first(inner) is not None for child in element.iter())  # itself, or within it


def _begin_item(element: LexborNode, gathered: _Gathered) -> None:
    lists = 0
    parent = element.parent
    above = parent
    while above is not None and above.tag not in ("td", "th", "body"):
        lists += above.tag in ("ul", "ol")
        above = above.parent
    gathered.level = max(lists - 1, 0)
    if parent is not None and parent.tag == "ol":
        gathered.counts[parent.mem_id] = gathered.counts.get(parent.mem_id, 0) + 1
        gathered.number = f"{gathered.counts[parent.mem_id]}."
    else:
        gathered.bullet = True


def _linked(gathered: _Gathered, before: int, link: str) -> None:
    """The words of a link, with its address in Markdown."""
    words = tidy("".join(gathered.words[before:]))
    sound = link.startswith(("http://", "https://", "mailto:")) and not set(link) & set(" <>()[]\"'\n\t")
    if words and sound and words != link:
        gathered.words[before:] = [f"[{words}]({link})"]


def _place(element: LexborNode | None) -> int:
    return element.mem_id if element is not None else 0


def _span(element: LexborNode, name: str) -> int:
    text = attribute(element, name)
    return max(1, min(int(text), _WIDEST)) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
