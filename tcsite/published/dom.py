"""From BeautifulSoup's tree to blocks: one walk, without recursion, in linear time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from tcsite.published import mail, parts
from tcsite.published.outline import HEADINGS, Block, PageLink
from tcsite.published.parts import PageRegion
from tcsite.published.wording import listed, seen
from tcsite.text.visible import hides

# element -> the kind of block its words make
_KINDS = {
    **{name: name for name in HEADINGS},
    **{name: name for name in ("li", "td", "th", "dt", "dd", "caption", "figcaption", "summary", "button")},
}
_KEPT = ("li", "td", "th", "dt", "dd", *HEADINGS)  # a paragraph in a list item is the item
_BLOCKS = frozenset(_KINDS) | listed(
    "p blockquote address pre legend label div section article main aside header footer nav ul ol dl table "
    "thead "
    "tbody tfoot tr form fieldset figure hr details body center noscript dialog"
)
_FRAMES = {"iframe": "src", "embed": "src", "object": "data"}
_SKIPPED = ("title", "noscript", "video", "audio", "canvas")  # no browser shows what stands in them
MOST_BLOCKS = 20_000  # of a page; the longest real ones have some 3,000
_FRAMING = ("main", "article", "section", "blockquote")
_NEW_WINDOW = re.compile(
    r"[\[(]?(?:(?:this )?(?:external )?link )?(?:will )?opens? in (?:a )?new (?:window|tab)(?:/(?:window"
    r"|tab))?[\])]?\.?",
    re.IGNORECASE,
)


def attribute(tag: object, name: str) -> str:
    """An attribute as text; "" where the element or the attribute is missing."""
    value: object = tag.attrs.get(name, "") if isinstance(tag, Tag) else ""
    return " ".join(str(word) for word in value) if isinstance(value, list) else str(value or "")


class _Frame(NamedTuple):
    """An element whose children are being walked."""

    tag: Tag
    children: Iterator[object]
    part: PageRegion
    kind: str = "p"
    table: int = 0
    bold: bool = False
    framed: bool = False  # within main, an article or a section


@dataclass(slots=True)
class _Words:
    """Text as it is seen, put together piece by piece."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    bold: int = 0  # how many of the letters are bold

    def add(self, text: str, *, bold: bool) -> None:
        words = seen(f"x{text}x")[1:-1]  # keeps a space at either end
        if not self.length or self.pieces[-1][-1:] in (" ", "\n"):
            words = words.lstrip()
        if words:
            self.pieces.append(words)
            self.length += len(words)
            self.bold += len(words) if bold or words.isspace() else 0

    def new_line(self) -> None:
        if self.length:
            self._trim()
            if self.pieces[-1] != "\n":
                self.pieces.append("\n")
                self.length += 1

    def since(self, piece: int) -> str:
        return "".join(self.pieces[piece:]).strip()

    def _trim(self) -> None:
        last = self.pieces[-1]
        if last != "\n" and last.endswith(" "):
            self.length -= 1
            self.pieces[-1] = last[:-1]
            if not self.pieces[-1]:
                self.pieces.pop()


class _Open(NamedTuple):
    """A link whose text is being read."""

    href: str
    label: str
    piece: int = 0
    start: int = 0
    said: bool = False  # whether a part of it stands in an earlier block


