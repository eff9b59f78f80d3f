"""``data/*.csv``: the tables that `tables` describes, in UTF-8 with its mark; lines end with CR and LF (RFC 4180)."""

import csv
import io
from collections.abc import Iterable

from tcsite.exports.tables import TABLES, Table, rows
from tcsite.exports.values import MARK, Frame
from tcsite.model.site import DatedSite


def table_frames() -> dict[str, Frame]:
    """What stands around the rows of each table, by its path."""
    return {
        path_of_table(table): Frame(MARK + _csv([[column.name for column in table.columns]]))
        for table in TABLES
    }


def path_of_table(table: Table) -> str:
    """Where a table is written."""
    return f"data/{table.name}.csv"


def table_rows(at: DatedSite) -> dict[str, str]:
    """The rows of every table for the institutions in hand, by the table's path."""
    return {path_of_table(table): _csv(rows(table, at)) for table in TABLES}


def _csv(lines: Iterable[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)
    return text.getvalue()
