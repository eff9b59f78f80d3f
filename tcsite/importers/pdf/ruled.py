"""Ruled: tables whose cells are drawn, by lines or by areas of colour."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tcsite.importers.pdf.page import Area, Edge

_NEAR = 2.0  # points within which lines meet
_SEAM = 0.6  # points within which pieces of one line end and begin
_MOST_PLACES = 40_000  # of a grid: 80 columns by 500 rows
_OFTEN = 0.3  # of a table's lines have a seam where a column begins: one below a heading across has none
_MOST_LINES = 1_500  # of a page, joined
_DRIFT = 30.0  # by which a column's line may move between two parts of a table
_THINNEST = 4.0  # points: nothing can stand between lines that are nearer


@dataclass(slots=True)
class Region:
    """A cell as it is drawn: the rows and columns of the grid that it covers, and its place."""

    row: int
    column: int
    down: int
    across: int
    box: Area


@dataclass(slots=True)
class Ruled:
    """A table as it is drawn."""

    xs: list[float]
    ys: list[float]
    regions: list[Region] = field(default_factory=list)
    is_open: bool = False  # no line closes it below: its last row goes on, on the next page
    doubts: list[str] = field(default_factory=list)  # rows of which nothing shows where they begin and end

    @property
    def box(self) -> Area:
        """Its place."""
        return Area(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def ruled(edges: Sequence[Edge]) -> tuple[list[Ruled], list[list[Edge]]]:
    """The tables that lines draw; and the lines that stand in no table, those of the same reach together."""
    groups = _touching(_joined(edges))
    tables, loose = [], []
    for group in groups:
        down = [edge for edge in group if not edge.across]
        table = _grid(group) if down and len(down) < len(group) else None
        if table and len(table.xs) > 2 and len(table.regions) > 1:
            tables.append(table)
        elif table and len(table.regions) > 1:
            loose += [edge for edge in group if edge.across]
        elif not down:
            loose += group
    return sorted(tables, key=lambda table: table.ys[0]), _same_reach(loose)


def _joined(edges: Sequence[Edge]) -> list[Edge]:
    """Lines without those that lie on others; pieces in a row make one."""
    found: list[Edge] = []
    for across in (True, False):
        rows: list[list[Edge]] = []
        for edge in sorted((one for one in edges if one.across == across), key=lambda one: one.at):
            if rows and edge.at - rows[-1][0].at < _NEAR:
                rows[-1].append(edge)
            else:
                rows.append([edge])
        for row in rows:
            at = sum(edge.at for edge in row) / len(row)
            pieces = sorted(row, key=lambda one: one.start)
            whole = pieces[0]
            for edge in pieces[1:]:
                if edge.start <= whole.end + _NEAR:
                    seam = (edge.start,) if abs(edge.start - whole.end) < _SEAM else ()
                    end = max(whole.end, edge.end)
                    whole = replace(whole, end=end, seams=(*whole.seams, *seam))
                else:
                    found.append(replace(whole, at=at))
                    whole = edge
            found.append(replace(whole, at=at))
    return found[:_MOST_LINES]


def _touching(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Lines in groups of those that meet."""
    group = list(range(len(edges)))

    def root(number: int) -> int:
        while group[number] != number:
            group[number] = group[group[number]]
            number = group[number]
        return number

    across = [number for number, edge in enumerate(edges) if edge.across]
    down = [number for number, edge in enumerate(edges) if not edge.across]
    for one in across:
        for other in down:
            if _meet(edges[one], edges[other]):
                group[root(one)] = root(other)
    found: dict[int, list[Edge]] = {}
    for number, edge in enumerate(edges):
        found.setdefault(root(number), []).append(edge)
    return list(found.values())


def _meet(across: Edge, down: Edge) -> bool:
    return (
        across.start - _NEAR <= down.at <= across.end + _NEAR
        and down.start - _NEAR <= across.at <= down.end + _NEAR
    )


