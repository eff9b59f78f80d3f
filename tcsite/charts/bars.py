"""Bars that carry their own words: a name, and below it a bar for each amount with the amount at its end."""

from collections.abc import Sequence

from tcsite.charts.shapes import LETTER, LINE, NARROWEST, Box, Drawing, Words, below, percent
from tcsite.frozen import dataclass

BAR = 12
"""Pixels of a bar's height."""

APART = 8
"""Pixels between two rows."""

SHORTEST, LONGEST = 20, 70
"""Per cent of the width that the longest bar may have; the words at its end need the rest."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, and the words for it: "5 complete"."""

    number: int
    words: str
    tone: str = ""  # red, amber, green or nothing


@dataclass(frozen=True, slots=True)
class BarRow:
    """What has a name and amounts."""

    name: str
    amounts: tuple[Amount, ...]


def bars(rows: Sequence[BarRow], whole: int = 0) -> Drawing:
    """The rows as bars, all on one scale; `whole` is the number of the longest, if no amount may reach it."""
    amounts = [amount for row in rows for amount in row.amounts]
    most = max((amount.number for amount in amounts), default=0)
    most = max(most, whole)
    letters = max((len(amount.words) for amount in amounts), default=0)
    longest = max(SHORTEST, min(LONGEST, 100 - (100 * (letters + 1) * LETTER + NARROWEST - 1) // NARROWEST))
    boxes: list[Box] = []
    words: list[Words] = []
    y = 0
    for row in rows:
        name, y = below(y, row.name, strong=True)
        words += name
        for amount in row.amounts:
            width = 10 * longest * amount.number // most if most else 0
            if amount.number:
                boxes.append(Box(y + 3, percent(max(width, 5)), BAR, amount.tone))
            words.append(
                Words(percent(width), y + 13, amount.words, strong=False, beside=bool(amount.number))
            )
            y += LINE
        y += APART
    return Drawing(max(0, y - APART), tuple(boxes), tuple(words))
