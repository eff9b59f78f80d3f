"""Bytes to HTML text in which each element is closed as a browser closes it, whatever the bytes are.

The encoding is found as in a browser: byte order mark, header, meta, then UTF-8, then Windows-1252. What our own
reader of HTML makes of the page is what BeautifulSoup gets: of a raw page it would need quadratic time.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from tcsite.text.html import parse

MOST_BYTES = 2_000_000
"""More than any page needs: the longest real ones have some 600 KB. What is beyond is not read."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"))
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_META = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_SEEN = 4096  # how far into a page its charset is looked for; browsers look at 1024 and then on
_LATIN = dict.fromkeys(("ascii", "us-ascii", "latin1", "iso-8859-1", "iso8859-1"), "windows-1252")

_MARKUP = re.compile(r"<[a-zA-Z!/]")


class MarkupSource(NamedTuple):
    """A page's HTML, and what was lost on the way."""

    html: str
    scripts: int = 0  # how many scripts it had
    whole: bool = True  # whether all of it was read


def header(headers: Mapping[str, str], name: str) -> str:
    """A response header's value, whatever its case; "" where there is none."""
    return next((value for key, value in headers.items() if key.lower() == name.lower()), "")


def source(content: bytes, headers: Mapping[str, str]) -> MarkupSource:
    """The page's HTML with each element closed, without scripts and styles. Raises `NestingError`."""
    text = decoded(content[:MOST_BYTES], header(headers, "content-type"))
    whole = len(content) <= MOST_BYTES
    if not _MARKUP.search(text):
        return MarkupSource(text, whole=whole)
    tree = parse(text)
    scripts = len(tree.css("script"))
    tree.strip_tags(["script", "style"])
    return MarkupSource(tree.html or "", scripts, whole)


def decoded(content: bytes, content_type: str = "") -> str:
    """The text of bytes, by the best that is known of their encoding; nothing makes it fail."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    declared = _CHARSET.search(content_type)
    meant = _META.search(content[:_SEEN])
    labels = [declared[1]] if declared else []
    labels += [meant[1].decode("ascii", "replace")] if meant else []
    for label in labels:
        text = _as(content, label.lower())
        if text is not None:
            return text
    try:
        return content.decode()
    except UnicodeDecodeError as fault:
        # Bytes that a cap cut in two are no reason to take the whole page for another encoding.
        cut = len(content) >= MOST_BYTES and fault.start >= len(content) - 3
        return content.decode("utf-8" if cut else "windows-1252", "replace")


def _as(content: bytes, label: str) -> str | None:
    label = _LATIN.get(label, label)
    if label.startswith("utf-16"):  # a page that can say so in ASCII is not in UTF-16
        label = "utf-8"
    try:
        return content.decode(label, "replace")
    except (LookupError, ValueError):  # no such encoding, or one that is not of text
        return None
