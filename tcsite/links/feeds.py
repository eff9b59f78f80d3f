"""The references in a feed: of Atom and RSS, and of the HTML in their entries."""

import re
from collections.abc import Iterator
from html import unescape

from tcsite.links.kinds import references
from tcsite.links.microsyntax import Reference
from tcsite.text.tags import Value, decoded, tags

_COMMENT = re.compile("<!--.*?-->", re.DOTALL)
_NAMED = re.compile(r"\b(?P<name>href|src|url)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
_TAG = re.compile(r"<(?:atom:)?(?:link|content|enclosure|media:content|media:thumbnail)\b[^<>]*>")
_TEXT = re.compile(
    r"<(?P<name>link|comments|logo|icon|uri|url|docs|guid)(?P<attributes>[^<>]*)(?<!/)>\s*(?P<text>[^<]+?)\s*</(?P=name)>"
)
_MARKUP = re.compile(
    r"""<(?P<name>content|summary|description|content:encoded)(?P<attributes>[^<>]*)(?<!/)>\s*
    (?: <!\[CDATA\[(?P<data>.*?)\]\]> | (?P<text>[^<]*) )\s*</(?P=name)>""",
    re.VERBOSE | re.DOTALL,
)
_PLAIN_TEXT = re.compile(r"""\btype\s*=\s*["']text["']|\bisPermaLink\s*=\s*["']false["']""")
_OUTSIDE = frozenset(("link", "image", "media"))


def feed_references(text: str) -> Iterator[Reference]:
    """Every reference in a feed, and where it begins."""
    blanked = _COMMENT.sub(lambda comment: " " * len(comment[0]), text)
    for tag in _TAG.finditer(blanked):
        for named in _NAMED.finditer(tag[0]):
            group = "double" if named["double"] is not None else "single"
            yield Reference(unescape(named[group]), tag.start() + named.start(group))
    for element in _TEXT.finditer(blanked):
        if not _PLAIN_TEXT.search(element["attributes"]):
            yield Reference(unescape(element["text"]), element.start("text"))
    for markup in _MARKUP.finditer(blanked):
        yield from _in_markup(markup)


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
