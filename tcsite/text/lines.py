"""Lines and columns of offsets in a text."""

import itertools
import operator
from bisect import bisect_right
from functools import cached_property


class LineIndex:
    """Finds line and column (from 1, in characters) of any number of offsets; the text is read through once."""

    def __init__(self, text: str) -> None:
        self._text = text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text

    @cached_property
    def _starts(self) -> list[int]:
        lengths = itertools.accumulate(map(len, self._text.split("\n")), initial=0)
        return list(map(operator.add, lengths, itertools.count()))  # and the line ends before each

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column of a character."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
