"""``data/actions.csv``: every action of every plan. `tables` describes its columns."""

import csv
import io
from collections.abc import Sequence
from datetime import date

from tcsite.files import Files
from tcsite.model import Site
from tcsite.page import Page
from tcsite.tables import ACTIONS, action_rows, rows_of


def actions_csv(site: Site, _pages: Sequence[Page], _today: date) -> Files:
    """One row an action, followed by one a part; UTF-8, lines end with CR and LF (RFC 4180)."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows_of(ACTIONS, action_rows(site)))
    return {"data/actions.csv": text.getvalue().encode()}
