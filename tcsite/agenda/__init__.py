"""Agenda: where an institution stands, what is due, what is missing and what to do next, for its lead."""

from tcsite.agenda.agenda import agenda_of, as_json
from tcsite.agenda.calendar import icalendar
from tcsite.agenda.text import as_text
from tcsite.agenda.values import Agenda, Due, MinimumClause, PlanStatus, Task
