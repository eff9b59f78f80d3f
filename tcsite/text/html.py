"""HTML as a tree, for pages and documents that we read ourselves; as browsers build it, by selectolax.

The parser's time grows with the square of the depth: 320 KB of nested lists take it minutes. So depth is bounded
before anything is parsed, and whoever walks the tree by recursion knows how far that can go.
"""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

MOST_NESTED = 2_000
"""Open elements within each other; real pages have some 60."""

_TAGS = re.compile(r"<(/?)([A-Za-z][\w:-]*)")
_SHALLOW = frozenset(  # they need no closing tag, so they do not add up
    (
        *("p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot"),
        *("colgroup", "col", "br", "img", "hr", "input", "meta", "link", "wbr", "area", "base"),
        *("source", "html", "head", "body"),
    )
)


class NestingError(ValueError):
    """Elements are nested deeper than any page nests them."""


def parse(html: str) -> LexborHTMLParser:
    """The tree of a page or a fragment. Raises `NestingError`, before anything is parsed."""
    depth = 0
    for closing, name in _TAGS.findall(html):
        if name.lower() not in _SHALLOW:
            depth += -1 if closing else 1
            if depth > MOST_NESTED:
                raise NestingError(f"more than {MOST_NESTED:,} elements within each other")
    return LexborHTMLParser(html)


def attribute(node: LexborNode, name: str) -> str:
    """An attribute's value without space around it; "" where it has none."""
    return (node.attributes.get(name) or "").strip()


def ancestor(node: LexborNode, tag: str) -> LexborNode | None:
    """The nearest element around a node with this name."""
    parent = node.parent
    while parent is not None and parent.tag != tag:
        parent = parent.parent
    return parent
