"""Markdown: human text as safe HTML, made when it is printed.

Views hold `Prose`, the text as its author wrote it; the theme's environment turns it into HTML when a
template prints it. So planning pages costs no Markdown, and a view can be compared and fingerprinted.
Content is untrusted: all that the engine makes goes through nh3.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import escape
from urllib.parse import unquote

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension
from markupsafe import Markup

from tcsite.frozen import dataclass
from tcsite.model.addresses import of_content
from tcsite.text.entities import unescape
from tcsite.text.markdown_blocks import GitHubBlocks
from tcsite.text.markdown_inline import GitHubLines, may_hold
from tcsite.text.markdown_limits import excess
from tcsite.text.markdown_table import plain_table
from tcsite.text.markdown_tags import BLOCKS, FREE, INLINE, SCHEMES
from tcsite.text.markdown_tree import MARK, OurFootnotes, OurTrees
from tcsite.text.picture_size import Size, size_of

Link = Callable[[str], str]
"""From an address to a link that works on the page at hand."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown within a line: in a sentence, a heading, a cell."""

    markdown: str
    language: str = ""  # where it differs from the page's
    base: str = "/"  # where its relative links start

    def __str__(self) -> str:
        """The text without its markup."""
        return plain(self.markdown)


@dataclass(frozen=True, slots=True)
class Paragraphs(Prose):
    """Markdown that stands by itself: paragraphs, lists, tables, headings."""

    anchor: str = ""  # what the ids in it begin with; without, they are numbered
    level: int = 3  # of its highest heading


class ExcessError(ValueError):
    """There is more in a text than the engine may be given."""


class TextFault(Exception):
    """A text that cannot be made into HTML."""

    def __init__(self, prose: Prose, fault: Exception) -> None:
        reason = str(fault) if isinstance(fault, ExcessError) else f"{type(fault).__name__}: {fault}"
        super().__init__(reason)
        self.first_line = next((line for line in prose.markdown.splitlines() if line.strip()), "").strip()


_MARKUP = re.compile(
    r"!?\[(?P<words>[^\]]{0,1000})\](?:\([^)]{0,1000}\)|\[[^\]]{0,200}\])"  # links and images: their words
    r"|</?[A-Za-z][^<>]*>"  # tags
    r"|(?<!\w)(?:\*{1,3}|_{1,3}|`+)(?=\S)|(?<=\S)(?:\*{1,3}|_{1,3}|`+)(?!\w)"  # emphasis, code
    r"|^[ ]{0,3}(?:#{1,6}|[-+*]|>)[ ]+",  # headings, lists, quotations; a number may be a word of a title
    re.MULTILINE,
)


_SIGN = re.compile(r"[*_`\[<&]")
_BLOCK = re.compile(r"^[ ]{0,3}[-+#>]", re.MULTILINE)


@lru_cache(4096)  # pages, data, search and rules ask for the same texts of an institution
def plain(markdown: str) -> str:
    """The words of some Markdown on one line, for places where HTML cannot stand."""
    blocks = _BLOCK.search if "\n" in markdown else _BLOCK.match
    if not (_SIGN.search(markdown) or blocks(markdown)):
        return " ".join(markdown.split())
    words = _MARKUP.sub(lambda found: found["words"] or "", markdown)
    return " ".join(unescape(words).split())


_FIRST_ITEM = re.compile(r"\A[-*+]\s+|(?<=:)\n[-*+]\s+")
_NEXT_ITEM = re.compile(r"\n[-*+]\s+")
"""What begins an item of a list: one line of them would read as a sentence."""


_BULLETS = frozenset("-*+")


@lru_cache(4096)
def in_one_line(markdown: str) -> str:
    """The same, with a semicolon between the items of a list: one after another they would read as a sentence."""
    if "\n" not in markdown and (line := markdown.strip())[:1] not in _BULLETS:
        return plain(line)
    lines = "\n".join(filter(None, map(str.strip, markdown.split("\n"))))
    return plain(_NEXT_ITEM.sub("; ", _FIRST_ITEM.sub(" ", lines)))


