"""Nested: a table within a cell, as lines of that cell: "Lead: HR" for a label beside or above its value."""

from collections.abc import Sequence
from dataclasses import replace

from tcsite.importers.document import SourceLine
from tcsite.importers.labels import meaning

Rows = Sequence[Sequence[Sequence[SourceLine]]]
"""The lines of each cell of each row."""


def nested_lines(rows: Rows) -> list[SourceLine]:
    """What a nested table says. Where its cells are no labels and values, those of a row stand beside each other."""
    filled = [[cell for cell in row if cell] for row in rows]
    filled = [row for row in filled if row]
    if len(filled) == 2 and len(filled[0]) == len(filled[1]) > 1 and all(map(_is_label, filled[0])):
        filled = [[label, value] for label, value in zip(*filled, strict=True)]  # a heading above its values
    headed = bool(filled) and all(map(_is_label, filled[0]))
    lines: list[SourceLine] = []
    for row in filled:
        if len(row) == 2 and _is_label(row[0]) and not headed:
            label = row[0][0].text.rstrip(" :")
            lines += [replace(row[1][0], text=f"{label}: {row[1][0].text}", bullet=False), *row[1][1:]]
        elif len(row) == 1:
            lines += row[0]
        else:
            lines.append(SourceLine(" | ".join(" ".join(line.text for line in cell) for cell in row)))
    return lines


def _is_label(cell: Sequence[SourceLine]) -> bool:
    return len(cell) == 1 and meaning(cell[0].text.rstrip(" :")).sure == 2
