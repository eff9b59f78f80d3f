"""The references in a feed: of Atom and RSS, and of the HTML in their entries."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from tcsite.links.kinds import references
from tcsite.links.microsyntax import Reference, without_comments
from tcsite.text.entities import unescape
from tcsite.text.tags import Value, decoded, tags

_NAMED = re.compile(r"\b(?P<name>href|src|url)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
_TAG = re.compile(r"<(?:atom:)?(?:link|content|enclosure|media:content|media:thumbnail)\b[^<>]*>")
_ELEMENT = re.compile(
    r"""<(?: (?P<address>link|comments|logo|icon|uri|url|docs|guid) | (?P<markup>content|summary|description|content:encoded) )
    (?P<attributes>(?:\s[^<>]*)?) (?<!/)>\s*+
    (?: <!\[CDATA\[(?P<data>.*?)(?:\]\]>|\Z) | (?P<text>[^<]*+)</ )""",
    re.VERBOSE | re.DOTALL,
)
_PLAIN_TEXT = re.compile(r"""\btype\s*=\s*["']text["']|\bisPermaLink\s*=\s*["']false["']""")
_OUTSIDE = frozenset(("link", "image", "media"))


_BASE = re.compile(r"""<[^<>]*?\sxml:base\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')""")


def feed_references(text: str) -> Iterator[Reference]:
    """Every reference in a feed, read against the first `xml:base` if there is one, and where it begins."""
    blanked = without_comments(text)
    base = _BASE.search(blanked) if "xml:base" in blanked else None
    for reference in _references(blanked):
        if base is None:
            yield reference
        else:
            yield reference._replace(raw=_joined(unescape(base[1] or base[2] or ""), reference.raw))


def _joined(base: str, raw: str) -> str:
    try:
        return urljoin(base, raw)
    except ValueError:  # no address at all, such as https://[
        return raw


def _references(blanked: str) -> Iterator[Reference]:
    for tag in _TAG.finditer(blanked):
        for named in _NAMED.finditer(tag[0]):
            group = "double" if named["double"] is not None else "single"
            yield Reference(unescape(named[group]), tag.start() + named.start(group))
    for element in _ELEMENT.finditer(blanked):
        if element["markup"]:
            yield from _in_markup(element)
        elif not _PLAIN_TEXT.search(element["attributes"]):
            group = "text" if element["data"] is None else "data"
            if raw := element[group].strip():
                yield Reference(unescape(raw) if group == "text" else raw, element.start(group))


def _in_markup(markup: re.Match[str]) -> Iterator[Reference]:
    """The links and pictures in an entry. What is plain text has none, whatever it looks like."""
    data = markup["data"]
    if data is None and _PLAIN_TEXT.search(markup["attributes"]):
        return
    group = "text" if data is None else "data"
    start = markup.start(group)
    value = (
        decoded(markup[group], start) if data is None else Value(data, range(start, start + len(data) + 1))
    )
    for tag in tags(value.text):
        plain = {name: each.text for name, each in tag.attributes.items()}
        for use in references(tag.name, plain, in_svg=tag.in_svg):
            if use.kind in _OUTSIDE and not use.raw.startswith("#"):
                offset = tag.attributes[use.attribute].place(use.start)
                yield Reference(use.raw, value.place(offset))
