"""Tables: what the data files hold, column by column. Their description and their content come from here."""

from collections.abc import Iterator
from datetime import date

from tcsite.exports.tables.content import CONTENT
from tcsite.exports.tables.counted import COUNTED
from tcsite.exports.tables.values import Column, Table, neutral, without_email
from tcsite.model import Institution, Settings, Site, Vocabulary

__all__ = ["TABLES", "Column", "Table", "neutral", "rows", "without_email"]

TABLES: tuple[Table, ...] = (*CONTENT, *COUNTED)
"""Every table, in the order in which the data page describes them."""


def rows(table: Table, one: Institution, settings: Settings, today: date) -> Iterator[list[str]]:
    """An institution's rows of a table, with every cell of text neutral. No row needs another institution."""
    text = [column.kind == "string" for column in table.columns]
    for row in table.rows(Site(settings, (one,), (), Vocabulary()), today):
        yield [neutral(cell) if is_text else cell for cell, is_text in zip(row, text, strict=True)]
