"""What the web answered, what earlier runs heard, and what is left alone: verdicts, history, ignored addresses.

Values and pure functions only: `edges/web` asks, and every date comes in as an argument. The history is a mapping
of addresses; `write_history` and `read_history` turn it into JSON and back.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from tcsite.frozen import dataclass

KEEP_DAYS = 1
"""How many days an address that answered well is left in peace."""

FORGET_DAYS = 90
"""Entries older than this, beyond `KEEP_DAYS`, belong to links that are no longer there."""

_GONE = 410  # the one status by which a server says that it is for ever


class Verdict(StrEnum):
    """What one run says of an address. Only `DEAD` and `REFUSED` can fail a check, `UNKNOWN` never alone."""

    LIVE = "live"
    MOVED = "moved"  # for good: write the new address
    DEAD = "dead"
    NOT_PUBLIC = "not public"  # answers, but not to everybody
    UNKNOWN = "unknown"  # no answer that says anything, this time
    REFUSED = "refused"  # not asked on purpose: another scheme, a private address


class Anchor(StrEnum):
    """Whether a fragment was found on somebody else's page: never an error."""

    NONE = ""  # there was none, or one that asks for no id
    FOUND = "found"
    MISSING = "missing"
    UNSEEN = "unseen"  # not HTML, cut short, or a page that scripts make


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect: the address that was asked and how it sent us on."""

    address: str
    status: int


@dataclass(frozen=True, slots=True)
class PageBody:
    """A page that was read: decoded bytes, at most some MiB of them."""

    content: bytes
    headers: tuple[tuple[str, str], ...]  # names in small letters
    whole: bool  # False: cut off at the limit, or the connection broke

    def header(self, name: str) -> str:
        """All values of a header, joined by commas; "" where there is none."""
        return ", ".join(value for key, value in self.headers if key == name)


@dataclass(frozen=True, slots=True)
class WebAnswer:
    """What one run found out about one address."""

    address: str  # as given, fragment included
    verdict: Verdict
    reason: str  # one line in plain words
    status: int = 0  # the last HTTP status; 0: there was none
    to: str = ""  # where redirects led, when not to the address itself
    note: str = ""  # what alone changed when it moved: "https", "a slash", "https and a slash"
    hops: tuple[Hop, ...] = ()
    anchor: Anchor = Anchor.NONE
    page: PageBody | None = None  # only where it was asked for


@dataclass(frozen=True, slots=True)
class WebProgress:
    """How far a run has got; reported after every answer."""

    done: int
    total: int
    hosts: int  # that still have addresses to answer for
    seconds: float  # how long the rest will take at least, at the pace that is promised to hosts
    latest: WebAnswer


def how_to_fix(answer: WebAnswer) -> str:
    """What to do about an answer; "" where there is nothing to do."""
    match answer.verdict:
        case Verdict.MOVED:
            return f"write {answer.to}"
        case Verdict.DEAD:
            return "correct the address, or remove the link"
        case Verdict.REFUSED:
            return "link a public http:// or https:// address, or allow this host by name"
        case Verdict.NOT_PUBLIC:
            return "see in a private window of your browser whether readers can open it"
        case Verdict.UNKNOWN:
            return "open it in your browser; it is asked again in the next run"
        case Verdict.LIVE if answer.anchor is Anchor.MISSING:
            return "see whether the page still has that heading, or link the page as a whole"
    return ""


# --- what earlier runs heard ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LinkHistory:
    """What is remembered of one address: the latest answer, seen together with the runs before it."""

    answer: WebAnswer  # of the latest run; without its page and hops
    day: date  # of the latest run
    since: date | None = None  # the first day of failing, dead or unknown, with nothing good in between
    dead: date | None = None  # the first day in that time on which it was found dead

    @property
    def confirmed(self) -> bool:
        """Dead indeed: two runs on different days agree, or the server said "gone"."""
        agreed = self.dead is not None and self.dead < self.day
        return self.answer.verdict is Verdict.DEAD and (agreed or self.answer.status == _GONE)

    @property
    def label(self) -> str:
        """The verdict as a report says it: "live", "dead since …", "failing since …"."""
        if self.answer.verdict is Verdict.DEAD and self.since:
            return f"{'dead' if self.confirmed else 'failing'} since {self.since.isoformat()}"
        return self.answer.verdict.value


History = Mapping[str, LinkHistory]


def due(
    addresses: Iterable[str], history: History, today: date, keep_days: int = KEEP_DAYS
) -> tuple[str, ...]:
    """The addresses to ask today: new ones, those that did not answer well, and those last asked long ago."""
    return tuple(address for address in addresses if not _fresh(history.get(address), today, keep_days))


def _fresh(entry: LinkHistory | None, today: date, keep_days: int) -> bool:
    # A day that lies ahead was written by a wrong clock: ask.
    return (
        entry is not None
        and entry.answer.verdict in (Verdict.LIVE, Verdict.MOVED)
        and 0 <= (today - entry.day).days <= keep_days
    )


def remember(
    history: History, answers: Iterable[WebAnswer], today: date, keep_days: int = KEEP_DAYS
) -> History:
    """The history with today's answers in it, sorted, without what nobody links any more."""
    entries = dict(history)
    for answer in answers:
        entries[answer.address] = _entry(answer, entries.get(answer.address), today)
    oldest = today - timedelta(days=FORGET_DAYS + keep_days)
    return {address: entry for address, entry in sorted(entries.items()) if entry.day >= oldest}


