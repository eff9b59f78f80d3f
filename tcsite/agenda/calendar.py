"""The dates as an iCalendar file (RFC 5545), for whatever calendar a lead uses.

Every date is an entry of a whole day. Where only a month or a year is known, a deadline stands on its last day
and a beginning on its first, and the entry says so. The same thing keeps its UID, so that a calendar which reads
the file again moves the entry rather than adding one; and DTSTAMP is the day that stood for today, so that the
same content gives the same file.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from tcsite.agenda.values import Agenda, Due
from tcsite.text.urls import absolute

FOLD = 75
"""Octets of a line, its end not counted; RFC 5545, section 3.1."""


def icalendar(agenda: Agenda, *, base_url: str = "") -> bytes:
    """The file. With `base_url`, each entry links the page it is about."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//tcsite//Technician Commitment//EN",
        f"X-WR-CALNAME:{_text(f'Technician Commitment: {agenda.name}')}",
    ]
    for due in agenda.dates:
        lines += _event(due, agenda, base_url)
    lines.append("END:VCALENDAR")
    return b"".join(part + b"\r\n" for line in lines for part in _folded(line))


def _event(due: Due, agenda: Agenda, base_url: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(due.key)}.{agenda.institution}@tcsite"
    yield f"DTSTAMP:{_day(agenda.today)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(due.day)}"
    if due.day < date.max:
        yield f"DTEND;VALUE=DATE:{_day(due.day + timedelta(days=1))}"
    yield f"SUMMARY:{_text(due.what)}"
    yield f"DESCRIPTION:{_text(' '.join(filter(None, (due.about, _exactness(due)))))}"
    if base_url and due.page:
        yield f"URL:{absolute(base_url, due.page)}"
    yield f"CATEGORIES:{due.kind.upper()}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _exactness(due: Due) -> str:
    """What an entry says where the day is ours, not the plan's."""
    if due.when.day:
        return ""
    unit = "month" if due.when.month else "year"
    edge = "last" if due.day == due.when.last else "first"
    return f"Known to the {unit} only ({due.when.words}): this is its {edge} day."


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def _text(words: str) -> str:
    """A value of the type TEXT. Control characters have no place in one."""
    clean = "".join(sign for sign in words if sign == "\n" or sign.isprintable())
    return clean.translate(_ESCAPES)


def _folded(line: str) -> Iterator[bytes]:
    """A line in pieces of at most `FOLD` octets; those after the first begin with a space. No character is cut."""
    piece = b""
    for character in line:
        octets = character.encode("utf-8", "replace")
        if len(piece) + len(octets) > FOLD:
            yield piece
            piece = b" "
        piece += octets
    yield piece
