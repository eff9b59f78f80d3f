"""Outlook: where an institution stands, what is due, what is missing and what to do next, for its lead."""

from tcsite.agenda.calendar import icalendar
from tcsite.agenda.text import as_text
from tcsite.agenda.values import Clause, Due, Outlook, Place, Standing, Todo
from tcsite.agenda.whole import as_json, outlook

__all__ = [
    "Clause",
    "Due",
    "Outlook",
    "Place",
    "Standing",
    "Todo",
    "as_json",
    "as_text",
    "icalendar",
    "outlook",
]
