"""Tables: what the data files hold, column by column. Their description and their content come from here."""

from collections.abc import Iterator
from datetime import date

from tcsite.model import Site
from tcsite.tables.content import CONTENT
from tcsite.tables.counted import COUNTED
from tcsite.tables.values import Column, Table, neutral, without_email

__all__ = ["TABLES", "Column", "Table", "cells", "neutral", "without_email"]

TABLES: tuple[Table, ...] = (*CONTENT, *COUNTED)
"""Every table, in the order in which the data page describes them."""


def cells(table: Table, site: Site, today: date) -> Iterator[list[str]]:
    """The header, then the rows, with every cell of text neutral."""
    yield [column.name for column in table.columns]
    text = [column.kind == "string" for column in table.columns]
    for row in table.rows(site, today):
        yield [neutral(cell) if is_text else cell for cell, is_text in zip(row, text, strict=True)]
