"""What a fix is: other words for lines, and what was done in a lead's words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tcsite.diagnostics import Diagnostic
from tcsite.model import Strict


@dataclass(frozen=True, slots=True)
class Edit:
    """One line of a file, as it was and as it should be."""

    file: str
    line: int  # from 1
    old: str
    new: str  # may be several lines
    why: str  # "the tab is four spaces now"


Fix = tuple[Edit, ...]
"""Edits that belong together."""


@dataclass(frozen=True)
class FixContext:
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

    @property
    def behind(self) -> str:
        """Its line from its place on."""
        return self.line[self.column :]

    def edit(self, new: str, why: str, number: int = 0) -> Edit:
        """Other words for its line, or for that of a number."""
        number = number or self.number
        return Edit(self.problem.place.file, number, self.lines[number - 1], new, why)

    def parts(self) -> tuple[str, str, str]:
        """Its line in three: the key or hyphen before a value, the value, and the comment behind it."""
        line = self.line
        start = len(line) - len(line.lstrip())
        while line[start : start + 2] == "- ":
            start += 2 + len(line[start + 2 :]) - len(line[start + 2 :].lstrip())
        colon = line.find(": ", start)
        if colon >= 0 and line[start:colon].replace("_", "").isalnum():
            start = colon + 2 + len(line[colon + 2 :]) - len(line[colon + 2 :].lstrip())
        comment = line.find(" #", start)
        end = len(line[:comment].rstrip()) if comment >= 0 else len(line.rstrip())
        return line[:start], line[start:end], line[end:]


FixRule = Callable[[FixContext], Iterator[Fix]]
"""Answers a problem with the fixes there may be. Where there are several, one is certain only if no other is sound."""
