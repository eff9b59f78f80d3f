"""The small languages inside attributes and beside HTML: srcset, meta refresh, URLs in CSS, JSON and sitemaps."""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from tcsite.text.entities import unescape
from tcsite.text.urls import BLANKS


class Reference(NamedTuple):
    """A reference, and where in the text it begins."""

    raw: str
    start: int


# --- srcset ---------------------------------------------------------------------------------------

_CANDIDATE = re.compile(
    r"""(?P<gap>[ \t\n\f\r,]*+)
    (?P<url>[^ \t\n\f\r]*[^ \t\n\f\r,])                    # a URL may hold commas, but not end in one
    (?: (?P<commas>,+)
      | (?P<descriptors>(?:[^(,] | \([^)]*(?:\)|\Z))*)     # a comma in parentheses ends nothing
        (?: , | \Z) )""",
    re.VERBOSE,
)
_WIDTH = re.compile(r"\d+[wh]", re.ASCII)
_DENSITY = re.compile(r"-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?x", re.ASCII)
_DESCRIPTOR = re.compile(r"(?:[^ \t\n\f\r(]|\([^)]*(?:\)|\Z))+")


def srcset(value: str) -> tuple[list[Reference], bool]:
    """The candidates of a srcset attribute as HTML's own parser finds them, and whether all is well formed."""
    candidates: list[Reference] = []
    well = True
    for match in _CANDIDATE.finditer(value):
        written = match["descriptors"] or ""
        well = well and "," not in match["gap"] and match["commas"] in (None, ",")
        if _descriptors_hold(_DESCRIPTOR.findall(written)):
            candidates.append(Reference(match["url"], match.start("url")))
        else:
            well = False
    return candidates, well


def _descriptors_hold(descriptors: list[str]) -> bool:
    """At most one density, or one width and perhaps one height, each above nothing."""
    units = "".join(sorted(descriptor[-1] for descriptor in descriptors))
    if units not in ("", "x", "w", "hw"):
        return False
    return all(_descriptor_holds(descriptor) for descriptor in descriptors)


def _descriptor_holds(descriptor: str) -> bool:
    if descriptor.endswith("x"):
        return bool(_DENSITY.fullmatch(descriptor)) and float(descriptor[:-1]) >= 0
    return bool(_WIDTH.fullmatch(descriptor)) and descriptor[:-1].strip("0") != ""


# --- meta refresh ---------------------------------------------------------------------------------

_REFRESH = re.compile(
    r"""[ \t\n\f\r]* (?P<seconds>\d++|(?=\.)) [\d.]*+
    (?: \Z | (?=[;,\ \t\n\f\r]) [ \t\n\f\r]* [;,]? [ \t\n\f\r]* (?P<rest>.*) )""",
    re.VERBOSE | re.DOTALL | re.ASCII,
)
_NAMED = re.compile(r"url[ \t\n\f\r]*=[ \t\n\f\r]*", re.IGNORECASE)


class Refresh(NamedTuple):
    """After how many seconds, and where to: None is the page itself."""

    seconds: int
    target: Reference | None


def refresh(content: str) -> Refresh | None:
    """Read a meta refresh as HTML says; None when browsers ignore it."""
    match = _REFRESH.fullmatch(content)
    if not match:
        return None
    seconds = int((match["seconds"] or "0")[:9])
    rest = match["rest"] or ""
    if not rest:
        return Refresh(seconds, None)
    start = match.start("rest")
    named = _NAMED.match(rest)
    if named:
        start += named.end()
        rest = rest[named.end() :]
    if rest[:1] in ("'", '"'):
        start += 1
        rest = rest[1:].partition(rest[0])[0]
    return Refresh(seconds, Reference(rest, start))


# --- CSS ------------------------------------------------------------------------------------------

