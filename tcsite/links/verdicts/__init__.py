"""What the web answered, and what to make of it: verdicts, memory between runs, ignored addresses.

Values and pure functions only: the asking is in `edges/web`, and every date comes in as an argument.
"""

from tcsite.links.verdicts.ignores import Ignore, Sifted, sift
from tcsite.links.verdicts.memory import (
    KEEP_DAYS,
    Entry,
    Record,
    Standing,
    due,
    read_record,
    remember,
    standing,
    write_record,
)
from tcsite.links.verdicts.values import Anchor, Answer, Hop, Page, Progress, Verdict, mend

__all__ = [
    "KEEP_DAYS",
    "Anchor",
    "Answer",
    "Entry",
    "Hop",
    "Ignore",
    "Page",
    "Progress",
    "Record",
    "Sifted",
    "Standing",
    "Verdict",
    "due",
    "mend",
    "read_record",
    "remember",
    "sift",
    "standing",
    "write_record",
]
