"""Tables: what the data files hold, column by column. Their description and their content come from here."""

from collections.abc import Iterator

from tcsite.exports.tables.content import CONTENT
from tcsite.exports.tables.counted import COUNTED
from tcsite.exports.tables.values import FORMULA, INSTITUTION, Column, Table, neutral, without_email
from tcsite.model.site import DatedSite

TABLES: tuple[Table, ...] = (*CONTENT, *COUNTED)
"""Every table, in the order in which the data page describes them."""


def rows(table: Table, at: DatedSite) -> Iterator[list[str]]:
    """The rows of a table for the institutions in hand, with every cell of text neutral."""
    text = [column.kind == "string" for column in table.columns]
    for row in table.rows(at):
        if FORMULA.isdisjoint([cell[:1] for cell in row]):
            yield row  # as nearly all
        else:
            yield [neutral(cell) if is_text else cell for cell, is_text in zip(row, text, strict=True)]
