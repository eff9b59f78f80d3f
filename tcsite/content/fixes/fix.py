"""What a fix is: other words for a line, and what was done in a lead's words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tcsite.diagnostics import Diagnostic
from tcsite.model import Strict


@dataclass(frozen=True, slots=True)
class Fix:
    """One line of a file, as it was and as it should be."""

    file: str
    line: int  # from 1
    old: str
    new: str  # may be several lines
    why: str  # "the tab is four spaces now"


@dataclass(frozen=True)
class Slip:
    """A problem in reading a file, with the file's lines, as those who know a fix for it look at it."""

    problem: Diagnostic
    lines: Sequence[str]  # without their ends
    model: type[Strict]  # of the file

    @property
    def number(self) -> int:
        """The number of its line, from 1."""
        return self.problem.place.line

    @cached_property
    def line(self) -> str:
        """Its line."""
        return self.lines[self.number - 1] if 0 < self.number <= len(self.lines) else ""

    @property
    def column(self) -> int:
        """Where it stands in its line, from 0."""
        return self.problem.place.column - 1

    def says(self, *words: str) -> bool:
        """Whether its message contains one of these."""
        return any(word in self.problem.message for word in words)

    def fix(self, new: str, why: str, number: int = 0) -> Fix:
        """Other words for its line, or for that of a number."""
        number = number or self.number
        return Fix(self.problem.place.file, number, self.lines[number - 1], new, why)


Cure = tuple[Fix, ...]
"""Fixes that belong together."""

Finder = Callable[[Slip], Iterator[Cure]]
"""Answers a slip with the cures there may be. Where there are several, one is certain only if no other is sound."""


def written(slip: Slip) -> tuple[str, str, str]:
    """The slip's line in three: the key or hyphen before a value, the value, and the remark behind it."""
    line = slip.line
    start = len(line) - len(line.lstrip())
    while line[start : start + 2] == "- ":
        start += 2 + len(line[start + 2 :]) - len(line[start + 2 :].lstrip())
    colon = line.find(": ", start)
    if colon >= 0 and line[start:colon].replace("_", "").isalnum():
        start = colon + 2 + len(line[colon + 2 :]) - len(line[colon + 2 :].lstrip())
    remark = line.find(" #", start)
    end = len(line[:remark].rstrip()) if remark >= 0 else len(line.rstrip())
    return line[:start], line[start:end], line[end:]
