"""A plan as a strip: one mark an action in the order of time, with today between what is past and what is to come."""

from collections.abc import Sequence

from tcsite.facts.facets import facets_of
from tcsite.facts.periods import due_buckets
from tcsite.facts.timeliness import Timeliness, counted
from tcsite.frozen import dataclass
from tcsite.language import word
from tcsite.model import Action, Plan
from tcsite.model.addresses import slug
from tcsite.site.views.action import ActionView
from tcsite.site.views.filters import by_order, by_words, filters_of
from tcsite.site.views.parts import Filter, Link, StatusMark, TimeMark
from tcsite.site.views.site_context import SiteContext


@dataclass(frozen=True, slots=True)
class StripMark:
    """One action in the strip."""

    link: Link  # its label, else its number in the plan
    words: str  # its text, or the beginning of it
    status: StatusMark
    time: TimeMark | None


@dataclass(frozen=True, slots=True)
class StripPeriod:
    """A part of the plan's time and the actions that are due in it."""

    words: str  # "July to December 2026", "No time given"
    dated: bool  # whether it is a time at all
    today: bool  # whether today lies here: all periods before it are past
    marks: tuple[StripMark, ...]


@dataclass(frozen=True, slots=True)
class TimeCount:
    """How many actions stand in one way to their time."""

    key: str  # "overdue"
    count: int
    words: str  # "past their time, with no outcome stated"


def strip_of(context: SiteContext, plan: Plan, views: Sequence[ActionView]) -> tuple[StripPeriod, ...]:
    """The strip of a plan; empty where no action gives a time. Today stands in the first period that is not over."""
    buckets = due_buckets(plan, context.language)
    if all(one.key in ("open", "none") for one in buckets if one.actions):
        return ()
    now = next((one.key for one in buckets if one.last and one.last >= context.today), "after")
    return tuple(
        StripPeriod(
            one.words,
            one.key not in ("open", "none"),
            one.key == now,
            tuple(_mark(place, views[place]) for place in one.places),
        )
        for one in buckets
    )


def _mark(place: int, view: ActionView) -> StripMark:
    return StripMark(
        Link(view.label or str(place + 1), f"#{view.anchor}"), view.words, view.status, view.time
    )


def time_counts(context: SiteContext, views: Sequence[ActionView]) -> tuple[TimeCount, ...]:
    """How many actions are overdue, due next and so on."""
    counts = counted(Timeliness(view.time.key) for view in views if view.time)
    return tuple(
        TimeCount(time, count, word("timeliness_count", time, context.language))
        for time, count in counts.items()
    )


def marks_of(context: SiteContext, plan: Plan, action: Action, view: ActionView) -> str:
    """What the filters of the plan's page know an action by."""
    said = [("time", view.time.key)] if view.time else []
    said += [("owner", slug(name)) for name in _owners(context, action)]
    return " ".join([facets_of(plan, action).marks, *(f"{name}:{value}" for name, value in said)])


def plan_filters(context: SiteContext, plan: Plan, views: Sequence[ActionView]) -> tuple[Filter, ...]:
    """What readers narrow the plan's actions by."""
    facets = [facets_of(plan, action) for action in plan.actions]
    named = [_owners(context, action) for action in plan.actions]
    owners = {slug(name): name for names in named for name in reversed(names)}
    held = [slug(name) for names in named for name in names]
    times = {one.value: mark.word for one in Timeliness if (mark := context.time_mark(one))}
    return filters_of(
        by_order(
            "status",
            context.say("shared.status"),
            (one.status for one in facets),
            {key: mark.word for key, mark in context.marks.items()},
        ),
        by_order(
            "time", context.say("action.when"), (view.time.key if view.time else "" for view in views), times
        ),
        by_words("owner", context.say("action.owner"), held, owners.__getitem__),
        by_order(
            "pillar",
            context.say("shared.pillar"),
            (pillar for one in facets for pillar in one.pillars),
            context.pillars,
        ),
        by_words("due", context.say("filters.due"), (one.due for one in facets)),
    )


def _owners(context: SiteContext, action: Action) -> list[str]:
    """The owners of an action and of its parts, each once."""
    names = (context.words(owner) for part in (action, *action.parts) for owner in part.owners)
    return list(dict.fromkeys(name for name in names if slug(name)))
