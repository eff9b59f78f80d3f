"""``data/*.csv``: the tables that `tables` describes."""

import csv
import io
from collections.abc import Iterable

from tcsite.exports.tables import TABLES, rows
from tcsite.exports.values import SiteContent
from tcsite.files import Files
from tcsite.model.site import DatedSite


def tables_csv(content: SiteContent) -> Files:
    """One file a table, in UTF-8; lines end with CR and LF (RFC 4180)."""
    return {
        f"data/{table.name}.csv": "".join(
            (
                _csv([[column.name for column in table.columns]]),
                *(one.tables[table.name] for one in content.institutions),
            )
        ).encode()
        for table in TABLES
    }


def table_rows(at: DatedSite) -> dict[str, str]:
    """The rows of every table for the institutions in hand, by the table's name."""
    return {table.name: _csv(rows(table, at)) for table in TABLES}


def _csv(lines: Iterable[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)
    return text.getvalue()
