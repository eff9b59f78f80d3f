"""Where in a file a reference stands: asked only about the few files that have problems."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from html import unescape
from typing import NamedTuple

from tcsite.links.collector import format_of
from tcsite.links.kinds import KINDS, PAINT, SVG, references, styled
from tcsite.links.markup import Tag, tags
from tcsite.links.microsyntax import Found, css, json_strings, linked_data, locations
from tcsite.links.values import Problem, in_order
from tcsite.text import decode
from tcsite.text.urls import BLANKS

_TAGS = re.compile(r"<!--.*?(?:-->|\Z)|<[^>]*>", re.DOTALL)
_PICTURE_TEXT = re.compile(
    r"""\b(?:alt|aria-label|title)\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s"'>]+))""", re.IGNORECASE
)


class Spot(NamedTuple):
    """A place in a file, from line 1 and column 1, counted in characters, and the words of the link there."""

    line: int
    column: int
    text: str = ""


_TOP = Spot(1, 1)


class _Seen(NamedTuple):
    """One reference, one fault, or one tag, as the second look finds it."""

    kind: str
    raw: str
    offset: int
    tag: Tag | None = None


class _Lines:
    """Offsets to lines and columns."""

    def __init__(self, text: str) -> None:
        self._text = text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text

    @cached_property
    def _starts(self) -> list[int]:
        return list(itertools.accumulate((len(line) + 1 for line in self._text.split("\n")), initial=0))

    def at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def placed(problems: Iterable[Problem], read: Callable[[str], bytes]) -> list[Problem]:
    """The same problems with line, column and link text, one for each place where a reference stands.

    `read` gives the bytes of a file, and is asked once for each file that has a problem.
    """
    found: list[Problem] = []
    by_page: dict[str, list[Problem]] = {}
    for problem in problems:
        by_page.setdefault(problem.page, []).append(problem)
    for path, own in by_page.items():
        places = spots(path, read(path), own) if format_of(path) else [[_TOP] for _ in own]
        for problem, here in zip(own, places, strict=True):
            found.extend(replace(problem, line=at.line, column=at.column, text=at.text) for at in here)
    return sorted(found, key=in_order)


def spots(path: str, content: bytes, problems: Iterable[Problem]) -> list[list[Spot]]:
    """For each problem the places where it stands in the file, in order; the top of the file if nowhere."""
    text = decode.text(content)
    lines = _Lines(text)
    problems = list(problems)
    seen: dict[tuple[str, str], list[_Seen]] = {}
    for one in _look_for(problems, path, text):
        seen.setdefault((one.kind, one.raw), []).append(one)
    found = []
    for problem in problems:
        here = _wanted(problem, seen.get((_kind(problem), _raw(problem)), []), text)
        found.append([Spot(*lines.at(one.offset), _words(one.tag, text)) for one in here] or [_TOP])
    return found


def position(content: bytes, raw: str, nth: int = 0, *, path: str = "index.html") -> tuple[int, int] | None:
    """Line and column of the nth place (from 0) where a reference stands, whatever made it."""
    text = decode.text(content)
    offsets = sorted({one.offset for one in _look(path, text) if one.raw == raw and one.kind in KINDS})
    return _Lines(text).at(offsets[nth]) if nth < len(offsets) else None


def _kind(problem: Problem) -> str:
    return _SPOTS.get(problem.rule, problem.kind)


def _raw(problem: Problem) -> str:
    return problem.target if problem.rule == "duplicate-id" else problem.url


# Rules about a whole page point at the tag that should say it.
_SPOTS: Mapping[str, str] = {"page-without-lang": "<html", "page-without-title": "<head"}


def _wanted(problem: Problem, seen: list[_Seen], text: str) -> list[_Seen]:
    """Of all places with this reference, those that have this fault."""
    if problem.rule == "duplicate-id":
        return seen[1:]
    if problem.rule == "link-without-text":
        return [one for one in seen if not _words(one.tag, text)]
    if problem.rule == "image-without-alt":
        return [one for one in seen if one.tag and _says_nothing(one.tag)]
    return seen


def _says_nothing(tag: Tag) -> bool:
    alt = tag.attributes.get("alt")
    return alt is None or (tag.name != "img" and not alt.text.strip())


# --- the second look ------------------------------------------------------------------------------


