"""What those who explain a fault of YAML look at, and what they answer with. The words stand in `messages.yaml`."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from tcsite.content.packaged import packaged
from tcsite.text.data import plain_yaml

_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
MESSAGES: Mapping[str, Mapping[str, str]] = plain_yaml(packaged(__package__, "messages.yaml"))
"""Code -> `message` and `hint`."""


class ParseIssue(NamedTuple):
    """A place in a file (from 1), what is wrong there, what to type, and a code that no rewording changes."""

    line: int
    column: int
    message: str
    hint: str
    code: str


def issue_at(line: int, column: int, code: str, **words: object) -> ParseIssue:
    """An issue at a line and a column (from 1), in its code's words."""
    message, hint = (MESSAGES[code][part].format(**words) for part in ("message", "hint"))
    return ParseIssue(line, column, message, hint, code)


class ParseContext(NamedTuple):
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
        return self.line_at(self.line)

    @property
    def above(self) -> int:
        """The number of the last line with anything on it above that; -1 if there is none."""
        return next(
            (n for n in range(min(self.line, len(self.lines)) - 1, -1, -1) if self.lines[n].strip()), -1
        )

    def line_at(self, number: int) -> str:
        """The line of a number; "" where there is none."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def issue(self, code: str, at: tuple[int, int] | None = None, **words: object) -> ParseIssue:
        """An issue at a line and a column (from 0), or where libyaml stopped."""
        line, column = at or (self.line, self.column)
        return issue_at(line + 1, column + 1, code, **words)


def lines_of(text: str) -> list[str]:
    """The lines of a text as YAML counts them: splitlines() also breaks at other characters."""
    if text.isascii():
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _LINE_END.split(text)


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))
