"""Document: what a document says, before it is Word, PDF or HTML.

Headings, paragraphs, lists and tables of plain runs of words: no markup of any format, so that each writer escapes
all it is given. A colour never stands alone: the cell's words say the same.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from tcsite.frozen import dataclass

Colour = Literal["", "red", "amber", "green"]


@dataclass(frozen=True, slots=True)
class TextRun:
    """Words in one kind of type."""

    words: str
    bold: bool = False
    italic: bool = False
    link: str = ""  # a whole address on the web, or mailto:


Runs = tuple[TextRun, ...]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph; a question is what the form asks, and a line is one to sign on."""

    runs: Runs
    kind: Literal["text", "question", "note", "line"] = "text"

    @property
    def words(self) -> str:
        """Its words without their type."""
        return "".join(run.words for run in self.runs)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is a chapter's, below the document's title."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class ListItem:
    """An entry of a list, so deep below the others."""

    runs: Runs
    level: int = 0
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list, of which each entry knows how deep it is."""

    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: its paragraphs, and a colour that its words repeat."""

    lines: tuple[TextBlock | ItemList, ...] = ()
    colour: Colour = ""

    @property
    def words(self) -> str:
        """All its words, a line for each paragraph or entry."""
        return "\n".join(lines_of(self.lines))


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table, and how much of its width it takes beside the others."""

    title: str
    width: int = 1


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table: one row of headings, and in each row as many cells.

    The caption is for those who hear it: for the others it stands under a heading.
    """

    caption: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    named: bool = False  # whether the first cell of each row names it


Block = TextBlock | Heading | ItemList | TableBlock


@dataclass(frozen=True, slots=True)
class PageGroup:
    """What begins on a new page; a wide one is printed across."""

    blocks: tuple[Block, ...]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class OutputDocument:
    """A whole document."""

    title: str
    language: str  # "en"
    author: str  # the institution
    date: str  # an ISO date: the day on which it was made
    parts: tuple[PageGroup, ...]

    @property
    def blocks(self) -> Iterator[Block]:
        """Its blocks, part by part."""
        return (block for part in self.parts for block in part.blocks)


def stepwise(parts: Sequence[PageGroup]) -> tuple[PageGroup, ...]:
    """The parts with headings that begin at level 1 and go down one level at a time, as screen readers expect.

    A heading without words is none.
    """
    stepped, last = [], 0
    for part in parts:
        blocks: list[Block] = []
        for block in part.blocks:
            if isinstance(block, Heading) and not any(map(str.isprintable, block.words.strip())):
                continue
            if isinstance(block, Heading):
                last = max(1, min(block.level, last + 1))
                blocks.append(Heading(last, block.words))
            else:
                blocks.append(block)
        stepped.append(PageGroup(tuple(blocks), part.wide))
    return tuple(stepped)


def text(words: str, kind: Literal["text", "question", "note", "line"] = "text") -> TextBlock:
    """A paragraph of plain words."""
    return TextBlock((TextRun(words),), kind)


def cell(*words: str, colour: Colour = "") -> TableCell:
    """A cell of plain lines."""
    return TableCell(tuple(text(line) for line in words if line), colour)


def lines_of(blocks: Sequence[Block]) -> Iterator[str]:
    """The words of paragraphs, headings and entries, one after another; of tables, cell by cell."""
    for block in blocks:
        if isinstance(block, TextBlock | Heading):
            yield block.words
        elif isinstance(block, ItemList):
            yield from ("".join(run.words for run in item.runs) for item in block.items)
        else:
            yield from (line for row in block.rows for cell in row for line in lines_of(cell.lines))
