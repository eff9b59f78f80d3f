"""The record of every address that a site published, ``content/addresses.txt``: where it is, and what its lines are."""

from collections.abc import Iterator
from typing import NamedTuple

RECORDED = "content/addresses.txt"


class RecordLine(NamedTuple):
    """A line of the record that is neither empty nor a comment."""

    number: int
    text: str
    is_address: bool  # one address, and nothing else


def record_lines(text: str) -> Iterator[RecordLine]:
    """One address a line, which begins with "/"; lines that begin with "#" are comments."""
    for number, line in enumerate(text.splitlines(), start=1):
        written = line.strip()
        if written and not written.startswith("#"):
            yield RecordLine(number, written, written.startswith("/") and " /" not in written)
