"""What we change in the engine's tree: heading levels and ids, tables that can be read aloud, pictures."""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor

from tcsite.text.picture_size import Size

MARK = "\ue000"
"""Begins every attribute that our own code set. It is removed from content, so nobody else can set it."""

_PLACEHOLDER = re.compile("\x02.*?\x03")
_OWN_ID = re.compile(r"\s*\{#([A-Za-z][\w-]*)\}\s*$")
_CAPTION = re.compile(r"Table:\s+")


class OurFootnotes(FootnoteExtension):
    """Footnotes whose ids go by the place of the text, not by how many texts came before it."""

    anchor = ""

    def __init__(self) -> None:
        super().__init__(SEPARATOR="-")

    def makeFootnoteId(self, id: str) -> str:
        """The id of a note."""
        return f"fn-{self.anchor}{_slug(id)}"

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:  # noqa: FBT001, FBT002  # the engine's signature
        """The id of the place that refers to a note."""
        return str(self.unique_ref(f"fnref-{self.anchor}{_slug(id)}", found))


class OurTrees(Extension):
    """The extension; `begin` tells it where the next text stands."""

    def begin(self, anchor: str, level: int, size: Callable[[str], Size | None]) -> None:
        """The next text's ids begin with `anchor`, its highest heading is of `level`, its pictures have a `size`."""
        self._processor.anchor = anchor
        self._processor.level = level
        self._processor.size = size

    def extendMarkdown(self, md: Markdown) -> None:
        """Come after inline patterns (20) and footnotes (50, 15), before text is unescaped (0)."""
        self._processor = _Trees(md)
        md.treeprocessors.register(self._processor, "tcsite", 5)


class _Trees(Treeprocessor):
    anchor = ""
    level = 3
    size: Callable[[str], Size | None]

    def run(self, root: Element) -> None:
        _mark(root)
        ids = self._headings(root)
        for link in root.iter("a"):
            href = link.get("href", "")
            if href.startswith("#") and href[1:] in ids:
                link.set("href", f"#{ids[href[1:]]}")
        _pictures(root, self.size)
        _tables(root)

    def _headings(self, root: Element) -> dict[str, str]:
        """Put headings in order and give them ids: what each would be called alone, and its id."""
        ids: dict[str, str] = {}
        numbers: dict[str, int] = {}  # by name: the last number that it was given
        open_levels: list[int] = []
        for heading in [item for item in root.iter() if re.fullmatch(r"h[1-6]", item.tag)]:
            raw = int(heading.tag[1])
            while open_levels and open_levels[-1] >= raw:
                open_levels.pop()
            open_levels.append(raw)
            heading.tag = f"h{min(6, self.level + len(open_levels) - 1)}"
            name = _own_id(heading) or _slug("".join(heading.itertext()))
            unique = name
            while unique in ids:
                numbers[name] = numbers.get(name, 1) + 1
                unique = f"{name}-{numbers[name]}"
            ids[unique] = f"{self.anchor}{unique}"
            heading.set("id", f"{MARK}{self.anchor}{unique}")
        return ids


def _mark(root: Element) -> None:
    """Mark what the engine set itself: content cannot set attributes on elements, only in raw HTML."""
    for element in root.iter():
        for name in ("class", "id"):
            if value := element.get(name):
                element.set(name, MARK + value)


def _own_id(heading: Element) -> str:
    """The id that a heading gives itself, ``## Words {#id}``, taken out of its words."""
    last = heading[-1] if len(heading) else None
    text = (last.tail if last is not None else heading.text) or ""
    found = _OWN_ID.search(text)
    if not found:
        return ""
    if last is not None:
        last.tail = text[: found.start()]
    else:
        heading.text = text[: found.start()]
    return found[1]


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", _PLACEHOLDER.sub(" ", text).lower()).strip("-") or "section"


def _pictures(root: Element, size: Callable[[str], Size | None]) -> None:
    """Show our own pictures, in their size; link those of others, which a reader's browser must not be made to fetch."""
    for picture in list(root.iter("img")):
        source = picture.attrib.pop("src", "")
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", source):
            words = picture.attrib.pop("alt", "") or source
            picture.tag, picture.text = "a", words
            picture.set("href", source)
        else:
            picture.set("src", MARK + source)
            for name, side in zip(("width", "height"), size(source) or (), strict=False):
                picture.set(name, f"{MARK}{side}")


def _tables(root: Element) -> None:
    """Give tables a caption, headers for rows and columns, and a region of their own to scroll in."""
    heading = ""
    for parent in list(root.iter()):
        for child in list(parent):
            if re.fullmatch(r"h[1-6]", child.tag):
                heading = _PLACEHOLDER.sub("", "".join(child.itertext())).strip()
            if child.tag == "table":
                _table(parent, child, heading)


def _table(parent: Element, table: Element, heading: str) -> None:
    caption = Element("caption")
    at = list(parent).index(table)
    before = parent[at - 1] if at else None
    if before is not None and before.tag == "p" and _CAPTION.match(before.text or ""):
        parent.remove(before)
        caption.text = _CAPTION.sub("", before.text or "", count=1)
        caption.extend(list(before))
    else:
        caption.text = heading or "Table"
        caption.set("class", f"{MARK}visually-hidden")
    name = _PLACEHOLDER.sub("", "".join(caption.itertext())).strip()
    _cells(table)
    table.insert(0, caption)
    region = Element("div")
    for key, value in (("class", "scroll"), ("role", "region"), ("tabindex", "0"), ("aria-label", name)):
        region.set(key, MARK + value)
    region.tail, table.tail = table.tail, None
    parent[list(parent).index(table)] = region
    region.append(table)


def _cells(table: Element) -> None:
    body = table.find("tbody")
    if (
        body is not None
        and len(body) == 1
        and not "".join(body.itertext()).strip()
        and not body.findall(".//img")
    ):
        table.remove(body)  # the engine makes an empty row where a table has none
    for row in table.iter("tr"):
        for number, cell in enumerate(row):
            if align := cell.attrib.pop("align", ""):
                cell.set("class", f"{MARK}{align}")
            empty = not "".join(cell.itertext()).strip() and not len(cell)
            if cell.tag == "th" and empty:
                cell.tag = "td"  # the corner above the row headers
            elif cell.tag == "th":
                cell.set("scope", f"{MARK}col")
            elif empty:
                cell.text = "None"
            if number == 0 and cell.tag == "td" and not empty:
                cell.tag = "th"
                cell.set("scope", f"{MARK}row")
