"""What those who explain a fault of YAML look at, and what they answer with."""

from typing import NamedTuple


class Fault(NamedTuple):
    """A place in a file (from 1), what is wrong there, and what to type."""

    line: int
    column: int
    message: str
    hint: str


class Snag(NamedTuple):
    """Where libyaml stopped (from 0), what it was reading and since where, and the file's lines."""

    lines: list[str]
    line: int
    column: int
    since_line: int
    since_column: int
    problem: str
    context: str

    @property
    def here(self) -> str:
        """The line it stopped in."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def above(self) -> int:
        """The number of the last line with anything on it above the snag; -1 if there is none."""
        return next(
            (n for n in range(min(self.line, len(self.lines)) - 1, -1, -1) if self.lines[n].strip()), -1
        )


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))
