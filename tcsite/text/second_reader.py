"""A second reader of Markdown: what GitHub makes of a text, to be held against what our pages show.

markdown-it-py follows CommonMark, with GitHub's tables and strikethrough. Both readings become an outline: blocks,
emphasis and words, in their order. What GitHub does not know and we do (footnotes, glossaries, ids of headings) is
taken out of the text before it is read here.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import nh3
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tcsite.text.markdown_tags import BLOCKS

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]\n]+\]:[^\n]*(?:\n(?: {4}[^\n]*|(?=\n {4})))*", re.MULTILINE)
_NOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")
_HEADING_ID = re.compile(r"^( {0,3}#{1,6} [^\n]*?)[ \t]*\{#[A-Za-z][\w-]*\}[ \t]*$", re.MULTILINE)
_TASK = re.compile(r"^([ >]*(?:[-+*]|\d{1,9}[.)]) +)\[[ xX]\] +(?=\S)", re.MULTILINE)
GLOSSARY = re.compile(r"^ {0,3}: {1,3}\S", re.MULTILINE)
WORD = re.compile(r"[^\W_]+")

_SHOWN = frozenset(
    (
        *("ul", "ol", "li", "blockquote", "pre", "table", "tr", "td", "th", "hr", "p"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "strong", "em", "del", "code", "img"),
    )
)
_SAME = {"s": "del", "b": "strong", "i": "em", "strike": "del", "th": "td"}


class PageToken(NamedTuple):
    """A part of an outline: an element that begins or ends ("ul", "/ul"), or a word."""

    what: str
    line: int  # from 0, where the reader knows it; else -1


@cache
def _reader() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # when a text needs it: most builds have none that was not read before

    class AsWritten(MarkdownIt):
        def normalizeLinkText(self, link: str) -> str:
            return link

    return AsWritten("commonmark", {"html": True, "maxNesting": 60}).enable(["table", "strikethrough"])


@cache
def _cleaner() -> nh3.Cleaner:
    attributes = {"*": {"data-line", "class"}, "ol": {"start", "data-line"}}
    return nh3.Cleaner(tags=BLOCKS | {"h1"}, attributes=attributes, link_rel=None)


def tokens_of(markdown: str) -> "list[Token]":
    """The blocks of a text, with their lines."""
    return _reader().parse(without_extras(markdown))


def without_extras(markdown: str) -> str:
    """A text without what GitHub does not know and we do; its lines keep their numbers."""
    plain = _FOOTNOTE.sub(lambda found: "\n" * found[0].count("\n"), markdown)
    plain = _NOTE_MARK.sub("", plain)
    return _TASK.sub(r"\1", without_heading_ids(plain))


def without_heading_ids(markdown: str) -> str:
    """A text without the ids that headings give themselves."""
    return _HEADING_ID.sub(r"\1", markdown)


def theirs(tokens: "list[Token]") -> list[PageToken]:
    """The outline that GitHub would show."""
    reader = _reader()
    for token in tokens:
        if token.map and token.nesting >= 0 and token.type != "inline":
            token.attrSet("data-line", str(token.map[0]))
    return outline(reader.renderer.render(tokens, reader.options, {}))


def theirs_in_line(markdown: str) -> list[PageToken]:
    """The outline of a text within a line."""
    return outline(_reader().renderInline(_NOTE_MARK.sub("", markdown)))


def outline(html: str) -> list[PageToken]:
    """What a page shows, as a flat list."""
    root = LexborHTMLParser(f"<body><div>{_cleaner().clean(html)}</div>").body
    return list(_tokens(root, line=-1, in_item=False)) if root else []


def _tokens(node: LexborNode, *, line: int, in_item: bool) -> Iterator[PageToken]:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield from (PageToken(word, line) for word in WORD.findall(child.text(deep=False)))
            continue
        tag = _SAME.get(child.tag or "", child.tag or "")
        attributes = child.attributes
        if tag == "sup" or attributes.get("class") == "footnote":
            continue
        at = int(attributes.get("data-line") or line)
        shown = tag in _SHOWN and not (tag == "p" and in_item) and not (tag == "code" and _in_pre(node))
        name = f"ol {attributes.get('start') or 1}" if tag == "ol" else tag
        if tag == "tr" and not child.text(deep=True).strip():
            continue
        if shown:
            yield PageToken(name, at)
        yield from _tokens(child, line=at, in_item=tag == "li" or (in_item and tag not in _SHOWN))
        if shown:
            yield PageToken(f"/{tag}", at)


def _in_pre(node: LexborNode) -> bool:
    return node.tag == "pre"


def difference(ours: list[PageToken], theirs_: list[PageToken]) -> PageToken | None:
    """The first piece of theirs that ours does not have there; the last one where theirs ends before ours."""
    for mine, other in zip(ours, theirs_, strict=False):
        if mine.what != other.what:
            return other
    if len(ours) == len(theirs_):
        return None
    return theirs_[len(ours)] if len(theirs_) > len(ours) else (theirs_ or [PageToken("", 0)])[-1]
