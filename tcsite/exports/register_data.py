"""``data/register.csv`` and ``data/register.json``: the register for programs."""

import csv
import io
import json
from collections.abc import Sequence

from tcsite.exports.tables import INSTITUTION, Column, neutral
from tcsite.exports.values import MARK
from tcsite.facts.register import CLAUSES, Answer, ClauseEntry
from tcsite.files import Files
from tcsite.model.addresses import REGISTER_CSV, REGISTER_JSON

ABOUT = "What each institution must publish, as a minimum, and what its pages show: a row a clause."
COLUMNS = (
    INSTITUTION,
    Column("clause", f"Id of the clause: {', '.join(kind.id for kind in CLAUSES)}."),
    Column("answer", f"{', '.join(Answer)}. What a source does not state is not-stated, never not-met."),
    Column("evidence", "What the answer rests on, in a sentence."),
    Column("checked", "The day on which it was read: 2026-11-28.", "date"),
)


def register_data(entries: Sequence[ClauseEntry]) -> Files:
    """The same entries twice: a row a clause, and an object a clause."""
    rows = [
        (one.institution, one.clause, str(one.answer), one.evidence, one.checked.isoformat())
        for one in entries
    ]
    table = io.StringIO()
    writer = csv.writer(table)
    names = [column.name for column in COLUMNS]
    writer.writerow(names)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    register = {
        "schema": 1,
        "clauses": {kind.id: kind.name for kind in CLAUSES},
        "entries": [dict(zip(names, row, strict=True)) for row in rows],
    }
    return {
        REGISTER_CSV[1:]: (MARK + table.getvalue()).encode(),
        REGISTER_JSON[1:]: (json.dumps(register, ensure_ascii=False, indent=1) + "\n").encode(),
    }
