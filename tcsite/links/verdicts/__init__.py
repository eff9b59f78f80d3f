"""What the web answered, and what to make of it: verdicts, memory between runs, ignored addresses.

Values and pure functions only: the asking is in `edges/web`, and every date comes in as an argument.
"""

from tcsite.links.verdicts.history import (
    KEEP_DAYS,
    History,
    HistoryEntry,
    LinkHistory,
    due,
    link_history,
    read_history,
    remember,
    write_history,
)
from tcsite.links.verdicts.ignores import Ignore, Sifted, sift
from tcsite.links.verdicts.values import Anchor, FetchedPage, Hop, Verdict, WebAnswer, WebProgress, how_to_fix

__all__ = [
    "KEEP_DAYS",
    "Anchor",
    "FetchedPage",
    "History",
    "HistoryEntry",
    "Hop",
    "Ignore",
    "LinkHistory",
    "Sifted",
    "Verdict",
    "WebAnswer",
    "WebProgress",
    "due",
    "how_to_fix",
    "link_history",
    "read_history",
    "remember",
    "sift",
    "write_history",
]
