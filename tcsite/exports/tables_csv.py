"""``data/*.csv``: the tables that `tables` describes."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from tcsite.exports.tables import TABLES, rows
from tcsite.files import Files
from tcsite.kept import kept_with
from tcsite.model import Institution, Settings, Site
from tcsite.model.page import Page


def tables_csv(site: Site, _pages: Sequence[Page], today: date) -> Files:
    """One file a table, in UTF-8; lines end with CR and LF (RFC 4180)."""
    parts = [_written(one, site.settings, today) for one in site.institutions]
    return {
        f"data/{table.name}.csv": "".join(
            (_csv([[column.name for column in table.columns]]), *(part[table.name] for part in parts))
        ).encode()
        for table in TABLES
    }


@kept_with
def _written(one: Institution, settings: Settings, today: date) -> dict[str, str]:
    """An institution's rows of every table, by the table's name."""
    return {table.name: _csv(rows(table, one, settings, today)) for table in TABLES}


def _csv(lines: Iterable[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)
    return text.getvalue()
