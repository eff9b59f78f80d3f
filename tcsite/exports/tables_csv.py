"""``data/*.csv``: the tables that `tables` describes."""

import csv
import io
from collections.abc import Iterable

from tcsite.exports.tables import TABLES, Table, rows
from tcsite.exports.values import Frame, SiteContent
from tcsite.files import Files
from tcsite.model.site import DatedSite


def tables_csv(content: SiteContent) -> Files:
    """One file a table, in UTF-8; lines end with CR and LF (RFC 4180)."""
    return {
        path: frame.around(one.rows[path] for one in content.institutions)
        for path, frame in table_frames().items()
    }


def table_frames() -> dict[str, Frame]:
    """What stands around the rows of each table, by its path."""
    return {
        path_of_table(table): Frame(_csv([[column.name for column in table.columns]])) for table in TABLES
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