def _entry(answer: WebAnswer, before: LinkHistory | None, today: date) -> LinkHistory:
    answer = replace(answer, page=None, hops=())
    if answer.verdict not in (Verdict.DEAD, Verdict.UNKNOWN):
        return LinkHistory(answer, today)
    since = before.since if before and before.since else today
    dead = before.dead if before else None
    return LinkHistory(answer, today, since, dead or (today if answer.verdict is Verdict.DEAD else None))


def write_history(history: History) -> dict[str, dict[str, str | int]]:
    """The history as JSON can hold it: sorted, one small mapping an address, nothing empty."""
    return {address: _written(history[address]) for address in sorted(history)}


def _written(entry: LinkHistory) -> dict[str, str | int]:
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


def _read(address: str, fields: Mapping[str, object]) -> LinkHistory | None:
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
        return LinkHistory(answer, date.fromisoformat(str(fields.get("day"))), since, dead)
    except ValueError:
        return None


# --- what is left alone ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ignore:
    """An entry of the list: which addresses, why, and until when."""

    pattern: str  # an address, in which * stands for anything; without "#", fragments are ignored with it
    reason: str
    until: date  # the last day on which it holds


@dataclass(frozen=True, slots=True)
class Sifted:
    """Addresses to ask, without those to leave alone, and the entries that somebody should look at."""

    ask: tuple[str, ...]
    unmatched: tuple[Ignore, ...]  # they match no address: typing errors, or links long gone
    ended: tuple[Ignore, ...]  # their day is over: what they match is asked again


def sift(addresses: Iterable[str], ignores: Iterable[Ignore], today: date) -> Sifted:
    """Take out what is to be left alone today."""
    ignores = tuple(ignores)
    rules = [(ignore, _matcher(ignore.pattern)) for ignore in ignores]
    ask, used = [], set()
    for address in addresses:
        matching = [
            ignore for ignore, rule in rules if rule.fullmatch(_without_fragment(address, ignore.pattern))
        ]
        used.update(matching)
        if all(ignore.until < today for ignore in matching):
            ask.append(address)
    ended = tuple(ignore for ignore in ignores if ignore.until < today)
    unmatched = tuple(ignore for ignore in ignores if ignore not in used and ignore not in ended)
    return Sifted(tuple(ask), unmatched, ended)


def _matcher(pattern: str) -> re.Pattern[str]:
    # Atomic and lazy: each star takes the nearest place where what follows it fits, so that no pattern,
    # however many stars it has, takes longer than a walk along the address; the last part is tied to the end.
    head, *parts = (re.escape(part) for part in re.split(r"\*+", pattern))
    if not parts:
        return re.compile(head)
    *middle, last = parts
    return re.compile(head + "".join(f"(?>.*?{part})" for part in middle) + f".*{last}", re.DOTALL)


def _without_fragment(address: str, pattern: str) -> str:
    return address if "#" in pattern else address.partition("#")[0]
