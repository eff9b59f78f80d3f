"""Anchors: which of the ids that are asked for a page has, while it comes in pieces."""

import codecs
import re
from collections.abc import Iterable
from html import unescape

from tcsite.links.verdicts import Anchor
from tcsite.text.decode import decoder
from tcsite.text.urls import fragments

HAVE_IDS = ("text/html", "application/xhtml+xml", "image/svg+xml")

_SPACE = r"[\t\n\f\r ]"
_NAME = re.compile(r"[A-Za-z][^\t\n\f\r />]*+")
_ATTRIBUTE = re.compile(
    rf"""[\t\n\f\r /]*+([^\t\n\f\r />][^\t\n\f\r />=]*+)"""
    rf"""({_SPACE}*+={_SPACE}*+("[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\t\n\f\r >"'][^\t\n\f\r >]*+|(?=>)))?+"""
)
_BETWEEN = "\t\n\f\r /"
_RAW = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
_ROOTS = frozenset(
    ("root", "app", "__next", "__nuxt", "___gatsby", "q-app", "svelte", "app-root", "react-root")
)
_LONG = 128 << 10
"""Letters: what has not ended as a tag after so many is none, and is not looked at again."""

_FEW = 400
"""Letters: a page with scripts and no more text than this is a shell that scripts fill."""


def wanted(fragment: str) -> tuple[str, ...]:
    """The ids that a fragment may mean; none when it asks for no id."""
    names = fragments(fragment)[:2]
    # The prefix is put before ids by sites that show other people's text, and taken away by a script.
    return tuple(dict.fromkeys((*names, f"user-content-{names[1]}"))) if names else ()


class Scanner:
    """Reads HTML in pieces and tells which ids it has. Linear in the length of the page."""

    def __init__(self, fragments: Iterable[str], content_type: str) -> None:
        self._ids = {fragment: wanted(fragment) for fragment in fragments}
        self._type = content_type
        self._letters: codecs.IncrementalDecoder | None = None
        self._text = ""  # what is not understood yet
        self._raw = ""  # the element whose text is skipped
        self._templates = 0
        self._found: set[str] = set()
        self._shell = False
        self._scripts = False
        self._words = 0  # letters of text

    def enough(self, piece: bytes) -> bool:
        """Take the next piece, and say whether everything is found."""
        if self._letters is None:
            self._letters = decoder(self._type, piece)
        self._text += self._letters.decode(piece)
        self._scan()
        return all(self._found.intersection(ids) for ids in self._ids.values())

    def anchors(self, *, whole: bool) -> dict[str, Anchor]:
        """What became of each fragment, once the page has ended or was cut."""
        made_by_scripts = self._shell or (self._scripts and self._words < _FEW)
        absent = Anchor.MISSING if whole and not made_by_scripts else Anchor.UNSEEN
        return {
            fragment: Anchor.FOUND if self._found.intersection(ids) else absent
            for fragment, ids in self._ids.items()
        }

    def _scan(self) -> None:
        place = 0
        while (after := self._step(place)) > place:
            place = after
        self._text = self._text[place:]

    def _step(self, place: int) -> int:
        """Where the next piece of markup ends; `place` itself when it has not come whole yet."""
        text = self._text
        if self._raw:
            return self._skip_raw(place)
        start = text.find("<", place)
        if start != place:
            end = start if start > 0 else len(text)
            self._words += len(text[place:end].strip())
            return end
        if text.startswith("<!--", place):
            end = text.find("-->", place + 2)  # "<!-->" is a whole comment
            return end + 3 if end >= 0 else place
        if named := _NAME.match(text, place + 1):
            return self._tag(place, named)
        if text[place + 1 : place + 2] in ("/", "!", "?"):
            end = text.find(">", place)
            if end >= 0 and text[place + 1 : place + 10].lower() == "/template":
                self._templates = max(self._templates - 1, 0)
            return end + 1 if end >= 0 else place
        return place + 1 if len(text) > place + 1 else place

    def _skip_raw(self, place: int) -> int:
        end = re.compile(rf"</{self._raw}(?=[\t\n\f\r />])", re.IGNORECASE).search(self._text, place)
        if end:
            self._raw = ""
            return end.start()
        return max(place, len(self._text) - 20)  # its end may be cut in two

    def _tag(self, place: int, named: re.Match[str]) -> int:
        """Take in a start tag, when it is here to its end."""
        text = self._text
        found: list[tuple[str, str]] = []
        at = named.end()
        while (attribute := _ATTRIBUTE.match(text, at)) and attribute.end() < len(text):
            found.append((attribute[1].lower(), attribute[3] or ""))
            at = attribute.end()
        at += len(text[at : at + _LONG]) - len(text[at : at + _LONG].lstrip(_BETWEEN))
        if not text.startswith(">", at):
            return place if len(text) - place < _LONG else len(text)
        self._element(named[0].lower(), found)
        if text[at - 1] == "/" and self._type != HAVE_IDS[0]:
            self._raw = ""  # XML's empty elements
        return at + 1

    def _element(self, name: str, attributes: list[tuple[str, str]]) -> None:
        self._raw = name if name in _RAW else ""
        self._scripts |= name == "script"
        self._shell |= name == "app-root"
        if name == "template":
            self._templates += 1
            return
        if self._templates:
            return
        for key, value in attributes:
            if key == "id" or (key == "name" and name == "a"):
                id = unescape(value[1:-1] if value.startswith(('"', "'")) else value)
                self._found.add(id)
                self._shell |= key == "id" and id in _ROOTS
