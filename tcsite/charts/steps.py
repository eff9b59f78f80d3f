"""Ways from a figure to its target, each on the same axis, with both figures in words."""

from collections.abc import Sequence

from tcsite.charts.shapes import LINE, Drawing, Line, Spot, Words, below, percent
from tcsite.frozen import dataclass

APART = 12
"""Pixels between two ways."""

MARGIN = 20
"""Tenths of a per cent that stay free at both ends, so that no mark is cut off."""


@dataclass(frozen=True, slots=True)
class Way:
    """From where to where, and what is said of it."""

    name: str
    words: str  # "5.18, target 6.5 by 2026"
    start: float
    goal: float | None  # none where there is no target
    later: tuple[float, ...] = ()  # what it became, the oldest first


def ways(found: Sequence[Way], low: float, high: float) -> Drawing:
    """The ways on an axis from `low` to `high`; what lies beyond is drawn at its end, and its figure says so."""
    words: list[Words] = []
    lines: list[Line] = []
    spots: list[Spot] = []
    y = 0
    for way in found:
        name, y = below(y, way.name, strong=True)
        y += LINE
        lines.append(Line("0.0", "100.0", y - 8))
        spots += [Spot(_at(value, low, high), y - 8, goal=False) for value in (way.start, *way.later)]
        spots += [Spot(_at(way.goal, low, high), y - 8, goal=True)] if way.goal is not None else []
        figures, y = below(y, way.words, strong=False)
        words += [*name, *figures]
        y += APART
    return Drawing(max(0, y - APART), (), tuple(words), tuple(lines), tuple(spots))


def _at(value: float, low: float, high: float) -> str:
    share = (min(max(value, low), high) - low) / (high - low) if high > low else 0.5
    return percent(MARGIN + round(share * (1000 - 2 * MARGIN)))
