"""Results: what figures became that actions are to move, and whether a target is reached, missed or not measured.

A result is dated. It stands at the action itself, or in the survey or table that repeats the one the figure comes from.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from tcsite.frozen import dataclass
from tcsite.model import ActionMeasure, PartialDate


class Outcome(StrEnum):
    """How a figure stands to its target."""

    REACHED = "reached"
    MISSED = "missed"  # its date has passed, and the last figure is short of it
    NOT_MEASURED = "not-measured"  # its date has passed, and there is no figure
    OPEN = "open"  # its date is to come, or it has none
    NONE = ""  # there is no target, or nothing says which way it lies


@dataclass(frozen=True, slots=True)
class DatedResult:
    """What a figure was on a day."""

    date: PartialDate
    value: float
    group: str = ""  # the id of the survey or table that says so; empty where the action does


def in_order(results: Iterable[DatedResult]) -> tuple[DatedResult, ...]:
    """Results, the oldest first."""
    return tuple(sorted(results, key=lambda one: (one.date.last, one.date.first, one.group)))


def outcome(
    aim: ActionMeasure,
    start: float | None,
    results: tuple[DatedResult, ...],
    today: date,
    known_until: date = date.max,
) -> Outcome:
    """How a figure stands to its target on a day.

    The last figure up to the target's date decides, once that has passed; a later one may still reach it. What is
    reached before its date is reached. `known_until` is the day up to which results can be known: a transcription whose
    source is older than the target's date cannot say that nobody measured it.
    """
    if aim.target is None and aim.direction is None:
        return Outcome.NONE
    known = [one for one in results if one.date.first <= today]
    over = bool(aim.by and aim.by.last < today)
    if not known:
        return Outcome.NOT_MEASURED if over and aim.by and known_until > aim.by.last else Outcome.OPEN
    in_time = [one for one in known if not aim.by or one.date.first <= aim.by.last]
    met = [_meets(aim, start, one.value) for one in (in_time[-1:] or known[-1:]) + known[-1:]]
    if True in met:
        return Outcome.REACHED
    if None in met:
        return Outcome.NONE
    return Outcome.MISSED if over else Outcome.OPEN


def _meets(aim: ActionMeasure, start: float | None, value: float) -> bool | None:
    """Whether a figure meets the target; nothing where no one says which way the target lies."""
    goal = aim.target if aim.target is not None else start
    if goal is None:
        return None
    if value == goal and (aim.target is not None or aim.direction == "maintain"):
        return True
    falls = aim.direction == "decrease" or (
        start is not None and aim.target is not None and aim.target < start
    )
    if falls and not aim.at_least:
        return value < goal
    if aim.at_least or aim.direction or (start is not None and start != goal):
        return value > goal
    return None
