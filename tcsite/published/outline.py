"""Document: a page as its reader meets it, block by block, each under its headings."""

from collections.abc import Iterator

from tcsite.frozen import dataclass
from tcsite.published.parts import PageRegion

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LIKE_A_HEADING = 7  # the level of what only looks like one: a bold line, a button that opens a panel


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link in a block, or in a frame."""

    text: str
    href: str
    label: str = ""  # what else names it: title, aria-label, a picture's words, download, type
    start: int = 0  # where its text begins in the block's


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, cell, heading or the like. Its lines are its line breaks."""

    text: str
    kind: str = "p"  # h1 … h6, p, li, td, th, dt, dd, caption, summary, button, bold, image, frame
    part: PageRegion = PageRegion.CONTENT
    headings: tuple[str, ...] = ()  # those it stands under, the nearest last
    links: tuple[PageLink, ...] = ()
    table: int = 0  # which table it stands in, from 1
    row: int = 0  # and which row of it, from 1

    @property
    def level(self) -> int:
        """A heading's level; 0 for what is none."""
        return HEADINGS.get(self.kind, LIKE_A_HEADING if self.kind in ("summary", "bold", "button") else 0)

    @property
    def heading(self) -> str:
        """The nearest heading."""
        return self.headings[-1] if self.headings else ""


@dataclass(frozen=True, slots=True)
class PageDocument:
    """A page."""

    title: str = ""
    site: str = ""  # what the page calls its website (og:site_name)
    language: str = ""
    base: str = ""
    robots: tuple[tuple[str, str], ...] = ()  # (robots or a search engine's name, directives)
    canonical: tuple[str, ...] = ()
    refresh: str = ""
    password: bool = False  # asks for one
    noscript: str = ""  # what it says to browsers without scripts
    blocks: tuple[Block, ...] = ()
    whole: bool = True  # whether these are all of its blocks
    veiled: bool = False  # whether its own style sheet hides something, which a script may show

    def blocks_in(self, *where: PageRegion) -> Iterator[Block]:
        """The blocks of some parts, in reading order."""
        return (block for block in self.blocks if block.part in where)

    def text(self, *where: PageRegion) -> str:
        """The words of some parts, a block a line."""
        return "\n".join(block.text for block in self.blocks_in(*where) if block.kind != "image")

    @property
    def top(self) -> str:
        """The first h1."""
        return next((block.text for block in self.blocks if block.kind == "h1"), "")
