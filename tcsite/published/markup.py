"""Bytes to HTML text that a lenient parser reads in linear time, whatever they are.

The encoding is found as in a browser: byte order mark, header, meta, then UTF-8, then Windows-1252. Comments
and scripts are left out; a tag that never ends, as in a browser, takes the rest of the page with it.
(Python's own HTML parser needs quadratic time for some of these: a page could keep us busy for hours.)
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

MOST_BYTES = 2_000_000
"""More than any page needs: the longest real ones have some 600 KB. What is beyond is not read."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"))
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_META = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_SEEN = 4096  # how far into a page its charset is looked for; browsers look at 1024 and then on
_LATIN = dict.fromkeys(("ascii", "us-ascii", "latin1", "iso-8859-1", "iso8859-1"), "windows-1252")

_TAG_END = re.compile(r"""[^"'>]*+(?:(?:"[^"]*+"|'[^']*+')[^"'>]*+)*+>""")
_TAG = re.compile(r"</?([a-zA-Z][^\s/>]*+)")
_SILENT = ("script", "style")


class PageSource(NamedTuple):
    """A page's HTML, and what was lost on the way."""

    html: str
    scripts: int = 0  # how many scripts it had
    whole: bool = True  # whether all of it was read


def header(headers: Mapping[str, str], name: str) -> str:
    """A response header's value, whatever its case; "" where there is none."""
    return next((value for key, value in headers.items() if key.lower() == name.lower()), "")


def source(content: bytes, headers: Mapping[str, str]) -> PageSource:
    """The page's HTML, without comments, scripts and styles."""
    text = decoded(content[:MOST_BYTES], header(headers, "content-type"))
    html, scripts = _defused(text)
    return PageSource(html, scripts, len(content) <= MOST_BYTES)


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


def _defused(text: str) -> tuple[str, int]:
    kept: list[str] = []
    scripts = place = 0
    while (start := text.find("<", place)) >= 0:
        kept.append(text[place:start])
        tag = _TAG.match(text, start)
        if tag is None:
            place = _past_oddity(text, start)
            if place == start:
                kept.append("&lt;")
                place += 1
            continue
        end = _TAG_END.match(text, tag.end())
        if end is None:
            return "".join(kept), scripts
        kept.append(text[start : end.end()])
        place = end.end()
        name = tag[1].lower()
        if name in _SILENT and text[start + 1] != "/":
            scripts += name == "script"
            place = _past_element(text, place, name)
            kept.append(f"</{name}>")
    kept.append(text[place:])
    return "".join(kept), scripts


def _past_oddity(text: str, start: int) -> int:
    """Behind a comment, a doctype or the like; `start` itself where a mere "<" stands."""
    if text.startswith("<!--", start):
        end = text.find("-->", start + 2)
        return len(text) if end < 0 else end + 3
    if text.startswith(("<!", "<?", "</"), start):
        end = text.find(">", start)
        return len(text) if end < 0 else end + 1
    return start


def _past_element(text: str, place: int, name: str) -> int:
    end = re.compile(rf"</{name}[^>]*+>", re.IGNORECASE).search(text, place)
    return end.end() if end else len(text)