_CSS = re.compile(
    r"""
      /\* .*? (?: \*/ | \Z )
    | (?P<import> @import (?= [\s"'/] | \Z) )
    | (?P<namespace> @namespace (?![\w-]) )
    | (?<![\w-]) url\( \s* (?: (?P<bare> (?: [^"'()\\\s\x00-\x1f\x7f] | \\. )* ) \s* (?: \) | \Z )
                             | (?=["']) (?P<open> )
                             | (?: [^)\\] | \\. )* (?: \) | \Z ) )     # a bad URL: browsers drop it
    | (?<![\w-]) (?P<set> (?: -webkit- )? image-set \( )
    | (?P<string> " (?: [^"\\\n] | \\. )* (?: " | \Z ) | ' (?: [^'\\\n] | \\. )* (?: ' | \Z ) )
    | " (?: [^"\\\n] | \\. )* | ' (?: [^'\\\n] | \\. )*             # a bad string: dropped too
    | (?P<paren> \( )
    | (?P<close> \) )
    | (?P<end> [;{}] )
    | \\.
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\n\f\r])?|\r\n|(.))", re.DOTALL)
# What may stand right before a string, or one level up, that makes it an address.
_ADDRESSED = frozenset(("import", "open", "set"))


def css(text: str) -> Iterator[Reference]:
    """The references in a style sheet or a style attribute; comments and other strings are skipped."""
    if "url(" not in (lower := text.lower()) and "@import" not in lower and "image-set(" not in lower:
        return
    open_: list[str] = []  # the functions that we are in
    statement = ""  # "import" or "namespace" until its first string or its end
    for match in _CSS.finditer(text):
        what = match.lastgroup or ""
        if what in ("import", "namespace"):
            statement = what
        elif what == "end":
            open_, statement = [], ""
        elif what in ("open", "set", "paren"):
            open_.append(what)
        elif what == "close":
            del open_[-1:]
        elif what == "bare" or (what == "string" and (open_[-1:] or [statement])[0] in _ADDRESSED):
            if statement != "namespace":
                yield _css_url(match, what)
            statement = ""


def _css_url(match: re.Match[str], what: str) -> Reference:
    written, start = match[what], match.start(what)
    if what == "string":
        written = written[1:-1] if written[-1:] == written[0] and len(written) > 1 else written[1:]
        start += 1
    return Reference(_ESCAPE.sub(_unescaped, written) if "\\" in written else written, start)


def _unescaped(match: re.Match[str]) -> str:
    if match[1] is None:
        return "" if match[2] in (None, "\n", "\f", "\r") else match[2]
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


# --- JSON -----------------------------------------------------------------------------------------

_LD_KEYS = frozenset(("url", "image", "logo", "sameAs", "contentUrl"))
_JSON_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def linked_data(text: str) -> list[str] | None:
    """The references in a JSON-LD script; None when it is no JSON."""
    try:
        return list(_ld_urls(json.loads(text)))
    except (ValueError, RecursionError):
        return None


def _ld_urls(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _ld_urls(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            named = item if isinstance(item, list) else [item]
            if key in _LD_KEYS:
                yield from (text for text in named if isinstance(text, str) and text.strip(BLANKS))
            if key != "@context" and not isinstance(item, str):  # it says what words mean, and leads nowhere
                yield from _ld_urls(named)


def manifest(text: str) -> list[str] | None:
    """The references in a web app manifest; None when it is no JSON object."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return list(_manifest_urls(value)) if isinstance(value, dict) else None


def _manifest_urls(value: dict[str, object]) -> Iterator[str]:
    start = value.get("start_url")
    if isinstance(start, str):
        yield start
    for key in ("icons", "screenshots", "shortcuts"):
        items = value.get(key)
        for item in items if isinstance(items, list) else ():
            if not isinstance(item, dict):
                continue
            yield from (item[name] for name in ("src", "url") if isinstance(item.get(name), str))
            yield from _manifest_urls({"icons": item.get("icons")})


def json_strings(text: str) -> Iterator[Reference]:
    """Every string of a JSON text, decoded, and where it begins."""
    for match in _JSON_STRING.finditer(text):
        try:
            yield Reference(json.loads(match[0]), match.start() + 1)
        except ValueError:
            continue


# --- sitemaps --------------------------------------------------------------------------------------

_XML_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LOCATION = re.compile(
    r"<(?:[\w-]+:)?loc\s*+>\s*+(?:<!\[CDATA\[\s*+(?P<data>.*?)(?:\]\]>|\Z)|(?P<text>[^<]*+)</)", re.DOTALL
)


def without_comments(xml: str) -> str:
    """The same text with blanks in place of comments."""
    return _XML_COMMENT.sub(lambda comment: " " * len(comment[0]), xml)


def locations(text: str) -> Iterator[Reference]:
    """The addresses in a sitemap or an index of sitemaps."""
    for match in _LOCATION.finditer(without_comments(text)):
        name = "text" if match["data"] is None else "data"
        raw = match[name].rstrip()
        yield Reference(unescape(raw) if name == "text" else raw, match.start(name))
