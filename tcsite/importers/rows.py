"""Rows: what the importers gather of a plan's tables: strands, actions, and the cells of their rows."""

from dataclasses import dataclass, field

from tcsite.importers.columns import PlanColumn
from tcsite.importers.document import Origin, SourceLine
from tcsite.importers.labels import Role


@dataclass(slots=True)
class StrandDraft:
    """A heading of the plan as it is gathered."""

    title: str
    aim: str
    origin: Origin
    words: str  # as they stand in the source
    id: str = ""


@dataclass(slots=True)
class CellGroup:
    """What a column holds for an action."""

    column: PlanColumn
    lines: list[SourceLine]
    colour: str
    origin: Origin
    also: list[Origin] = field(default_factory=list)  # the cells in which it goes on after a page break

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class RowSpan:
    """One row of an action, and what went on with it on the next page."""

    origin: Origin
    columns: dict[Role, list[CellGroup]] = field(default_factory=dict)
    merged: set[Role] = field(default_factory=set)  # columns whose cell began in a row above
    colours: tuple[str, ...] = ()
    ground: frozenset[str] = frozenset()  # the colours that mark cells of the table's year grid

    def cells(self, *roles: Role) -> list[CellGroup]:
        """What the columns of some roles hold."""
        return [cells for role in roles for cells in self.columns.get(role, ())]

    def lines(self, *roles: Role) -> list[SourceLine]:
        """The lines of the columns of some roles."""
        return [line for cells in self.cells(*roles) for line in cells.lines]

    def words(self, role: Role) -> str:
        """All that the columns of a role say."""
        return " ".join(cells.text for cells in self.cells(role))


@dataclass(slots=True)
class ActionRows:
    """An action as it is gathered: its rows, and the heading that it stands under."""

    strand: StrandDraft | None
    spans: list[RowSpan]
    objective: CellGroup | None = None