@dataclass(slots=True)
class Walker:
    """Makes blocks; `disclosed` are ids that buttons show, `titled` elements that hold the page's content."""

    disclosed: frozenset[str]
    titled: frozenset[int]
    hidden: frozenset[str] = frozenset()  # classes and ids that a style sheet hides
    veiled: bool = False  # whether it hid something
    blocks: list[Block] = field(default_factory=list)
    noscript: list[str] = field(default_factory=list)
    words: _Words = field(default_factory=_Words)
    links: list[PageLink] = field(default_factory=list)
    link: _Open | None = None
    trails: dict[PageRegion, dict[int, str]] = field(default_factory=dict)
    tables: int = 0
    row: int = 0

    def walk(self, soup: BeautifulSoup) -> None:
        """Make blocks of everything."""
        frames = [_Frame(soup, iter(list(soup.children)), PageRegion.CONTENT)]
        while frames and len(self.blocks) < MOST_BLOCKS:
            frame = frames[-1]
            child = next(frame.children, None)
            if child is None:
                frames.pop()
                self._leave(frame)
            elif isinstance(child, Tag):
                inner = self._enter(child, frame)
                if inner:
                    frames.append(inner)
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                # A line break in the source is a space; only <br> breaks a line.
                self.words.add(_NEW_WINDOW.sub("", str(child)), bold=frame.bold)

    def _enter(self, tag: Tag, outer: _Frame) -> _Frame | None:
        """The frame of an element within `outer`."""
        name = tag.name.lower()
        part = self._part(tag, name, outer)
        if name == "noscript":
            self.noscript.append(tag.get_text(" "))
        if part is PageRegion.HIDDEN or name in _SKIPPED:
            return None
        kind, table = outer.kind, outer.table
        if name in _BLOCKS:
            self._flush(outer)
            kind = _KINDS.get(name, kind if kind in _KEPT else "p")
            if name == "table":
                self.tables += 1
                self.row, table = 0, self.tables
            self.row += name == "tr"
        frame = _Frame(
            tag,
            iter(()),
            part,
            kind,
            table,
            outer.bold or name in ("strong", "b"),
            outer.framed or name in _FRAMING,
        )
        self._special(frame, name)
        return frame._replace(children=iter(list(tag.children)))

    def _special(self, frame: _Frame, name: str) -> None:
        """Line breaks, links, pictures, frames, covered addresses."""
        tag = frame.tag
        if name == "br":
            self.words.new_line()
        elif name in ("a", "area"):
            self._close_link()
            href = mail.uncovered_link(attribute(tag, "href").strip())
            label = " ".join(attribute(tag, key) for key in ("title", "aria-label", "download", "type"))
            if href:
                self.link = _Open(href, seen(label), len(self.words.pieces), self.words.length)
        elif name == "img":
            self._picture(seen(attribute(tag, "alt")), frame)
        elif name in _FRAMES and attribute(tag, _FRAMES[name]):
            title = seen(attribute(tag, "title"))
            frames = (PageLink(title, attribute(tag, _FRAMES[name]).strip(), attribute(tag, "type")),)
            self.blocks.append(
                Block(title, "frame", frame.part, self._trail(frame.part), frames, frame.table)
            )
        if code := attribute(tag, "data-cfemail"):
            self.words.add(mail.uncovered(code), bold=frame.bold)
            tag.clear()

    def _picture(self, words: str, frame: _Frame) -> None:
        if self.link:
            self.link = self.link._replace(label=f"{self.link.label} {words}".strip())
        if " " in words:
            self.blocks.append(Block(words, "image", frame.part, self._trail(frame.part)))

    def _part(self, tag: Tag, name: str, outer: _Frame) -> PageRegion:
        role = attribute(tag, "role").lower()
        names = [*attribute(tag, "class").split(), attribute(tag, "id")]
        if self._unseen(tag, names, role):
            return PageRegion.HIDDEN
        inner = parts.ROLES.get(role) or parts.TAGS.get(name)
        if outer.framed and name in ("header", "footer"):
            inner = PageRegion.ASIDE if name == "footer" else outer.part
        if inner is None and name not in parts.NEVER_BY_NAME:
            inner = parts.named(names)
        if inner is None or (inner not in (PageRegion.CONTENT, PageRegion.HIDDEN) and id(tag) in self.titled):
            return outer.part
        return parts.inside(outer.part, inner)

    def _unseen(self, tag: Tag, names: list[str], role: str) -> bool:
        hidden = tag.has_attr("hidden") and attribute(tag, "hidden").lower() != "until-found"
        if not (hidden or hides(attribute(tag, "style")) or self._veils(names)):
            return False
        shown = role == "tabpanel" or attribute(tag, "id") in self.disclosed
        return not shown and not any(parts.DISCLOSED.fullmatch(name) for name in names)

    def _veils(self, names: list[str]) -> bool:
        """Whether the page's own style sheet hides an element of these classes, the last of them its id."""
        if self.hidden.isdisjoint((*(f".{name}" for name in names[:-1]), f"#{names[-1]}")):
            return False
        self.veiled = True
        return True

    def _leave(self, frame: _Frame) -> None:
        name = frame.tag.name.lower()
        if name in ("a", "area"):
            self._close_link()
        if name in _BLOCKS or name == "[document]":
            self._flush(frame)

    def _close_link(self) -> None:
        if self.link:
            text = seen(self.words.since(self.link.piece))
            if text or not self.link.said:
                self.links.append(PageLink(text, self.link.href, self.link.label, self.link.start))
            self.link = None

    def _flush(self, frame: _Frame) -> None:
        going_on, before = self.link, self.blocks[-1:]
        if going_on and not self.words.since(going_on.piece):
            self.link = None  # its words are still to come
        self._close_link()
        text = self.words.since(0)
        if text or self.links:
            bold = self.words.bold >= len(text) and _like_a_heading(text)
            kind = "bold" if frame.kind == "p" and bold else frame.kind
            row = self.row if frame.table else 0
            self._place(Block(text, kind, frame.part, (), tuple(self.links), frame.table, row))
        self.words, self.links = _Words(), []
        if going_on:  # a link around several blocks
            self.link = _Open(going_on.href, going_on.label, said=going_on.said or self.blocks[-1:] != before)

    def _place(self, block: Block) -> None:
        """Put the block under its headings; a heading changes what follows."""
        trail = self.trails.setdefault(block.part, {})
        if block.level and block.text:
            for level in [level for level in trail if level >= block.level]:
                del trail[level]
        headings = self._trail(block.part)
        self.blocks.append(
            Block(block.text, block.kind, block.part, headings, block.links, block.table, block.row)
        )
        if block.level and block.text:
            trail[block.level] = block.text

    def _trail(self, part: PageRegion) -> tuple[str, ...]:
        trail = self.trails.get(part, {})
        return tuple(trail[level] for level in sorted(trail))


def _like_a_heading(text: str) -> bool:
    return 0 < len(text) <= 80 and "\n" not in text and text[-1] not in ".;,"
