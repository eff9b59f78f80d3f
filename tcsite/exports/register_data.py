"""``data/register.csv`` and ``data/register.json``: the register for programs."""

import csv
import io
import json
from collections.abc import Sequence

from tcsite.exports.tables import neutral
from tcsite.exports.values import MARK
from tcsite.facts.register import CLAUSES, ClauseEntry
from tcsite.files import Files
from tcsite.model.addresses import REGISTER_CSV, REGISTER_JSON

COLUMNS = ("institution", "clause", "answer", "evidence", "checked")


def register_data(entries: Sequence[ClauseEntry]) -> Files:
    """The same entries twice: a row a clause, and an object a clause."""
    rows = [
        (one.institution, one.clause, str(one.answer), one.evidence, one.checked.isoformat())
        for one in entries
    ]
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    told = {
        "schema": 1,
        "clauses": {kind.id: kind.name for kind in CLAUSES},
        "entries": [dict(zip(COLUMNS, row, strict=True)) for row in rows],
    }
    return {
        REGISTER_CSV[1:]: (MARK + table.getvalue()).encode(),
        REGISTER_JSON[1:]: (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode(),
    }
