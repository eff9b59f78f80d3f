"""Periods: a plan's time in years, half-years or quarters, and which actions are due in each."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from tcsite.facts import actions
from tcsite.frozen import dataclass
from tcsite.language import date_words, month, phrase
from tcsite.model import Action, Plan


@dataclass(frozen=True, slots=True)
class PeriodBucket:
    """A part of a plan's time, or what lies outside it, and the actions that are due in it."""

    key: str  # 2024, 2024-H2, 2024-Q3, before, after, open (no end given) or none (no time given)
    words: str  # "July to December 2024"
    last: date | None  # its last day; none of what lies after the plan, or gives no end
    places: tuple[int, ...]  # of the actions in the plan

    @property
    def actions(self) -> int:
        """How many actions are due in it."""
        return len(self.places)


MOST_QUARTERS, MOST_HALVES = 18, 48
"""Months of a plan up to which its time is counted in quarters, and in half-years; beyond, in years. So a picture
has some eight rows."""

MOST_BUCKETS = 24
"""Up to so many, those without actions are listed too: a plan of a century would have hundreds."""


def due_buckets(plan: Plan, language: str) -> tuple[PeriodBucket, ...]:
    """A plan's actions by when they are due, in words of a language: every part of its time, and all that lies outside it.

    Where no action gives an end, no part of its time is listed: "none due then" would be more than anybody said.
    """
    bounds = _bounds(plan)
    months = _months_in_a_bucket(*bounds)
    keys = dict.fromkeys(_key(day, months) for day in _days(*bounds))
    places: dict[str, list[int]] = {key: [] for key in ("before", *keys, "after", "open", "none")}
    for place, action in enumerate(plan.actions):
        places[_when(plan, action, months)].append(place)
    unknown = plan.actions and len(places["open"]) + len(places["none"]) == len(plan.actions)
    listed = {} if unknown or len(keys) > MOST_BUCKETS else keys
    return tuple(
        PeriodBucket(key, _words(plan, key, months, language), _last(plan, key, months), tuple(due))
        for key, due in places.items()
        if due or key in listed
    )


def _bounds(plan: Plan) -> tuple[date, date]:
    """The plan's first and last day; where an end is not known, as far as its actions reach."""
    period = plan.period
    if period.from_ and period.end:
        return period.first, period.last
    ends = [end.last for action in plan.actions if (end := actions.due(plan, action))]
    first = period.first if period.from_ else min([*ends, period.last])
    return first, period.last if period.end else max([*ends, first])


def _months_in_a_bucket(first: date, last: date) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return 3 if months <= MOST_QUARTERS else 6 if months <= MOST_HALVES else 12


def _days(first: date, last: date) -> Iterator[date]:
    """A day of every month, and the last."""
    day = first
    while day < last:
        yield day
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    yield last


def _key(day: date, months: int) -> str:
    if months == 12:
        return str(day.year)
    return f"{day.year}-{'Q' if months == 3 else 'H'}{(day.month - 1) // months + 1}"


def _last(plan: Plan, key: str, months: int) -> date | None:
    if key == "before":
        return plan.period.first - timedelta(days=1)  # only a plan whose beginning is known has such
    if key in ("after", "open", "none"):
        return None
    year, _, part = key.partition("-")
    month_number = int(part[1]) * months if part else 12
    return date(int(year), month_number, monthrange(int(year), month_number)[1])


def _when(plan: Plan, action: Action, months: int) -> str:
    end = actions.due(plan, action)
    if end is None:
        return "open" if actions.gives_a_time(plan, action) else "none"
    if end.last < plan.period.first:
        return "before"
    return "after" if end.last > plan.period.last else _key(end.last, months)


def _words(plan: Plan, key: str, months: int, language: str) -> str:
    if key in ("before", "after"):
        end = plan.period.from_ if key == "before" else plan.period.end
        date = date_words(end, language) if end else ""
        return phrase("due.before" if key == "before" else "due.after", language, date=date)
    if key in ("open", "none"):
        return phrase("due.open" if key == "open" else "due.none", language)
    year, _, part = key.partition("-")
    if not part:
        return year
    first = (int(part[1]) - 1) * months
    return phrase(
        "due.months",
        language,
        first=month(first + 1, language),
        last=month(first + months, language),
        year=year,
    )
