"""Anchors: which of the ids that are asked for a page has, while it comes in pieces."""

import codecs
import re
from collections.abc import Iterable

from tcsite.links.verdicts import Anchor
from tcsite.text.decode import decoder
from tcsite.text.tags import Tag, TagScanner, decoded
from tcsite.text.urls import fragments

HAVE_IDS = ("text/html", "application/xhtml+xml", "image/svg+xml")

_ROOTS = frozenset(
    ("root", "app", "__next", "__nuxt", "___gatsby", "q-app", "svelte", "app-root", "react-root")
)
_END_TAG = re.compile(r"</[^>]*>?")

_FEW = 400
"""Letters: a page with scripts and no more text than this is a shell that scripts fill."""


def wanted(fragment: str) -> tuple[str, ...]:
    """The ids that a fragment may mean; none when it asks for no id."""
    names = fragments(fragment)[:2]
    # The prefix is put before ids by sites that show other people's text, and taken away by a script.
    return tuple(dict.fromkeys((*names, f"user-content-{names[1]}"))) if names else ()


class AnchorScanner:
    """Reads HTML in pieces and tells which ids it has. Linear in the length of the page."""

    def __init__(self, fragments: Iterable[str], content_type: str) -> None:
        self._ids = {fragment: wanted(fragment) for fragment in fragments}
        self._type = content_type
        self._decoder: codecs.IncrementalDecoder | None = None
        self._tags = TagScanner(xml=not content_type.startswith(HAVE_IDS[0]), on_text=self._count)
        self._seen: set[str] = set()
        self._shell = False
        self._scripts = False
        self._letters = 0

    def enough(self, piece: bytes) -> bool:
        """Take the next piece, and say whether everything is found."""
        if self._decoder is None:
            self._decoder = decoder(self._type, piece)
        for tag in self._tags.feed(self._decoder.decode(piece)):
            self._take(tag)
        return all(self._seen.intersection(ids) for ids in self._ids.values())

    def anchors(self, *, whole: bool) -> dict[str, Anchor]:
        """Whether each fragment was found, once the page has ended or was cut."""
        made_by_scripts = self._shell or (self._scripts and self._letters < _FEW)
        absent = Anchor.MISSING if whole and not made_by_scripts else Anchor.UNSEEN
        return {
            fragment: Anchor.FOUND if self._seen.intersection(ids) else absent
            for fragment, ids in self._ids.items()
        }

    def _count(self, text: str) -> None:
        self._letters += len(_END_TAG.sub("", text).strip())

    def _take(self, tag: Tag) -> None:
        self._scripts |= tag.name == "script"
        self._shell |= tag.name == "app-root"
        for name, (value, start) in tag.written.items():
            if name == "id" or (name == "name" and tag.name == "a"):
                id = decoded(value, start).text
                self._seen.add(id)
                self._shell |= name == "id" and id in _ROOTS
