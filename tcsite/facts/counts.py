"""Counts: the numbers that pictures draw, tables repeat and data files hold; one place, so that they agree."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tcsite.facts.standing import outcome, themes_of
from tcsite.model import COLOURS, Action, ActionMeasure, Institution, Measure, PartialDate, Plan
from tcsite.model.dates.partial import MONTH_NAMES


def by_pillar(plan: Plan) -> Mapping[str, Mapping[str, int]]:
    """A plan's actions by pillar, "" for none, and by status; the statuses that occur, in the order of COLOURS."""
    found: dict[str, dict[str, int]] = {}
    for action in plan.actions:
        counts = found.setdefault(plan.pillar(action) or "", dict.fromkeys(COLOURS, 0))
        counts[outcome(plan, action).status] += 1
    return {
        pillar: {status: number for status, number in found[pillar].items() if number}
        for pillar in sorted(found)
    }


def by_theme(plan: Plan, themes: Iterable[str]) -> dict[str, int]:
    """How many of a plan's actions count for each of some themes."""
    served = [themes_of(plan, action) for action in plan.actions]
    return {theme: sum(1 for one in served if theme in one) for theme in themes}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a plan's time, or what lies outside it, and how many actions are to be done by then."""

    key: str  # 2024, 2024-H2, 2024-Q3, before, after, open (a beginning only) or none (no time given)
    words: str  # "July to December 2024"
    actions: int


MOST_QUARTERS, MOST_HALVES = 18, 48
"""Months of a plan up to which its time is counted in quarters, and in half-years; beyond, in years. So a picture
has some eight rows."""

MOST_STRETCHES = 24
"""Stretches up to which those without actions are listed too: a plan of a century would have hundreds."""


def due(plan: Plan) -> tuple[Stretch, ...]:
    """A plan's actions by when they are to be done: every stretch of its time, and all that lies outside it."""
    months = _months_in_a_stretch(plan)
    keys = dict.fromkeys(_key(day, months) for day in _days(plan.period.first, plan.period.last))
    number = dict.fromkeys(["before", *keys, "after", "open", "none"], 0)
    for action in plan.actions:
        number[_when(plan, action, months)] += 1
    told = keys if len(keys) <= MOST_STRETCHES else {}
    return tuple(
        Stretch(key, _words(plan, key, months), many) for key, many in number.items() if many or key in told
    )


def _months_in_a_stretch(plan: Plan) -> int:
    first, last = plan.period.first, plan.period.last
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


def _when(plan: Plan, action: Action, months: int) -> str:
    begins, ends = _ends(plan, action)
    if not ends:
        return "open" if begins else "none"
    if ends.last < plan.period.first:
        return "before"
    return "after" if ends.last > plan.period.last else _key(ends.last, months)


def _ends(plan: Plan, action: Action) -> tuple[bool, PartialDate | None]:
    """Whether an action states its beginning, and its end; where only its parts tell, the end is that of the last."""
    span = action.span(plan.period)
    if span.from_ or span.to:
        return bool(span.from_), span.to
    spans = [part.span(plan.period) for part in action.parts]
    ends = [one.to for one in spans if one.to]
    whole = bool(spans) and len(ends) == len(spans)
    return any(one.from_ or one.to for one in spans), max(ends, key=lambda one: one.last) if whole else None


def _words(plan: Plan, key: str, months: int) -> str:
    if key in ("before", "after"):
        end = plan.period.from_ if key == "before" else plan.period.extended_to or plan.period.to
        return f"{key.capitalize()} {end.words}"
    if key in ("open", "none"):
        return "A beginning, but no end" if key == "open" else "No time given"
    year, _, part = key.partition("-")
    if not part:
        return year
    first = (int(part[1]) - 1) * months
    return f"{MONTH_NAMES[first]} to {MONTH_NAMES[first + months - 1]} {year}"


@dataclass(frozen=True, slots=True)
class Step:
    """From a figure to the one that an action wants it to become."""

    plan: Plan
    action: Action
    set_id: str
    measure: Measure
    value: float  # where it starts: the action's baseline, else the figure itself
    aim: ActionMeasure


def steps(institution: Institution) -> tuple[Step, ...]:
    """Every figure that has a number and a target in numbers, in the order of the page of figures."""
    found = []
    for one in institution.measure_sets:
        for measure in one.measures:
            for plan, action, aim in _aims(institution, f"{one.id}-{measure.id}"):
                start = aim.baseline if aim.baseline is not None else measure.value
                if start is not None and aim.target is not None:
                    found.append(Step(plan, action, one.id, measure, start, aim))
    return tuple(found)


def _aims(institution: Institution, reference: str) -> Iterator[tuple[Plan, Action, ActionMeasure]]:
    for plan in institution.plans:
        for action in plan.actions:
            for part in (action, *action.parts):
                for aim in part.measures:
                    if aim.measure == reference:
                        yield plan, action, aim
