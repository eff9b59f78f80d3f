"""Where in a file a reference stands: looked for only in the few files that have findings."""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tcsite.diagnostics import Diagnostic, Place, in_order
from tcsite.links.collector import format_of
from tcsite.links.feeds import feed_references
from tcsite.links.kinds import KINDS, PAINT, SVG, references, styled
from tcsite.links.microsyntax import Reference, css, json_strings, linked_data, locations
from tcsite.links.values import LinkFinding
from tcsite.text import decode
from tcsite.text.entities import unescape
from tcsite.text.lines import LineIndex
from tcsite.text.tags import Tag, raw_text, tag_at, tags
from tcsite.text.urls import BLANKS

_TAGS = re.compile(r"<!--.*?(?:-->|\Z)|<[^>]*>", re.DOTALL)
_LINK_END = re.compile(r"</?a(?=[\s/>])", re.IGNORECASE)  # a link ends where the next begins
_PICTURE_TEXT = re.compile(
    r"""\b(?:alt|aria-label|title)\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s"'>]+))""", re.IGNORECASE
)


class _Match(NamedTuple):
    """One reference, one fault, or one tag, as the second look finds it."""

    kind: str
    raw: str
    offset: int
    tag: Tag | None = None


def locate_in_pages(
    findings: Iterable[LinkFinding],
    read: Callable[[str], bytes],
    times: Mapping[str, Mapping[str, int]] | None = None,
) -> list[Diagnostic]:
    """The findings with line, column and the text of the link, one for each place where a reference stands.

    `read` gives the bytes of a file, and is called once for each file that has a finding. `times` says of pages
    how often each link stands there: then most links are found without reading all that stands before them.
    """
    times = times or {}
    by_page: dict[str, list[LinkFinding]] = {}
    for finding in findings:
        by_page.setdefault(finding.page, []).append(finding)
    located = [
        _diagnostic(finding, place)
        for path, own in by_page.items()
        for finding, places in zip(own, _places(path, read, own, times.get(path, {})), strict=True)
        for place in places
    ]
    return sorted(located, key=in_order)


def _diagnostic(finding: LinkFinding, place: Place) -> Diagnostic:
    extra = (("url", finding.url), ("page", finding.page), ("target", finding.target))
    return Diagnostic(finding.rule, finding.severity, finding.message, place, finding.hint, extra=extra)


def _places(
    path: str, read: Callable[[str], bytes], findings: Sequence[LinkFinding], times: Mapping[str, int]
) -> list[list[Place]]:
    """For each finding the places where it stands in the file, in order; the top of the file if nowhere."""
    top = Place(path, line=1, column=1)
    if not format_of(path):
        return [[top] for _ in findings]
    text = decode.text(read(path))
    lines = LineIndex(text)
    known = _links_at_once(findings, text, times) if len(findings) <= _FEW else {}
    left = [finding for finding in findings if (_kind(finding), _raw(finding)) not in known]
    matches: dict[tuple[str, str], list[_Match]] = {}
    for match in _look_for(left, path, text) if left else ():
        matches.setdefault((match.kind, match.raw), []).append(match)
    matches |= known
    places = []
    for finding in findings:
        own = _at_fault(finding, matches.get((_kind(finding), _raw(finding)), []), text)
        here = [(*lines.position(match.offset), _words(match.tag, text)) for match in own]
        places.append(
            [Place(path, text=words, line=line, column=column) for line, column, words in here] or [top]
        )
    return places


def _links_at_once(
    findings: Sequence[LinkFinding], text: str, times: Mapping[str, int]
) -> dict[tuple[str, str], list[_Match]]:
    """Links that stand as often in quotes, in a tag, as they do on the page, and nowhere else in the text.

    Then none of them can be in a comment or a script, unless the one that counts is written with entities.
    """
    raws = {finding.url for finding in findings if finding.kind == "link"} & times.keys()
    if not raws or ("&" in text and _ENCODED_VALUE.search(text)):
        return {}
    matches = {}
    for raw in raws:
        if raw and "&" not in raw:
            found = list(_quoted_links(raw, text))
            if len(found) == times[raw] and all(found):
                matches["link", raw] = [match for match in found if match]
    return matches


