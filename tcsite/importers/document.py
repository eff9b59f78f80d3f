"""Document: tables and text as every importer hands them on, whatever file they came from."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tcsite.frozen import dataclass
from tcsite.importers.words import broken, bullets, labelled
from tcsite.text.phrases import lines


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something stands in the source, in words that help to find it."""

    what: str = ""  # 'table 2', 'sheet "Plan"', 'text box'
    row: int = 0
    column: int = 0
    cell: str = ""  # "C5", where the source names its cells

    def __str__(self) -> str:
        if self.cell:
            return f"{self.what}, cell {self.cell}"
        places = (("row", self.row), ("column", self.column))
        return ", ".join(
            filter(None, [self.what, *(f"{name} {number}" for name, number in places if number)])
        )


THE_DOCUMENT = Origin("the document")
OUTSIDE = Origin("text outside the tables")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A paragraph or a list item of a cell."""

    text: str
    bullet: bool = False
    level: int = 0  # how deep the list item is nested


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is seen; a merged one stands where it begins, and `above` is set where it goes on below."""

    lines: tuple[SourceLine, ...] = ()
    column: int = 0  # the first grid column that it covers
    across: int = 1  # how many it covers
    above: bool = False  # it is the lower part of a cell that began in a row above
    colour: str = ""  # of its background or its sign: six hexadecimal digits
    bold: bool = False
    origin: Origin = Origin()

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of a table: its cells from left to right."""

    cells: tuple[Cell, ...]
    heading: bool = False  # the source says that it is a header row

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells with words in them."""
        return tuple(cell for cell in self.cells if cell.lines)

    @property
    def text(self) -> str:
        """All its words."""
        return " | ".join(cell.text for cell in self.filled)


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table; a sheet of a workbook is one too."""

    rows: tuple[SourceRow, ...]
    name: str = ""  # 'table 2', 'sheet "Plan"'
    title: str = ""  # a sheet's own name, a table's caption

    @property
    def width(self) -> int:
        """How many grid columns it has."""
        return max((cell.column + cell.across for row in self.rows for cell in row.cells), default=0)

    def cells(self) -> Iterator[Cell]:
        """All cells, row by row."""
        for row in self.rows:
            yield from row.cells


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text outside tables."""

    text: str
    heading: bool = False
    origin: Origin = Origin()
    bullet: bool = False  # it is an item of a list
    level: int = 0  # how deep the list item is nested


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """Something for a person to look at: where it stands, what it says, and why it is here."""

    origin: Origin
    text: str
    why: str

    def __str__(self) -> str:
        return f'{self.origin}: {self.why}: "{self.text}"' if self.text else f"{self.origin}: {self.why}"


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """What a file holds, in its order."""

    blocks: tuple[Paragraph | SourceTable, ...]
    todo: tuple[ReviewItem, ...] = ()  # what had no place in a table or a text: comments, deleted words
    modified: str = ""  # when the file says that it was changed last, as an ISO date

    @property
    def tables(self) -> tuple[SourceTable, ...]:
        """Its tables."""
        return tuple(block for block in self.blocks if isinstance(block, SourceTable))


def typed_lines(text: str) -> tuple[SourceLine, ...]:
    """The lines of a text in which lists are typed by hand."""
    found = [SourceLine(piece, is_item) for line in lines(text) for piece, is_item in bullets(line)]
    return tuple(rejoined([line for line in found if len(found) == 1 or any(map(str.isalnum, line.text))]))


def rejoined(found: list[SourceLine]) -> list[SourceLine]:
    """Lines whose sentences were broken in two by hand, whole again."""
    whole: list[list[SourceLine]] = []
    for line in found:
        if whole and not line.bullet and not labelled(line.text)[0] and broken(whole[-1][-1].text, line.text):
            whole[-1].append(line)
        else:
            whole.append([line])
    return [replace(pieces[0], text=" ".join(piece.text for piece in pieces)) for pieces in whole]


def markdown(lines: Sequence[SourceLine]) -> str:
    """Lines as Markdown: paragraphs with empty lines between them, list items without."""
    if len(lines) == 1:
        return lines[0].text
    text = ""
    before: SourceLine | None = None
    for line in lines:
        between = "" if before is None else "\n" if before.bullet and line.bullet else "\n\n"
        bullet = f"{'  ' * min(line.level, 3)}- " if line.bullet else ""
        text += f"{between}{bullet}{line.text}"
        before = line
    return text.strip()
