"""Direction: parts of a page that are mostly Arabic, Hebrew or the like say so, whichever template printed them.

Browsers then set each from the right, with its full stop at its end. A page without such letters, which nearly all are,
is left as it is.
"""

import re
from dataclasses import dataclass, field

from tcsite.text.tags import HOLD_NO_TAGS, TagScanner

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff]"
)
"""Letters of scripts that are written from right to left."""

_OTHERS = re.compile("[\x00-\u058f\u0900-\ufb1c]*+")
"""Nearly all other letters: that a text holds no more is seen far sooner than that it holds none of those."""

_LETTER = re.compile(r"[^\W\d_]")
_END = re.compile(r"</([a-zA-Z][a-zA-Z0-9]*)[^>]*>")
_VOID = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))
_UNREAD = frozenset(("head", "select", "datalist"))
"""What holds no text of the page; drawings and what is no HTML at all the scanner knows itself."""

_BLOCKS = frozenset("h1 h2 h3 h4 h5 h6 p li dt dd td th caption figcaption summary blockquote".split())
"""What has a side to begin from: all that stands in it counts, whatever is around its words."""

_WITHIN = frozenset(("a", "b", "cite", "em", "i", "span", "strong", "time", "label", "legend", "div"))
"""What stands in a line or holds words itself: its own words count."""


@dataclass(slots=True)
class _Open:
    name: str
    end: int  # where its start tag ends, before the ">"
    directed: bool  # its author says how it is read
    letters: int = 0
    from_right: int = 0
    first_from_right: bool | None = field(default=None)  # whether its first letter is one


def directed(html: str) -> str:
    """A page of ours, with `dir` at each part that is mostly written from right to left."""
    if _OTHERS.fullmatch(html) or not RIGHT_TO_LEFT.search(html):
        return html
    marks: list[tuple[int, str]] = []
    stack: list[_Open] = []

    def read(piece: str) -> None:
        at = 0
        for tag in _END.finditer(piece) if not scanner.in_hidden else ():
            _count(piece[at : tag.start()], stack)
            _close(tag[1].lower(), stack, marks)
            at = tag.end()
        if not scanner.in_hidden:
            _count(piece[at:], stack)

    scanner = TagScanner(on_text=read)
    for tag in scanner.feed(html, last=True):
        closed = tag.name in _VOID or tag.name in HOLD_NO_TAGS or html[tag.end - 2] == "/"
        if not (closed or tag.in_svg or tag.name == "svg"):
            stack.append(_Open(tag.name, tag.end - 1, "dir" in tag.written))
    return _with(html, marks)


def _count(text: str, stack: list[_Open]) -> None:
    """Count the letters of a text for the element that it stands in, and for the blocks around it."""
    letters = _LETTER.findall(text)
    if not letters or any(element.name in _UNREAD for element in stack):
        return
    from_right = len(RIGHT_TO_LEFT.findall("".join(letters)))
    first = bool(RIGHT_TO_LEFT.match(letters[0]))
    for depth, element in enumerate(reversed(stack)):
        if element.directed and depth:
            return
        if depth == 0 or element.name in _BLOCKS:
            element.letters += len(letters)
            element.from_right += from_right
            element.first_from_right = first if element.first_from_right is None else element.first_from_right


def _close(name: str, stack: list[_Open], marks: list[tuple[int, str]]) -> None:
    while stack:
        element = stack.pop()
        mostly = element.from_right and 2 * element.from_right >= element.letters
        if mostly and not element.directed and element.name in _BLOCKS | _WITHIN:
            if (
                element.name in _BLOCKS
            ):  # what stands in it follows; `auto` would not look into what has its own
                while marks and marks[-1][0] > element.end:
                    marks.pop()
            marks.append((element.end, ' dir="auto"' if element.first_from_right else ' dir="rtl"'))
        if element.name == name:
            return


def _with(html: str, marks: list[tuple[int, str]]) -> str:
    parts, at = [], 0
    for place, mark in sorted(marks):
        parts += [html[at:place], mark]
        at = place
    return "".join([*parts, html[at:]])
