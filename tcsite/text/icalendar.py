"""iCalendar (RFC 5545): entries of whole days, as every calendar reads them.

The same thing keeps its UID, so that a calendar which reads the file again moves the entry rather than adding one.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from tcsite.frozen import dataclass

FOLD = 75
"""Octets of a line, its end not counted; RFC 5545, section 3.1."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An entry of a whole day."""

    uid: str
    day: date
    summary: str
    description: str
    category: str
    url: str = ""


def opening(name: str) -> str:
    """What stands before the entries of a calendar."""
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tcsite//Technician Commitment//EN")
    return _lines((*lines, f"X-WR-CALNAME:{_text(name)}"))


CLOSING = "END:VCALENDAR\r\n"
"""What stands behind them."""


def entries(found: Iterable[CalendarEntry], stamp: date) -> str:
    """The entries; `stamp` is the day from which on they are so: the same content gives the same bytes."""
    return _lines(line for entry in found for line in _entry(entry, stamp))


def _entry(entry: CalendarEntry, stamp: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(entry.uid)}"
    yield f"DTSTAMP:{_day(stamp)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(entry.day)}"
    if entry.day < date.max:
        yield f"DTEND;VALUE=DATE:{_day(entry.day + timedelta(days=1))}"
    yield f"SUMMARY:{_text(entry.summary)}"
    yield f"DESCRIPTION:{_text(entry.description)}"
    if entry.url:
        yield f"URL:{entry.url}"
    yield f"CATEGORIES:{entry.category.upper()}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def _text(words: str) -> str:
    """A value of the type TEXT. Control characters have no place in one."""
    if not words.isprintable():
        words = "".join(sign for sign in words if sign == "\n" or sign.isprintable())
    return words.translate(_ESCAPES)


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most `FOLD` octets; those after the first begin with a space. No character is cut."""
    octets, at, begins, room = line.encode("utf-8", "replace"), 0, "", FOLD
    while len(octets) - at > room:
        end = at + room
        while octets[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        yield begins + octets[at:end].decode()
        at, begins, room = end, " ", FOLD - 1
    yield begins + octets[at:].decode()