_ENCODED_VALUE = re.compile(r"""=\s*["']?[^"'<>\s]*&(?!amp;)""")


def _quoted_links(raw: str, text: str) -> Iterator[_Match | None]:
    """Wherever this text stands: a link, or nothing where it is anything else."""
    offset = -1
    while (offset := text.find(raw, offset + 1)) >= 0:
        tag = tag_at(text, text.rfind("<", 0, offset))
        if tag is None or tag.end <= offset or not text.endswith('"', 0, offset):
            yield None
        elif offset == tag.start + len(_PLAIN_LINK) and text.startswith(f'{raw}"', offset):
            # As most are written: there is nothing to take apart.
            yield _Match("link", raw, offset, tag) if text.startswith(_PLAIN_LINK, tag.start) else None
        else:
            yield from (
                _Match("link", raw, offset, tag)
                for use in references(tag.name, tag.texts)
                if use == ("link", raw, use.attribute, 0) and tag.attributes[use.attribute].place(0) == offset
            )


_PLAIN_LINK = '<a href="'


def position(content: bytes, raw: str, nth: int = 0, *, path: str = "index.html") -> tuple[int, int] | None:
    """Line and column of the nth place (from 0) where a reference stands, whatever made it."""
    text = decode.text(content)
    offsets = sorted(
        {match.offset for match in _look(path, text) if match.raw == raw and match.kind in KINDS}
    )
    return LineIndex(text).position(offsets[nth]) if nth < len(offsets) else None


def _kind(finding: LinkFinding) -> str:
    return _PAGE_TAGS.get(finding.rule, finding.kind)


def _raw(finding: LinkFinding) -> str:
    return finding.target if finding.rule == "duplicate-id" else finding.url


# Rules about a whole page point at the tag that should say it.
_PAGE_TAGS: Mapping[str, str] = {"page-without-lang": "<html", "page-without-title": "<head"}


def _at_fault(finding: LinkFinding, matches: list[_Match], text: str) -> list[_Match]:
    """Of all places with this reference, those that have this fault."""
    if finding.rule == "duplicate-id":
        return matches[1:]
    if finding.rule == "link-without-text":
        return [match for match in matches if not _words(match.tag, text)]
    if finding.rule == "image-without-alt":
        return [match for match in matches if match.tag and _has_no_alt(match.tag)]
    return matches


def _has_no_alt(tag: Tag) -> bool:
    alt = tag.attributes.get("alt")
    return alt is None or (tag.name != "img" and not alt.text.strip())


# --- the second look ------------------------------------------------------------------------------


def _look_for(findings: Sequence[LinkFinding], path: str, text: str) -> Iterator[_Match]:
    """The second look, no further than these findings need."""
    kinds = {_kind(finding) for finding in findings}
    if kinds <= _IN_HEAD:
        return itertools.takewhile(
            lambda match: kinds != {""} and match.kind != "<body", _look(path, text, lambda _: False)
        )
    raws = frozenset(_raw(finding) for finding in findings if _kind(finding) not in _IN_HEAD)
    if len(raws) > _FEW or any(kind == "#id" or kind.endswith(" -") for kind in kinds):
        return _look(path, text)  # ids stand in any tag, and what is not there cannot be looked for

    def wanted(tag: str) -> bool:
        return any(map(tag.__contains__, raws)) or any(map(tag.__contains__, _ENCODED))

    def may_be_blank(tag: str) -> bool:
        return wanted(tag) or bool(_BLANK.search(tag))

    if "" in raws:
        raws -= {""}
        return _look(path, text, may_be_blank)
    return _look(path, text, wanted)


_FEW = 50  # references; to look for more of them in each tag costs more than to read it
_ENCODED = ("&", "\\", "\r")  # entities, escapes and line ends: a reference need not look like itself
_BLANK = re.compile(
    r"""=\s*(?:"[\0-\x20]*"|'[\0-\x20]*'|>)|(?i:href|src|id|data|poster|usemap|imagesrcset)(?=[\s/>])"""
)
"""A value that is empty, or an attribute without one."""
_IN_HEAD = frozenset(("", "<html", "<head"))