def _grid(edges: Sequence[Edge]) -> Ruled | None:
    """The cells between lines: places of the grid that no line divides are one cell."""
    xs, ys = (
        _places(
            [edge.at for edge in edges if edge.across == across],
            [place for edge in edges if edge.across != across for place in (edge.start, edge.end)],
        )
        for across in (False, True)
    )
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > _MOST_PLACES:
        return None
    right, below = _walls(edges, xs, ys)
    if (straight := _straightened(xs, right)) != xs:
        xs = straight
        right, below = _walls(edges, xs, ys)
    closed = any(edge.across and abs(edge.at - ys[-1]) < _NEAR for edge in edges)
    table = Ruled(xs, ys, is_open=not closed)
    taken: set[tuple[int, int]] = set()
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) not in taken:
                across = down = 1
                while (
                    column + across < len(xs) - 1
                    and (row, column + across - 1) not in right
                    and (row, column + across) not in taken
                ):
                    across += 1
                while row + down < len(ys) - 1 and all(
                    (row + down - 1, place) not in below for place in range(column, column + across)
                ):
                    down += 1
                taken |= {(row + r, column + c) for r in range(down) for c in range(across)}
                box = Area(xs[column], ys[row], xs[column + across], ys[row + down])
                table.regions.append(Region(row, column, down, across, box))
    return table


def _places(lines: Sequence[float], ends: Sequence[float]) -> list[float]:
    """Where a grid is divided: at its lines, and where it ends, if no line is drawn there."""
    found = sorted(lines)
    if ends and (not found or min(ends) < found[0] - _THINNEST):
        found.insert(0, min(ends))
    if ends and max(ends) > found[-1] + _THINNEST:
        found.append(max(ends))
    kept = found[:1]
    for place in found[1:]:
        if place - kept[-1] > _THINNEST:
            kept.append(place)
    return kept


def _straightened(xs: list[float], right: set[tuple[int, int]]) -> list[float]:
    """The columns of a grid, where lines that differ a little from one row to another are one line."""
    rows = [{row for row, column in right if column == place - 1} for place in range(len(xs))]
    kept = [0]
    for place in range(1, len(xs)):
        last = kept[-1]
        drifted = xs[place] - xs[last] < _DRIFT and not rows[place] & rows[last]
        if drifted and last > 0 and place < len(xs) - 1:
            rows[last] |= rows[place]
        else:
            kept.append(place)
    return [xs[place] for place in kept]


def _walls(
    edges: Sequence[Edge], xs: Sequence[float], ys: Sequence[float]
) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """The places of a grid that have a line at their right, and those that have one below."""
    right: set[tuple[int, int]] = set()
    below: set[tuple[int, int]] = set()
    for edge in edges:
        at, along = (ys, xs) if edge.across else (xs, ys)
        place = min(range(len(at)), key=lambda number: abs(at[number] - edge.at))
        for number in range(len(along) - 1):
            middle = (along[number] + along[number + 1]) / 2
            if edge.start <= middle <= edge.end:
                (below if edge.across else right).add(
                    (place - 1, number) if edge.across else (number, place - 1)
                )
    return right, below


def seams_of(rules: Sequence[Edge]) -> list[float]:
    """Where the cells of a table begin whose lines across were drawn cell by cell; none if they were not."""
    found: list[list[float]] = []
    for seam in sorted(seam for rule in rules for seam in rule.seams):
        if found and seam - found[-1][-1] < _NEAR:
            found[-1].append(seam)
        else:
            found.append([seam])
    return [group[0] for group in found if len(group) >= max(2, _OFTEN * len(rules))]


def _same_reach(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Lines across in groups of those that begin and end below each other."""
    groups: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda one: one.at):
        for group in groups:
            if abs(group[0].start - edge.start) < _NEAR * 2 and abs(group[0].end - edge.end) < _NEAR * 2:
                group.append(edge)
                break
        else:
            groups.append([edge])
    return [group for group in groups if len(group) > 1]
