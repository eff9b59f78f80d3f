"""The start tags of HTML and SVG, where each stands and where each value of an attribute begins; no tree is built.

For second looks at the few files with problems, and for pages of strangers, which come in pieces.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from html.entities import html5
from typing import NamedTuple

_ALWAYS = ("html", "head", "body", "script", "style")
_RAW_ENDS = {  # of elements that hold text only
    name: re.compile(rf"</{name}(?=[ \t\n\f\r/>])[^>]*>?", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
HOLD_NO_TAGS = frozenset(_RAW_ENDS)
"""Elements whose end is not looked for among the tags."""

_RAW_IN_SVG = frozenset(("script", "style"))
_CONTAINERS = (*_RAW_ENDS, "svg", "template", "plaintext")
_SPECIAL = frozenset((*_ALWAYS, *_CONTAINERS))
_SHORT_COMMENT = re.compile("-?>")
_COMMENT_END = re.compile("--!?>")
_DATA_END = re.compile("]]>")
_BOGUS_END = re.compile(">")
_TAIL = 20
"""Characters at the end of a piece that may be the beginning of something: "</noframes " has eleven."""

_LONG = 128 << 10
"""Characters: what has not ended as a tag after so many is none, and is not looked at again."""

_VALUES = ("double", "single", "bare")
_ATTRIBUTE = r"""(?:[ \t\n\f\r]|/)*+
    (?: (?P<name>=?[^ \t\n\f\r/>=]+|=) )
    (?: [ \t\n\f\r]*+ =[ \t\n\f\r]*+
        (?: "(?P<double>[^"]*+)(?:"|\Z) | '(?P<single>[^']*+)(?:'|\Z) | (?P<bare>[^ \t\n\f\r>"'][^ \t\n\f\r>]*) | (?=>) ) )?"""
_ATTRIBUTES = re.compile(_ATTRIBUTE, re.VERBOSE)
_UNNAMED = re.sub(r"\?P<\w+>", "?:", _ATTRIBUTE)


def _next(name: str) -> re.Pattern[str]:
    """The next start tag with such a name, or whatever else changes how what follows is read."""
    return re.compile(
        rf"""<(?: (?P<comment>!--)
               | (?P<data>!\[CDATA\[)
               | (?P<bogus>[!?]|/[^a-zA-Z])
               | /(?P<close>template|svg)(?=[ \t\n\f\r/>])
               | (?P<open>{name}) (?:{_UNNAMED})*+ (?P<end>[ \t\n\f\r/]*+>)? )""",
        re.VERBOSE | re.IGNORECASE,
    )


_NAME = r"[a-zA-Z][^ \t\n\f\r/>]*+"
_NEXT = _next(_NAME)
_NEXT_WITH_ATTRIBUTES = _next(rf"{_NAME}(?=[ \t\n\f\r/]) | (?:{'|'.join(sorted(_SPECIAL))})(?=>)")
_PROSE = re.compile(
    r"""[^<]*+ (?: </? (?:p|li|[uod]l|d[dt]|h[1-6]|em|strong|[bi]|code|pre|div|span|section|article|header|footer|nav
                         |main|table|thead|tbody|t[rdh]|small|time|figure|a(?=>))
                   (?:[ ](?:class|id)="[^"&\\\r]*+")*+ > [^<]*+ )*+""",
    re.VERBOSE,
)
"""Text with the most common tags, whose attributes lead nowhere: what most of a page is."""
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


class Tag:
    """One start tag. Its values are decoded when they are asked for."""

    __slots__ = ("_attributes", "_match", "_offset", "end", "in_svg", "name", "start")

    def __init__(self, match: re.Match[str], name: str, offset: int, *, in_svg: bool) -> None:
        self._match = match
        self._offset = offset  # of what was matched, in the whole text
        self._attributes: dict[str, Value] | None = None
        self.name = name  # in lower case
        self.start = offset + match.start()
        self.end = offset + match.end()  # after its ">"
        self.in_svg = in_svg

    @property
    def written(self) -> dict[str, tuple[str, int]]:
        """The attributes by name in lower case, the first of each: the value as written, and where it begins."""
        written: dict[str, tuple[str, int]] = {}
        match = self._match
        for attribute in _ATTRIBUTES.finditer(match.string, match.end("open"), match.start("end")):
            name = attribute["name"].lower()
            if name not in written:
                group = next((group for group in _VALUES if attribute[group] is not None), "")
                start = attribute.start(group) if group else attribute.end()
                written[name] = (attribute[group] if group else "", self._offset + start)
        return written

    @property
    def attributes(self) -> dict[str, Value]:
        """The same with their values decoded."""
        if self._attributes is None:
            self._attributes = {name: decoded(value, start) for name, (value, start) in self.written.items()}
        return self._attributes

    @property
    def texts(self) -> dict[str, str]:
        """The decoded values alone."""
        return {name: value.text for name, value in self.attributes.items()}


class TagScanner:
    """Finds the start tags that browsers see, in a text that may come in pieces; linear in its length.

    Tags in comments, in scripts and in templates are none. `on_text` is given what stands between tags and is
    none of these: text, and end tags.
    """

    def __init__(
        self, *, xml: bool = False, shadows: bool = False, on_text: Callable[[str], None] | None = None
    ) -> None:
        self._xml = xml  # "/>" ends any element
        self._shadows = shadows  # declarative shadow roots are looked into; their ids are not the page's
        self._on_text = on_text
        self._rest = ""  # what is not understood yet
        self._offset = 0  # where it begins in the whole text
        self._ending: re.Pattern[str] | None = None  # of what we are in the middle of, and skip
        self._templates = self._drawings = 0  # how deep we are in them
        self._over = False  # after <plaintext>, all is text

    @property
    def in_hidden(self) -> bool:
        """Whether what was read last stands in a drawing or a template."""
        return self._drawings > 0 or self._templates > 0

    def feed(
        self, piece: str, *, last: bool = False, wanted: Callable[[str], bool] | None = None
    ) -> Iterator[Tag]:
        """The tags that end in this piece: go through all of them before the next. After the last, nothing waits.

        With `wanted`, only those that have attributes, not class and id alone, and that are wanted as they are
        written, and those that may hold something elsewhere: most tags of a page are passed over in one go.
        """
        text, place = self._rest + piece, 0
        following = _NEXT if wanted is None else _NEXT_WITH_ATTRIBUTES
        while not self._over:
            if self._ending:
                ending = self._ending.search(text, place)
                if not ending:
                    place = len(text) if last else max(place, len(text) - _TAIL)
                    break
                place, self._ending = ending.end(), None
            if wanted and (prose := _PROSE.match(text, place)):
                place = prose.end()
            match = following.search(text, place)
            if match is None or not (last or _is_whole(match, text)):
                place = self._wait(text, place, match, last=last)
                break
            if self._on_text:
                self._on_text(text[place : match.start()])
            if match.lastgroup == "open":
                place = len(text)  # it ends inside a tag, or what is so long is none
                break
            if match.lastgroup != "end":
                place = self._enter(match)
                continue
            place, name = match.end(), match["open"].lower()
            if wanted and name not in _SPECIAL and not wanted(match[0]):
                continue
            hidden, in_svg = self._templates > 0, self._drawings > 0
            if name in _CONTAINERS:
                shadow = self._shadows and name == "template" and "shadowrootmode" in match[0].lower()
                self._open("div" if shadow else name, empty=text[place - 2] == "/")
            if not hidden and (
                wanted is None or name not in _CONTAINERS or name in _ALWAYS or wanted(match[0])
            ):
                yield Tag(match, name, self._offset, in_svg=in_svg)
        self._rest = "" if self._over else text[place:]
        self._offset += place

    def _wait(self, text: str, place: int, match: re.Match[str] | None, *, last: bool) -> int:
        """Where what needs the next piece begins: a tag that has not ended, or the first signs of one."""
        start = match.start() if match else -1 if last else text.rfind("<", max(place, len(text) - _TAIL))
        start = start if start >= 0 else len(text)
        if self._on_text:
            self._on_text(text[place:start])
        return start

    def _enter(self, match: re.Match[str]) -> int:
        """Take note of what begins or ends here, and say where to read on."""
        what = match.lastgroup
        if what == "comment":
            short = _SHORT_COMMENT.match(match.string, match.end())
            self._ending = None if short else _COMMENT_END
            return short.end() if short else match.end()
        if what == "data" and self._drawings:
            self._ending = _DATA_END
        elif what in ("data", "bogus"):
            self._ending = _BOGUS_END
            return match.end() - 1
        elif match["close"].lower() == "svg":
            self._drawings = max(self._drawings - 1, 0)
        else:
            self._templates = max(self._templates - 1, 0)
        return match.end()

    def _open(self, name: str, *, empty: bool) -> None:
        in_svg = self._drawings > 0
        if (
            name in _RAW_ENDS
            and not (empty and (self._xml or in_svg))
            and not (in_svg and name not in _RAW_IN_SVG)
        ):
            self._ending = _RAW_ENDS[name]
        self._over = name == "plaintext"
        self._drawings += name == "svg" and not empty
        self._templates += name == "template" and not in_svg


def tags(text: str, wanted: Callable[[str], bool] | None = None) -> Iterator[Tag]:
    """The start tags in a whole text; with `wanted`, those that `feed` gives."""
    return TagScanner(shadows=True).feed(text, last=True, wanted=wanted)


def tag_at(text: str, start: int) -> Tag | None:
    """The start tag that begins at a place, if one does and ends; whether browsers see it is not looked at."""
    match = _NEXT.match(text, start)
    if match is None or match.lastgroup != "end":
        return None
    return Tag(match, match["open"].lower(), 0, in_svg=False)


def raw_text(text: str, tag: Tag) -> str:
    """The text of an element that holds nothing else, such as a script."""
    if tag.name not in _RAW_ENDS or (tag.in_svg and text[tag.end - 2] == "/"):
        return ""
    ending = _RAW_ENDS[tag.name].search(text, tag.end)
    return text[tag.end : ending.start() if ending else len(text)]


def _is_whole(match: re.Match[str], text: str) -> bool:
    """Whether what is matched would be the same, whatever followed."""
    left = len(text) - match.start()
    if match.lastgroup == "open":
        return left >= _LONG
    if match.lastgroup == "bogus":
        return left >= len("<![CDATA[")
    return match.lastgroup != "comment" or left >= len("<!--->")


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
    match = _REFERENCE.match(written, position) if written[position] == "&" else None
    if not match:
        return written[position], 1
    if match["name"] is None:
        code = int(match["hex"], 16) if match["hex"] else int(match["decimal"][:8])
        return _numbered(code), len(match[0])
    return _named(match["name"], written[match.end() : match.end() + 1])


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
