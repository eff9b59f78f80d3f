"""What earlier runs found: who need not be asked again, since when a link fails, when it counts as dead.

The history is a mapping of addresses to entries; `write_history` and `read_history` turn it into JSON and back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tcsite.links.verdicts.values import Anchor, Verdict, WebAnswer

KEEP_DAYS = 1
"""How many days an address that answered well is left in peace."""

FORGET_DAYS = 90
"""Entries older than this, beyond `KEEP_DAYS`, belong to links that are no longer there."""

_GOOD = (Verdict.LIVE, Verdict.MOVED)
_FAILING = (Verdict.DEAD, Verdict.UNKNOWN)
_GONE = 410  # the one status by which a server says that it is for ever


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """What is remembered of one address."""

    answer: WebAnswer  # of the latest run; without its page and hops
    day: date  # of the latest run
    since: date | None = None  # the first day of failing, dead or unknown, with nothing good in between
    dead: date | None = None  # the first day in that time on which it was found dead


History = Mapping[str, HistoryEntry]


@dataclass(frozen=True, slots=True)
class LinkHistory:
    """An answer seen together with the runs before it."""

    answer: WebAnswer
    since: date | None  # failing since then; None: not failing
    day: date  # when it was last asked
    confirmed: bool  # dead indeed: two runs on different days agree, or it said "gone"

    @property
    def label(self) -> str:
        """The verdict as a report says it: "live", "dead since …", "failing since …"."""
        if self.answer.verdict is Verdict.DEAD and self.since:
            return f"{'dead' if self.confirmed else 'failing'} since {self.since.isoformat()}"
        return self.answer.verdict.value


def due(
    addresses: Iterable[str], history: History, today: date, keep_days: int = KEEP_DAYS
) -> tuple[str, ...]:
    """The addresses to ask today: new ones, those that did not answer well, and those last asked long ago."""
    return tuple(address for address in addresses if not _fresh(history.get(address), today, keep_days))


def _fresh(entry: HistoryEntry | None, today: date, keep_days: int) -> bool:
    # A day that lies ahead was written by a wrong clock: ask.
    return entry is not None and entry.answer.verdict in _GOOD and 0 <= (today - entry.day).days <= keep_days


def remember(
    history: History, answers: Iterable[WebAnswer], today: date, keep_days: int = KEEP_DAYS
) -> History:
    """The history with today's answers in it, sorted, without what nobody links any more."""
    entries = dict(history)
    for answer in answers:
        entries[answer.address] = _entry(answer, entries.get(answer.address), today)
    oldest = today - timedelta(days=FORGET_DAYS + keep_days)
    return {address: entry for address, entry in sorted(entries.items()) if entry.day >= oldest}


def _entry(answer: WebAnswer, before: HistoryEntry | None, today: date) -> HistoryEntry:
    answer = replace(answer, page=None, hops=())
    if answer.verdict not in _FAILING:
        return HistoryEntry(answer, today)
    since = before.since if before and before.since else today
    dead = before.dead if before else None
    return HistoryEntry(answer, today, since, dead or (today if answer.verdict is Verdict.DEAD else None))


def link_history(entry: HistoryEntry) -> LinkHistory:
    """What to make of an entry: a link is dead only when two runs on different days agree, or it said "gone"."""
    dead = entry.answer.verdict is Verdict.DEAD
    agreed = entry.dead is not None and entry.dead < entry.day
    confirmed = dead and (agreed or entry.answer.status == _GONE)
    return LinkHistory(entry.answer, entry.since, entry.day, confirmed)


def write_history(history: History) -> dict[str, dict[str, str | int]]:
    """The history as JSON can hold it: sorted, one small mapping an address, nothing empty."""
    return {address: _written(history[address]) for address in sorted(history)}


def _written(entry: HistoryEntry) -> dict[str, str | int]:
    answer = entry.answer
    fields: dict[str, str | int] = {
        "verdict": answer.verdict.value,
        "reason": answer.reason,
        "status": answer.status,
        "to": answer.to,
        "note": answer.note,
        "anchor": answer.anchor.value,
        "day": entry.day.isoformat(),
        "since": entry.since.isoformat() if entry.since else "",
        "dead": entry.dead.isoformat() if entry.dead else "",
    }
    return {name: value for name, value in fields.items() if value}


def read_history(stored: object) -> History:
    """What `write_history` was made into; what makes no sense in it is forgotten, and will be asked again."""
    if not isinstance(stored, Mapping):
        return {}
    entries = {}
    for address, fields in stored.items():
        if isinstance(address, str) and isinstance(fields, Mapping) and (entry := _read(address, fields)):
            entries[address] = entry
    return entries


def _read(address: str, fields: Mapping[str, object]) -> HistoryEntry | None:
    words = {name: str(fields.get(name, "")) for name in ("reason", "to", "note", "since", "dead")}
    try:
        answer = WebAnswer(
            address,
            Verdict(str(fields.get("verdict"))),
            words["reason"],
            int(str(fields.get("status", 0))),
            words["to"],
            words["note"],
            anchor=Anchor(str(fields.get("anchor", ""))),
        )
        since, dead = (date.fromisoformat(words[name]) if words[name] else None for name in ("since", "dead"))
        return HistoryEntry(answer, date.fromisoformat(str(fields.get("day"))), since, dead)
    except ValueError:
        return None
