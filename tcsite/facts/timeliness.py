"""How an action stands to its time: overdue, its time passed, due next, done early, done late.

"Overdue" is said only where somebody who could know says that it is not done: an action whose status nobody states, or
whose status comes from a source older than its end, is one whose time has passed. A closed plan has no deadlines left.
"Done late" is said only of what a report after its end called unfinished: a review says years later that something is
complete, and not when it became so.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from tcsite.facts.actions import NOT_STATED, is_routine, part_due, part_status, settled
from tcsite.frozen import dataclass
from tcsite.model import Action, Institution, Part, PartialDate, Plan
from tcsite.model.dates.months import months_after

NEXT_MONTHS = 6
"""Months before its end from which on an action is due next: half a year, as a steering group meets."""


class Timeliness(StrEnum):
    """How an action, or a part of one, stands to its time; in the order of urgency."""

    OVERDUE = "overdue"  # said to be unfinished, and its end has passed
    PASSED = "passed"  # its end has passed, and nobody says how far it is
    NEXT = "next"  # to be done within half a year
    LATE = "late"  # reported as unfinished after its end, and as complete later
    EARLY = "early"  # reported as complete before the time of its end had begun
    NONE = ""  # nothing to say: no end, far away, in time, or routine


def known_until(institution: Institution, plan: Plan) -> date:
    """The day up to which the plan's statuses can be known: a transcription's is that of its source."""
    source = plan.source or institution.source
    if source is None:
        return date.max
    return source.date.last if source.date else date.min


def timeliness(plan: Plan, action: Action, part: Part, today: date, known: date) -> Timeliness:
    """How an action (`part` is the action itself) or one of its parts stands to its time on a day."""
    end = part_due(plan, action, part)
    if end is None or is_routine(action, part):
        return Timeliness.NONE
    status = part_status(plan, action, part)
    if status == "complete":
        return _done(end, part)
    if settled(plan, action, part) or not plan.running:
        return Timeliness.NONE
    if end.last < today:
        stated = _stated(plan, action, part, today) and known > end.last
        return Timeliness.OVERDUE if stated else Timeliness.PASSED
    return Timeliness.NEXT if months_after(end.last, -NEXT_MONTHS) <= today else Timeliness.NONE


def _stated(plan: Plan, action: Action, part: Part, today: date) -> bool:
    """Whether it is said to be unfinished: by its own status, or by that of a part whose end has passed too."""
    if part_status(plan, action, part) != NOT_STATED:
        return True
    late = (one for one in action.parts if part is action and not settled(plan, action, one))
    ends = (
        (one, part_due(plan, action, one)) for one in late if part_status(plan, action, one) != NOT_STATED
    )
    return any(end and end.last < today for _, end in ends)


_UNFINISHED = frozenset({"not-started", "in-progress", "delayed", "paused"})


def _completed(part: Part) -> PartialDate | None:
    """When it was first reported as complete."""
    dates = [entry.date for entry in part.progress if entry.status == "complete"]
    return min(dates, key=lambda one: one.last, default=None)


def _done(end: PartialDate, part: Part) -> Timeliness:
    completed = _completed(part)
    if completed is None:
        return Timeliness.NONE
    if any(
        entry.status in _UNFINISHED and end.last < entry.date.first <= completed.last
        for entry in part.progress
    ):
        return Timeliness.LATE
    return Timeliness.EARLY if completed.last < end.first else Timeliness.NONE


@dataclass(frozen=True, slots=True)
class PlanTimes:
    """How a plan's actions stand to their time."""

    counts: dict[Timeliness, int]
    dated: int  # actions that give an end
    next_due: PartialDate | None  # the nearest end to come of what is not settled


def plan_times(institution: Institution, plan: Plan, today: date) -> PlanTimes:
    """How the actions of a plan stand to their time on a day."""
    known = known_until(institution, plan)
    ends = {place: end for place, one in enumerate(plan.actions) if (end := part_due(plan, one, one))}
    open_ends = (end for place, end in ends.items() if _to_come(plan, plan.actions[place], end, today))
    return PlanTimes(
        counted(timeliness(plan, one, one, today, known) for one in plan.actions),
        len(ends),
        min(open_ends, key=lambda end: (end.last, end.first), default=None),
    )


def _to_come(plan: Plan, action: Action, end: PartialDate, today: date) -> bool:
    running = plan.running and not is_routine(action, action)
    return running and not settled(plan, action, action) and end.last >= today


def counted(each: Iterable[Timeliness]) -> dict[Timeliness, int]:
    """How many actions stand how to their time, the most urgent first; those without anything to say left out."""
    counts = Counter(each)
    return {one: counts[one] for one in Timeliness if one and counts[one]}
