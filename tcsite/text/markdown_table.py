"""Tables that can mean but one thing, to every reader of Markdown: they are read without the engine."""

import re
from typing import NamedTuple

_LONGEST = 10_000
"""Characters of a table up to which nobody need ask whether it is more than the engine may be given."""

_RULE = re.compile("(:?)-+(:?)")
_ALIGNED = {("", ""): "", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}


class PlainTable(NamedTuple):
    """A table as it is written: nothing of its cells is read yet."""

    aligned: tuple[str, ...]  # of each column: "left", "right", "center" or nothing
    rows: tuple[tuple[str, ...], ...]  # the headers first; no cell is empty


def plain_table(block: str) -> PlainTable | None:
    """The table that a block is, between empty lines; None where readers may see another one, or none.

    Each row begins and ends with a bar, has as many cells as the first, and no other bar.
    """
    if not block.startswith("| ") or len(block) > _LONGEST:
        return None
    lines = block.split("\n")
    if not all(line.startswith("| ") and line.endswith(" |") for line in lines):
        return None
    headers, *rows = (tuple(line[2:-2].split(" | ")) for line in lines)
    rules = [_RULE.fullmatch(rule) for rule in rows[0]] if rows else []
    cells = [cell for row in (headers, *rows[1:]) for cell in row]
    if (
        len(headers) < 2
        or len(rows) < 2
        or any(len(row) != len(headers) for row in rows)
        or not all(cell == cell.strip() != "" and "|" not in cell for cell in cells)
    ):
        return None
    aligned = tuple(_ALIGNED[rule[1], rule[2]] for rule in rules if rule)
    return PlainTable(aligned, (headers, *rows[1:])) if len(aligned) == len(headers) else None
