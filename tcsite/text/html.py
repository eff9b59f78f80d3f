"""HTML as a tree, for pages and documents that we read ourselves; as browsers build it, by selectolax.

The parser's time grows with the square of the depth: 320 KB of nested lists take it minutes. So depth is bounded
before anything is parsed, and whoever walks the tree by recursion knows how far that can go.
"""

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser, LexborNode

MOST_NESTED = 2_000
"""Open elements within each other; real pages have some 60."""

_TAGS = re.compile(r"<(/?)([A-Za-z][\w:-]*)([^<>]*)")
_SHALLOW = frozenset(  # they need no closing tag, so they do not add up
    (
        *("p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot"),
        *("colgroup", "col", "br", "img", "hr", "input", "meta", "link", "wbr", "area", "base"),
        *("source", "html", "head", "body"),
    )
)


# In a drawing "/>" ends an element; these lead out of it, back to where browsers pay no heed to the slash.
_NO_DRAWING = frozenset(
    """
    b big blockquote body br center code dd desc div dl dt em embed font foreignobject h1 h2 h3 h4 h5 h6
    head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table title
    tt u ul var
    """.split()
)


_LABELS = frozenset(("title", "desc"))
"""They lead out of a drawing and, where they hold nothing but text, back into it."""

_DEEPENING = re.compile(rf"<(?=[A-Za-z])(?!(?:{'|'.join(sorted(_SHALLOW))})[\s>])")
"""What may begin a deeper element."""


class NestingError(ValueError):
    """Elements are nested deeper than any page nests them."""


def parse(html: str) -> LexborHTMLParser:
    """The tree of a page or a fragment. Raises `NestingError`, before anything is parsed."""
    check_depth(html)
    return LexborHTMLParser(html)


def check_depth(html: str) -> None:
    """Raises `NestingError` for a page whose tree would be too deep. End tags of what is not open count for nothing."""
    tags = html.count("<")  # first: it is quick, and enough for nearly all pages
    if tags <= MOST_NESTED or tags - html.count("</") <= MOST_NESTED:
        return
    if len(_DEEPENING.findall(html)) <= MOST_NESTED:
        return  # whatever is closed, they cannot be deeper
    depth, drawing, left = 0, False, ""
    open_: Counter[str] = Counter()
    for closing, name, rest in _TAGS.findall(html.lower()):
        if closing and name == left:
            drawing, left = True, ""
            depth, open_[name] = depth - 1, open_[name] - 1
            continue
        left = name if drawing and name in _LABELS and not closing else ""
        drawing = (drawing or name == "svg") and name not in _NO_DRAWING and (closing, name) != ("/", "svg")
        if name in _SHALLOW or (drawing and not closing and rest.endswith("/")):
            continue
        if closing:
            depth -= open_[name] > 0
            open_[name] -= open_[name] > 0
        else:
            depth += 1
            open_[name] += 1
        if depth > MOST_NESTED:
            raise NestingError(f"more than {MOST_NESTED:,} elements within each other")


def attribute(node: LexborNode, name: str) -> str:
    """An attribute's value without space around it; "" where it has none."""
    return (node.attributes.get(name) or "").strip()


def ancestor(node: LexborNode, tag: str) -> LexborNode | None:
    """The nearest element around a node with this name."""
    parent = node.parent
    while parent is not None and parent.tag != tag:
        parent = parent.parent
    return parent
