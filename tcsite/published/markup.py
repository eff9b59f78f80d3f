"""Bytes to HTML text in which each element is closed as a browser closes it, whatever the bytes are.

The encoding is found as in a browser: byte order mark, header, meta, then UTF-8, then Windows-1252. What our own
reader of HTML makes of the page is what BeautifulSoup gets: of a raw page it would need quadratic time.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from tcsite.text import decode
from tcsite.text.html import parse
from tcsite.text.visible import names_hidden

MOST_BYTES = 2_000_000
"""More than any page needs: the longest real ones have some 600 KB. What is beyond is not read."""

_PENDING = (
    "[aria-busy=true], [class*=accordion-body], [class*=accordion-content], [class*=tab-pane], [role=tabpanel], "
    "#root, #app, #__next, [data-reactroot], [hx-get], [data-load], [data-ajax]"
)
"""Elements that scripts fill, if they are empty."""
_FULL = "img, svg, video, audio, canvas, input, iframe"

_MARKUP = re.compile(r"<[a-zA-Z!/]")


class MarkupSource(NamedTuple):
    """A page's HTML, and what was lost on the way."""

    html: str
    scripts: int = 0  # how many scripts it had
    whole: bool = True  # whether all of it was read
    pending: bool = False  # whether scripts are to fill a part of it
    hidden: frozenset[str] = (
        frozenset()
    )  # what its own style sheets hide: classes and ids, ".name" and "#name"


def header(headers: Mapping[str, str], name: str) -> str:
    """A response header's value, whatever its case; "" where there is none."""
    return next((value for key, value in headers.items() if key.lower() == name.lower()), "")


def source(content: bytes, headers: Mapping[str, str]) -> MarkupSource:
    """The page's HTML with each element closed, without scripts and styles. Raises `NestingError`."""
    whole = len(content) <= MOST_BYTES
    text = decode.text(content[:MOST_BYTES], header(headers, "content-type"), cut=not whole)
    if not _MARKUP.search(text):
        return MarkupSource(text, whole=whole)
    tree = parse(text)
    scripts = len(tree.css("script"))
    pending = scripts > 0 and any(
        not node.text().strip() and not node.css_first(_FULL) for node in tree.css(_PENDING)
    )
    hidden = names_hidden("\n".join(node.text() for node in tree.css("style")))
    tree.strip_tags(["script", "style"])
    return MarkupSource(tree.html or "", scripts, whole, pending, hidden)