def _look(path: str, text: str, wanted: Callable[[str], bool] | None = None) -> Iterator[_Match]:
    form = format_of(path)
    if form == "css":
        yield from _all("css", css(text))
    elif form == "sitemap":
        yield from _all("sitemap", locations(text))
    elif form == "feed":
        yield from _all("feed-entry", feed_references(text))
    elif form == "manifest":
        yield from _all("manifest-entry", json_strings(text))
    else:
        for tag in tags(text, wanted):
            yield from _in_tag(tag, text)


def _all(kind: str, found: Iterable[Reference], offset: int = 0) -> Iterator[_Match]:
    return (_Match(kind, reference.raw, reference.start + offset) for reference in found)


def _in_tag(tag: Tag, text: str) -> Iterator[_Match]:
    yield _Match(f"<{tag.name}", "", tag.start, tag)
    attributes = tag.attributes
    plain = tag.texts
    name = _TAG_NAMES.get(tag.name, tag.name)
    for use in references(name, plain, in_svg=tag.in_svg and name in ("a", "script", *SVG)):
        yield _Match(use.kind, use.raw, attributes[use.attribute].place(use.start), tag)
    for name in ("style", *PAINT):
        if name in attributes:
            value = attributes[name]
            yield from (
                _Match("css", use.raw, value.place(use.start), tag) for use in styled(name, value.text)
            )
    yield from _attribute_faults(tag)
    if tag.name == "iframe" and "srcdoc" in attributes:
        value = attributes["srcdoc"]
        for inner in tags(value.text):
            yield from (
                match._replace(offset=value.place(match.offset), tag=tag)
                for match in _in_tag(inner, value.text)
            )
    if tag.name == "style":
        yield from _all("css", css(raw_text(text, tag)), tag.end)
    if (
        tag.name == "script"
        and plain.get("type", "").partition(";")[0].strip().lower() == "application/ld+json"
    ):
        yield from _linked(tag, raw_text(text, tag))


_TAG_NAMES = {name.lower(): name for name in SVG if name != name.lower()}


def _attribute_faults(tag: Tag) -> Iterator[_Match]:
    attributes = tag.attributes
    for name, value in attributes.items():
        raw = value.text if value.text.strip(BLANKS) else ""
        yield _Match("#id" if name == "id" else f"{tag.name} {name}", raw, value.place(0), tag)
    if not attributes.keys() & {"href", "imagesrcset", "src", "srcset"}:
        yield _Match(f"{tag.name} -", "", tag.start, tag)
    href = attributes.get("href") or attributes.get("xlink:href")
    if tag.name in ("a", "area") and href:
        yield _Match(tag.name, href.text, href.place(0), tag)


def _linked(tag: Tag, content: str) -> Iterator[_Match]:
    if not content:
        return
    raws = linked_data(content)
    if raws is None:
        yield _Match("script", "", tag.start, tag)
    wanted = frozenset(raws or ())
    for string in json_strings(content):
        if string.raw in wanted:
            yield _Match("json-ld", string.raw, string.start + tag.end, tag)


def _words(tag: Tag | None, text: str) -> str:
    """The words of a link: its text, or what its picture says."""
    if tag is None or tag.name not in ("a", "area"):
        return ""
    attributes = tag.attributes
    if tag.name == "area":
        return attributes["alt"].text if "alt" in attributes else ""
    close = _LINK_END.search(text, tag.end)
    inside = text[tag.end : close.start() if close else tag.end]
    words = " ".join(unescape(_TAGS.sub("", inside)).split())
    if words:
        return words
    labels = [value.text for name, value in attributes.items() if name in ("aria-label", "title")]
    labels += [next(filter(None, match.groups()), "") for match in _PICTURE_TEXT.finditer(inside)]
    return " ".join(" ".join(unescape(label).split()) for label in labels if label.strip())
