"""Grid: ticks, crosses and shading below years."""

from collections.abc import Sequence

from tcsite.importers.colours import hue
from tcsite.importers.document import Cell
from tcsite.importers.lists import BLANKS, MARKS
from tcsite.importers.our_words import said
from tcsite.text.phrases import plain


def is_mark(text: str) -> bool:
    """Whether a cell's text is a tick, a cross or the like."""
    return _sign(text) in MARKS


def is_blank(text: str) -> bool:
    """Whether a cell's text says that there is no tick."""
    return _sign(text) in BLANKS


def _sign(text: str) -> str:
    return text.replace("\ufe0f", "").strip().lower()


def shadings(cells: Sequence[Cell], places: int) -> frozenset[str]:
    """The colours that may mark a grid's cells in the place of ticks: none if all of its `places` have them.

    Beside ticks, only what no ticked cell has, and no grey, which says that a cell is out of use.
    """
    ticked = {cell.colour for cell in cells if is_mark(cell.text)}
    blank = [cell.colour for cell in cells if is_blank(cell.text)]
    coloured = [colour for colour in blank if colour]
    if ticked:
        return frozenset(colour for colour in coloured if hue(colour) and colour not in ticked)
    if coloured and len(coloured) == len(blank) and len(cells) >= places:
        # Where every cell has a colour, the commonest is the paper, unless it is a signal.
        paper = max(sorted(set(coloured)), key=coloured.count)
        if hue(paper) not in ("red", "amber", "green"):
            return frozenset(coloured) - {paper}
        return frozenset(coloured) if len(set(coloured)) > 1 else frozenset()
    return frozenset(coloured)


def years(marks: Sequence[str]) -> list[int]:
    """The years that ticked columns stand for, if each of them is one: a calendar year, or a year of the plan."""
    found = []
    for mark in marks:
        words = plain(mark).split()
        if len(words) == 1 and len(words[0]) == 4 and words[0].isdecimal():
            found.append(int(words[0]))
        elif of_plan := said("document.year", mark.strip().capitalize(), number="[0-9]+"):
            found.append(int(of_plan["number"]))
        else:
            return []
    return sorted(set(found))