# What nh3 lets through besides: a class, an id or a role only if our own extensions set it, which MARK proves.
_OURS = frozenset(
    {"aria-label", "aria-labelledby", "class", "height", "id", "role", "scope", "src", "tabindex", "width"}
)
_MARK_IN_DISGUISE = re.compile(f"&#(?:x0*{ord(MARK):x}|0*{ord(MARK)});?", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_BREAKS = re.compile(r"[\t\n\r\f\v]")
_SPACES = re.compile(r"[ \t\n\r\f\v]+")


_BLOCK_PROCESSORS = tuple("indent code hashheader setextheader hr olist ulist quote reference".split())


def block_engine(*more: Extension) -> Markdown:
    """Python-Markdown as we use it for paragraphs, lists, tables, headings."""
    tables = TableExtension(use_align_attribute=True)
    return Markdown(extensions=[tables, GitHubBlocks(), GitHubLines(), *more])


def line_engine() -> Markdown:
    """Python-Markdown as we use it within a line."""
    engine = Markdown(extensions=[GitHubLines()])
    for block in _BLOCK_PROCESSORS:
        engine.parser.blockprocessors.deregister(block)
    engine.preprocessors.deregister("html_block")
    return engine


def one_line(markdown: str) -> str:
    """A text on one line: what stands in a sentence or a cell has no other lines."""
    if "  " not in markdown and not _BREAKS.search(markdown):
        return markdown.strip(" ")
    return _SPACES.sub(" ", markdown).strip(" ")


class Converter:
    """Turns Prose into HTML. Keeps its engines, for making one is dear; not to be shared by threads."""

    def __init__(self) -> None:
        self.pictures: Mapping[str, bytes] = {}  # by address: what the texts at hand may show
        self._begin()

    def _begin(self) -> None:
        self._trees = OurTrees()
        self._footnotes = OurFootnotes()
        self._blocks = block_engine(self._footnotes, self._trees)
        self._inline = line_engine()
        attributes = {**FREE, "*": FREE["*"] | _OURS}
        self._cleaners = {
            blocks: nh3.Cleaner(
                tags=BLOCKS if blocks else INLINE,
                attributes=attributes,
                attribute_filter=self._attribute,
                link_rel=None,
                url_schemes=SCHEMES,
            )
            for blocks in (True, False)
        }
        self._prose = Prose("")
        self._link: Link = str
        self._counted_for: Link = str
        self._count = 0

    def html(self, prose: Prose, link: Link) -> Markup:
        """The text as HTML that is safe to print; addresses in it go through `link`.

        Raises `TextFault` where the engine cannot do it: a text may be nested too deep.
        """
        try:
            return self._html(prose, link)
        except Exception as fault:
            self._begin()  # the engine was left in the midst of its work
            raise TextFault(prose, fault) from fault

    def _html(self, prose: Prose, link: Link) -> Markup:
        self._prose, self._link = prose, link
        if isinstance(prose, Paragraphs):
            made, tag = self._in_blocks(prose), "div"
        else:
            made, tag = self._in_line(prose.markdown), "span"
        if prose.language:
            made = f'<{tag} lang="{escape(prose.language)}">{made}</{tag}>'
        return Markup(made)  # noqa: S704  # nh3 made it, or the fast path, which lets no markup through

    def _in_line(self, markdown: str) -> str:
        line = one_line(markdown)
        fast = _fast(line, self._href)
        return self.engine_line(line) if fast is None else fast

    def _in_blocks(self, prose: Paragraphs) -> str:
        fast = _fast_blocks(prose.markdown.strip("\n"), self._href)
        if fast is None:
            return self.engine_blocks(prose)
        if "\n" in fast and not prose.anchor:
            self._next_anchor()  # it counts, though nothing in it has an id
        return fast

    def engine_line(self, line: str) -> str:
        """One line by the engine, without the fast path."""
        _bounded(line)
        self._inline.reset()
        made = self._inline.convert(line.replace(MARK, ""))
        return self._clean(made.removeprefix("<p>").removesuffix("</p>"), blocks=False)

    def engine_blocks(self, prose: Paragraphs) -> str:
        """Blocks by the engine, without the fast path."""
        _bounded(prose.markdown)
        self._blocks.reset()
        anchor = prose.anchor or self._next_anchor()
        self._trees.begin(anchor, prose.level, self._size)
        self._footnotes.anchor = anchor
        return self._clean(self._blocks.convert(prose.markdown.replace(MARK, "")), blocks=True)

    def _next_anchor(self) -> str:
        """What ids begin with in a text that has no place of its own: the number of such a text on its page."""
        if self._counted_for is not self._link:
            self._counted_for, self._count = self._link, 0
        self._count += 1
        return f"text{self._count}-"

    def _clean(self, html: str, *, blocks: bool) -> str:
        return self._cleaners[blocks].clean(_MARK_IN_DISGUISE.sub("", html)).strip()

    def _attribute(self, _tag: str, name: str, value: str) -> str | None:
        """What nh3 asks about every attribute: its value, or None to drop it."""
        if name == "href":
            return self._href(value)
        if name not in _OURS:
            return value
        if not value.startswith(MARK):
            return None
        return self._href(value[1:]) if name == "src" else value[1:]

    def _href(self, value: str) -> str:
        """A link in content, as it works on the page at hand."""
        return self._link(self._address(value))

    def _address(self, value: str) -> str:
        return of_content(_CONTROL.sub("", value).strip(), self._prose.base)

    def _size(self, source: str) -> Size | None:
        """The size of a picture of ours."""
        content = self.pictures.get(unquote(self._address(source)))
        return size_of(content) if content else None


def _bounded(markdown: str) -> None:
    if found := excess(markdown):
        raise ExcessError(found.message)


# The fast path: texts of words, strong, emphasis, code and links, which most are. It is exact because it
# takes only what can mean one thing; whatever else comes up, the engine decides.
_TEXT = r"[^\\`*_\[\]<>&\x00-\x1f\x7f\xa0\ud800-\udfff\ue000]"
_WORDS = rf"[^\W_](?:{_TEXT}*[^\W_])?"
_BEFORE, _AFTER = r"(?<![^\s(])", r"(?![^\s.,;:)])"
_PIECE = re.compile(
    rf"(?P<text>{_TEXT}+)"
    rf"|{_BEFORE}\*\*(?P<strong>{_WORDS})\*\*{_AFTER}"
    rf"|{_BEFORE}\*(?P<em>{_WORDS})\*{_AFTER}"
    rf"|{_BEFORE}`(?P<code>{_WORDS})`{_AFTER}"
    rf"|{_BEFORE}\[(?P<link>{_WORDS})\]\((?P<href>(?:https?://|/)[\w./?=%#~+:,@-]*)\){_AFTER}"
    r"|(?P<and>&(?= ))"
)
SIMPLE = re.compile(
    rf"{_BEFORE}(?:\*\*{_WORDS}[.:]?\*\*|\*{_WORDS}[.:]?\*|`{_WORDS}`|\[{_WORDS}\]\((?:https?://|/)[\w./?=%#~+:,@-]*\)){_AFTER}"
)
"""Emphasis, code and links that can mean but one thing."""

_PLAIN = re.compile(rf"(?!\s){_TEXT}+(?<!\s)")
_LINE = re.compile(r"[^\W\d_][^\n]*(?<! )\Z")


def plain_html(prose: Prose) -> str | None:
    """A line of nothing but words as HTML, as a `Converter` makes it, in the fewest steps; None for all else."""
    if prose.language:
        return None
    if prose.__class__ is Prose:
        line = prose.markdown
        return line if "  " not in line and _PLAIN.fullmatch(line) and not may_hold(line) else None
    line = prose.markdown.strip("\n")
    if _PLAIN.fullmatch(line) and _LINE.match(line) and not may_hold(line):
        return f"<p>{line}</p>"
    return None


def _fast(line: str, href: Link) -> str | None:
    """A line as HTML; None where the engine must decide."""
    if _PLAIN.fullmatch(line):
        return None if may_hold(line) else line
    if not line or line[0].isspace() or line[-1].isspace():
        return None
    made, at = [], 0
    while at < len(line):
        found = _PIECE.match(line, at)
        if not found or (found.lastgroup in ("text", "strong", "em") and may_hold(found[0])):
            return None
        made.append(_piece(found, href))
        at = found.end()
    return "".join(made)


def _fast_blocks(markdown: str, href: Link) -> str | None:
    """Paragraphs, bullets and tables as HTML; None where the engine must decide."""
    made: list[str] = []
    listed = False
    for block in markdown.split("\n\n"):
        if block.startswith("| "):
            table = _fast_table(block, href)
            if table is None or (made and made[-1].startswith("<p>Table:")):  # which may be its caption
                return None
            made.append(table)
            listed = False
            continue
        bullets = block.startswith("- ")
        if bullets and listed:
            return None  # one list, with space in it
        listed = bullets
        lines = []
        for line in block.split("\n"):
            words = line.removeprefix("- ") if bullets else line
            if (bullets and words == line) or not _LINE.match(words):
                return None
            fast = _fast(words, href)
            if fast is None:
                return None
            lines.append(f"<li>{fast}</li>" if bullets else fast)
        text = "\n".join(lines)
        made.append(f"<ul>\n{text}\n</ul>" if bullets else f"<p>{text}</p>")
    return "\n".join(made)


def _fast_table(block: str, href: Link) -> str | None:
    """A table below no heading as HTML, as the engine and `markdown_tree` make it; None where they must decide."""
    table = plain_table(block)
    if table is None:
        return None
    rows = []
    for number, row in enumerate(table.rows):
        cells = []
        for column, (words, aligned) in enumerate(zip(row, table.aligned, strict=True)):
            made = _fast(words, href)
            if made is None:
                return None
            tag = "td" if number and column else "th"
            scope = f' scope="{"row" if number else "col"}"' if tag == "th" else ""
            place = f' class="{aligned}"' if aligned else ""
            cells.append(f"<{tag}{place}{scope}>{made}</{tag}>")
        rows.append("\n".join(("<tr>", *cells, "</tr>")))
    body = "\n".join(rows[1:])
    return (
        '<div aria-label="Table" class="scroll" role="region" tabindex="0"><table>\n'
        '<caption class="visually-hidden">Table</caption>'
        f"<thead>\n{rows[0]}\n</thead>\n<tbody>\n{body}\n</tbody>\n</table></div>"
    )


def _piece(found: re.Match[str], href: Link) -> str:
    kind, words = found.lastgroup, found[0]
    if kind == "text":
        return words
    if kind == "and":
        return "&amp;"
    if kind == "href":
        return f'<a href="{href(found["href"])}">{found["link"]}</a>'
    return f"<{kind}>{found[kind or 0]}</{kind}>"
