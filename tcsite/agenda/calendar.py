"""The dates as an iCalendar file, for whatever calendar a lead uses.

Every date is an entry of a whole day. Where only a month or a year is known, a deadline stands on its last day
and a beginning on its first, and the entry says so. Its stamp is the day that stood for today.
"""

from tcsite.agenda.values import Agenda, Due
from tcsite.text.icalendar import CLOSING, CalendarEntry, entries, opening
from tcsite.text.urls import absolute


def icalendar(agenda: Agenda, *, base_url: str = "") -> bytes:
    """The file. With `base_url`, each entry links the page it is about."""
    found = (_entry(due, agenda, base_url) for due in agenda.dates)
    text = opening(f"Technician Commitment: {agenda.name}") + entries(found, agenda.today) + CLOSING
    return text.encode("utf-8", "replace")


def _entry(due: Due, agenda: Agenda, base_url: str) -> CalendarEntry:
    return CalendarEntry(
        f"{due.key}.{agenda.institution}@tcsite",
        due.day,
        due.what,
        " ".join(filter(None, (due.about, _exactness(due)))),
        due.kind,
        absolute(base_url, due.page) if base_url and due.page else "",
    )


def _exactness(due: Due) -> str:
    """What an entry says where the day is ours, not the plan's."""
    if due.when.day:
        return ""
    unit = "month" if due.when.month else "year"
    edge = "last" if due.day == due.when.last else "first"
    return f"Known to the {unit} only ({due.when.words}): this is its {edge} day."
