"""``data/*.csv``: the tables that `tables` describes."""

import csv
import io
from collections.abc import Sequence
from datetime import date

from tcsite.files import Files
from tcsite.model import Site
from tcsite.page import Page
from tcsite.tables import TABLES, Table, cells


def tables_csv(site: Site, _pages: Sequence[Page], today: date) -> Files:
    """One file a table, in UTF-8; lines end with CR and LF (RFC 4180)."""
    return {f"data/{table.name}.csv": _csv(table, site, today) for table in TABLES}


def _csv(table: Table, site: Site, today: date) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(cells(table, site, today))
    return text.getvalue().encode()