def _look_for(problems: list[Problem], path: str, text: str) -> Iterator[_Seen]:
    """The second look, no further than these problems need."""
    kinds = {_kind(problem) for problem in problems}
    if kinds <= _IN_HEAD:
        return itertools.takewhile(
            lambda one: kinds != {""} and one.kind != "<body", _look(path, text, _NOTHING)
        )
    sought = {(_kind(problem), _raw(problem)) for problem in problems if _kind(problem) not in _IN_HEAD}
    if len(sought) > _FEW:
        return _look(path, text)
    # Entities, escapes and line ends: a reference need not look like itself.
    return _look(path, text, re.compile("|".join([r"[&\\\r]", *sorted(_likeness(*one) for one in sought)])))


def _likeness(kind: str, raw: str) -> str:
    """A pattern that the source of a tag with this reference or fault holds."""
    if raw or kind in KINDS:
        return re.escape(raw)
    return "(?i:id)" if kind == "#id" else f"(?i:<{kind.split()[0]})"


_FEW = 20  # patterns; to try more of them at each tag costs more than to read every tag
_IN_HEAD = frozenset(("", "<html", "<head"))
_NOTHING = re.compile("(?!)")


def _look(path: str, text: str, holding: re.Pattern[str] | None = None) -> Iterator[_Seen]:
    form = format_of(path)
    if form == "css":
        yield from _all("css", css(text))
    elif form == "sitemap":
        yield from _all("sitemap", locations(text))
    elif form == "manifest":
        yield from _all("manifest-entry", json_strings(text))
    else:
        for tag in tags(text, holding):
            yield from _in_tag(tag)


def _all(kind: str, found: Iterable[Found], offset: int = 0) -> Iterator[_Seen]:
    return (_Seen(kind, one.raw, one.start + offset) for one in found)


def _in_tag(tag: Tag) -> Iterator[_Seen]:
    yield _Seen(f"<{tag.name}", "", tag.start, tag)
    given = {name: value.text for name, value in tag.attributes.items()}
    name = _TAG_NAMES.get(tag.name, tag.name)
    for use in references(name, given, in_svg=tag.in_svg and name in ("a", "script", *SVG)):
        yield _Seen(use.kind, use.raw, tag.attributes[use.attribute].place(use.start), tag)
    for name in ("style", *PAINT):
        if name in tag.attributes:
            value = tag.attributes[name]
            yield from (
                _Seen("css", use.raw, value.place(use.start), tag) for use in styled(name, value.text)
            )
    yield from _attribute_faults(tag)
    if tag.name == "style":
        yield from _all("css", css(tag.content), tag.end)
    if (
        tag.name == "script"
        and tag.content
        and given.get("type", "").strip().lower() == "application/ld+json"
    ):
        yield from _linked(tag)


_TAG_NAMES = {
    name.lower(): name
    for name in (
        "feImage",
        "textPath",
        "linearGradient",
        "radialGradient",
        "animateMotion",
        "animateTransform",
    )
}


def _attribute_faults(tag: Tag) -> Iterator[_Seen]:
    for name, value in tag.attributes.items():
        raw = value.text if value.text.strip(BLANKS) else ""
        yield _Seen("#id" if name == "id" else f"{tag.name} {name}", raw, value.place(0), tag)
    if not tag.attributes.keys() & {"href", "imagesrcset", "src", "srcset"}:
        yield _Seen(f"{tag.name} -", "", tag.start, tag)
    href = tag.attributes.get("href") or tag.attributes.get("xlink:href")
    if tag.name in ("a", "area") and href:
        yield _Seen(tag.name, href.text, href.place(0), tag)


def _linked(tag: Tag) -> Iterator[_Seen]:
    found = linked_data(tag.content)
    if found is None:
        yield _Seen("script", "", tag.start, tag)
    wanted = frozenset(found or ())
    for one in json_strings(tag.content):
        if one.raw in wanted:
            yield _Seen("json-ld", one.raw, one.start + tag.end, tag)


def _words(tag: Tag | None, text: str) -> str:
    """The words of a link: its text, or what its picture says."""
    if tag is None or tag.name not in ("a", "area"):
        return ""
    if tag.name == "area":
        return tag.attributes["alt"].text if "alt" in tag.attributes else ""
    close = re.compile(r"</a(?=[\s/>])", re.IGNORECASE).search(text, tag.end)
    inside = text[tag.end : close.start() if close else tag.end]
    words = " ".join(unescape(_TAGS.sub("", inside)).split())
    if words:
        return words
    said = [value.text for name, value in tag.attributes.items() if name in ("aria-label", "title")]
    said += [next(filter(None, match.groups()), "") for match in _PICTURE_TEXT.finditer(inside)]
    return " ".join(" ".join(unescape(words).split()) for words in said if words.strip())
