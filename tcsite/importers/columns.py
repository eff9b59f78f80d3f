"""Columns: what each column of a table holds, and which cells of a row belong to it."""

from collections import Counter
from collections.abc import Iterator

from tcsite.frozen import dataclass
from tcsite.importers.document import Cell, SourceRow
from tcsite.importers.labels import Role


@dataclass(frozen=True, slots=True)
class PlanColumn:
    """A column: what it holds, its heading, and the grid columns that it covers."""

    role: Role
    label: str
    start: int
    across: int = 1
    mark: str = ""  # what a tick in it means
    dated: str = ""  # the date that the heading gives, "2023-11"
    sure: bool = True  # whether its heading says so; otherwise its cells do
    choice: str = ""  # the status that a tick in it means: one of several columns, "Red", "Amber" and "Green"


@dataclass(frozen=True, slots=True)
class Header:
    """A heading: its columns, and the rows that it takes up."""

    columns: tuple[PlanColumn, ...]
    first: int = 0
    after: int = 0  # the first row below it
    strand: str = ""  # a strand's name in the place of a label: "Ongoing actions"

    def has(self, *roles: Role) -> bool:
        """Whether some column has one of these roles."""
        return any(column.role in roles for column in self.columns)

    def of(self, row: SourceRow) -> Iterator[tuple[PlanColumn, Cell]]:
        """The cells of a row, each with its column: by their order where there are as many, else by overlap."""
        in_order = len(row.cells) == len(self.columns)
        at = {
            slot: number
            for number, column in enumerate(self.columns)
            for slot in range(column.start, column.start + column.across)
        }
        for number, cell in enumerate(row.cells):
            covered = [at[slot] for slot in range(cell.column, cell.column + cell.across) if slot in at]
            shares = Counter(covered)
            best = max(shares.values(), default=0)
            if in_order and (shares[number] == best):
                yield self.columns[number], cell
            elif best:
                yield self.columns[min(place for place in shares if shares[place] == best)], cell
            else:
                yield PlanColumn("other", "", cell.column, cell.across, sure=False), cell


def shared(one: PlanColumn | Cell, other: Cell) -> int:
    """How many grid columns two cells, or a column and a cell, have in common."""
    start = one.start if isinstance(one, PlanColumn) else one.column
    return max(0, min(start + one.across, other.column + other.across) - max(start, other.column))
