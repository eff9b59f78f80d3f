"""Tabs, non-breaking spaces and wrong indentation."""

import re
from collections.abc import Iterator

from tcsite.content.fixes.fix import Cure, Slip

_MARGIN = re.compile(r"[ \t]*")
_ODD_SPACES = re.compile(
    "^[ \u00a0\u2000-\u200a\u202f\u3000]*[\u00a0\u2000-\u200a\u202f\u3000][ \u00a0\u2000-\u200a\u202f\u3000]*"
)


def tabs(slip: Slip) -> Iterator[Cure]:
    """Tabs at the beginnings of lines: two, four or eight spaces, or as far as any other key."""
    if not slip.says("indented with a tab"):
        return
    numbers = [number for number, line in enumerate(slip.lines, start=1) if "\t" in _margin(line)]
    for width in (2, 4, 8):
        yield tuple(
            slip.fix(_margin(line).replace("\t", " " * width) + _rest(line), _TAB, number)
            for number in numbers
            for line in [slip.lines[number - 1]]
        )
    for margin in _margins(slip):
        yield tuple(slip.fix(margin + _rest(slip.lines[number - 1]), _TAB, number) for number in numbers)


_TAB = "the tab at its beginning is spaces now"


def odd_spaces(slip: Slip) -> Iterator[Cure]:
    """Non-breaking spaces at the beginnings of lines, as they come from Word and from web pages."""
    if slip.says("indented with a non-breaking space"):
        yield tuple(
            slip.fix(
                " " * found.end() + line[found.end() :],
                "the spaces at its beginning are ordinary ones now",
                number,
            )
            for number, line in enumerate(slip.lines, start=1)
            if (found := _ODD_SPACES.match(line))
        )


def levels(slip: Slip) -> Iterator[Cure]:
    """A key that stands further left or right than its neighbours."""
    if not slip.says("stands where a list item should begin", "this line is indented by"):
        return
    if not re.match(r"\s*[a-z_]+:(\s|$)", slip.line):
        return
    for margin in _margins(slip):
        yield (slip.fix(margin + slip.line.lstrip(), "it is indented like its neighbours now"),)


def hyphen(slip: Slip) -> Iterator[Cure]:
    """A list with one entry, written without its hyphen."""
    if slip.says("expected a list, found several keys") and slip.line.startswith("    "):
        margin = len(_margin(slip.line)) - 2
        yield (
            slip.fix(
                f"{' ' * margin}- {slip.line.lstrip()}", "it begins an entry of the list now, with a hyphen"
            ),
        )


def _margin(line: str) -> str:
    found = _MARGIN.match(line)
    return found[0] if found else ""


def _rest(line: str) -> str:
    return line[len(_margin(line)) :]


def _margins(slip: Slip) -> list[str]:
    """Every indentation that a key of this file has: where more than one is sound, none is certain."""
    found = (re.match(r" *(?:- +)*(?=[a-z_]+:)", line) for line in slip.lines)
    return sorted({" " * len(one[0]) for one in found if one})
