"""What a published page says: status, contact, plan and how it can be reached, each with its evidence."""

from tcsite.published.reading import read_page
from tcsite.published.record import as_record, from_record, written
from tcsite.published.terminal import lines
from tcsite.published.values import CLAUSES, FACTS, Answer, Clause, PageReport

__all__ = [
    "CLAUSES",
    "FACTS",
    "Answer",
    "Clause",
    "PageReport",
    "as_record",
    "from_record",
    "lines",
    "read_page",
    "written",
]
