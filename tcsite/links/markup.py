"""A second look at HTML and SVG that knows positions: tags, attributes and where each value begins."""

import re
from collections.abc import Iterator, Sequence
from html.entities import html5
from typing import NamedTuple

_ALWAYS = frozenset(("html", "head", "body", "script", "style"))
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))
_COMMENT_END = re.compile(r"(?<=<!--)-?>|--!?>|\Z")
_ATTRIBUTE = r"""(?:[ \t\n\f\r]|/)*+
    (?: (?P<name>=?[^ \t\n\f\r/>=]+|=) )
    (?: [ \t\n\f\r]*+ =[ \t\n\f\r]*+
        (?: "(?P<double>[^"]*)" | '(?P<single>[^']*)' | (?P<bare>[^ \t\n\f\r>"'][^ \t\n\f\r>]*) | (?=>) ) )?"""
_ATTRIBUTES = re.compile(_ATTRIBUTE, re.VERBOSE)
_UNNAMED = re.sub(r"\?P<\w+>", "?:", _ATTRIBUTE)
_NEXT = re.compile(
    rf"""<(?: (?P<comment>!--)
           | (?P<data>!\[CDATA\[)
           | (?P<bogus>[!?]|/[^a-zA-Z])
           | /(?P<close>template|svg)(?=[ \t\n\f\r/>])
           | (?P<open>[a-zA-Z][^ \t\n\f\r/>]*+) (?:{_UNNAMED})*+ (?P<end>[ \t\n\f\r/]*+>)? )""",
    re.VERBOSE | re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"&(?:#[xX](?P<hex>[0-9a-fA-F]+);?|#(?P<decimal>[0-9]+);?|(?P<name>[a-zA-Z][a-zA-Z0-9]*;?))"
)
_WINDOWS = "\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f" \
    "\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178"  # fmt: skip


class Value(NamedTuple):
    """The value of an attribute, decoded, and where in the text each of its characters begins."""

    text: str
    places: Sequence[int]

    def place(self, start: int) -> int:
        """Where the character at `start` begins; the end of the value if there is none."""
        return self.places[min(start, len(self.places) - 1)]


class Tag(NamedTuple):
    """One start tag."""

    name: str  # in lower case
    start: int
    end: int  # after its ">"
    attributes: dict[str, Value]  # the first of each name, in lower case
    content: str = ""  # of an element that holds only text
    in_svg: bool = False


def tags(text: str, holding: re.Pattern[str] | None = None) -> Iterator[Tag]:
    """The start tags that browsers see: not in comments, in scripts or in templates.

    With `holding`, those in whose source it is found, and those that may hold references elsewhere.
    """
    position = templates = drawings = 0
    while found := _NEXT.search(text, position):
        what = found.lastgroup
        position = found.end()
        if what == "comment":
            ending = _COMMENT_END.search(text, position)
            position = ending.end() if ending else len(text)
        elif what == "data" and drawings:
            position = _after("]]>", text, position)
        elif what in ("data", "bogus"):
            position = _after(">", text, position - 1)
        elif what == "close":
            templates -= found["close"].lower() == "template" and templates > 0
            drawings -= found["close"].lower() == "svg" and drawings > 0
        elif what == "open":
            return  # the file ends inside a tag
        else:
            name = found["open"].lower()
            hidden = templates > 0
            content = _content(text, name, position, in_svg=drawings > 0)
            position += len(content)
            if not hidden and (
                name in _ALWAYS or holding is None or holding.search(text, found.start(), found.end())
            ):
                yield Tag(name, found.start(), found.end(), _attributes(text, found), content, drawings > 0)
            if name == "plaintext":
                return
            drawings += name == "svg" and text[found.end() - 2] != "/"
            templates += name == "template" and not drawings


def _attributes(text: str, tag: re.Match[str]) -> dict[str, Value]:
    attributes: dict[str, Value] = {}
    for found in _ATTRIBUTES.finditer(text, tag.end("open"), tag.start("end")):
        name = found["name"].lower()
        if name not in attributes:  # the first one counts
            which = next((group for group in ("double", "single", "bare") if found[group] is not None), "")
            start = found.start(which) if which else found.end()
            attributes[name] = decoded(found[which] if which else "", start)
    return attributes


def _content(text: str, name: str, start: int, *, in_svg: bool) -> str:
    """The text of an element that holds nothing else."""
    if name not in _RAW or (in_svg and (name not in ("script", "style") or text[start - 2] == "/")):
        return ""
    close = re.compile(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE).search(text, start)
    return text[start : close.start() if close else len(text)]


def _after(mark: str, text: str, position: int) -> int:
    found = text.find(mark, position)
    return len(text) if found < 0 else found + len(mark)


def decoded(written: str, start: int) -> Value:
    """Decode the value of an attribute as HTML does; `start` is where it stands in the text."""
    if "&" not in written and "\r" not in written:
        return Value(written, range(start, start + len(written) + 1))
    out: list[str] = []
    places: list[int] = []
    position = 0
    while position < len(written):
        piece, length = _character(written, position)
        out.append(piece)
        places.extend([start + position] * len(piece))
        position += length
    return Value("".join(out), [*places, start + len(written)])


def _character(written: str, position: int) -> tuple[str, int]:
    """What stands at a position, decoded, and how many characters it is written with."""
    if written.startswith("\r", position):
        return "\n", 2 if written.startswith("\r\n", position) else 1
    found = _REFERENCE.match(written, position) if written[position] == "&" else None
    if not found:
        return written[position], 1
    if found["name"] is None:
        code = int(found["hex"], 16) if found["hex"] else int(found["decimal"][:8])
        return _numbered(code), len(found[0])
    return _named(found["name"], written[found.end() : found.end() + 1])


def _named(name: str, following: str) -> tuple[str, int]:
    """The longest known name. Without its ";" it is none in an attribute if "=" or a letter follows."""
    for length in range(len(name), 0, -1):
        known = html5.get(name[:length])
        if known is None:
            continue
        after = name[length : length + 1] or following
        if not name[:length].endswith(";") and (after == "=" or (after.isascii() and after.isalnum())):
            break
        return known, length + 1
    return "&", 1


def _numbered(code: int) -> str:
    if 0x80 <= code < 0xA0:
        return _WINDOWS[code - 0x80]
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
