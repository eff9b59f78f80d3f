"""Plans: which one holds today, what its actions count for, and when something about it changed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import chain

from tcsite.facts.actions import status
from tcsite.facts.labels import labels
from tcsite.facts.once import once, once_each
from tcsite.language import dated, word
from tcsite.model import COLOURS, Action, Institution, Part, PartialDate, Plan, Strand
from tcsite.model.commitment import Pillar


def current_plan(institution: Institution, today: date) -> Plan | None:
    """The plan that holds: the newest of those in force that cover `today`; else the newest still called in force."""
    in_force = [plan for plan in institution.plans if plan.state == "in-force"]
    covering = [plan for plan in in_force if plan.period.covers(today)]
    return max(covering or in_force, key=_begins, default=None)


def plan_to_show(institution: Institution, today: date) -> Plan | None:
    """The plan that stands for an institution: the current one; else the newest that is no draft."""
    return current_plan(institution, today) or max(agreed_plans(institution), key=_begins, default=None)


def _begins(plan: Plan) -> tuple[date, str]:
    return plan.period.first, plan.id


def agreed_plans(institution: Institution) -> list[Plan]:
    """Its plans without drafts and withdrawn ones, oldest first."""
    agreed = [plan for plan in institution.plans if plan.agreed]
    return sorted(agreed, key=lambda plan: (plan.period.first, plan.period.last, plan.id))


def latest_plan(institution: Institution) -> Plan | None:
    """The agreed plan that reaches furthest, without those in whose place another stands."""
    standing = [plan for plan in agreed_plans(institution) if plan.state != "superseded"]
    return max(standing, key=_reach, default=None)


def _reach(plan: Plan) -> tuple[date, date]:
    """How far it reaches; one that is closed reaches no further than is known."""
    known = plan.period.end or plan.state != "closed"
    return (plan.period.last if known else plan.period.first), plan.period.first


def has_ended(plan: Plan, today: date) -> bool:
    """Whether a plan that is called in force is over; of an end that nobody stated, that is not said."""
    return plan.state == "in-force" and plan.period.last < today and not plan.period.approximate


def state_words(plan: Plan, today: date, language: str) -> str:
    """Its state as people are to read it: a plan that is over is not in force, whatever its file still says."""
    if has_ended(plan, today) and plan.period.end:
        return dated("plan.ended_in", "plan.ended_on", plan.period.end, language)
    return word("state", plan.state, language)


# What actions count for


@once_each
def strands_of(plan: Plan, action: Action) -> tuple[Strand, ...]:
    """The strands an action stands in; the first is that under which pages show it."""
    return plan.strands_of(action)


@once_each
def pillars_of(plan: Plan, action: Action) -> tuple[Pillar, ...]:
    """The pillars an action serves, each once: its own, or those of its strands."""
    return plan.pillars_of(action)


def recommendations(part: Part) -> tuple[str, ...]:
    """The recommendations that an action or a part of it is tagged with, however they are written: ``R6``."""
    return _recommendations(part.talent) if part.talent else ()


@lru_cache(1024)  # there are sixteen, and few ways to write them
def _recommendations(tags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tag.strip().upper().removeprefix("TALENT:").strip() for tag in tags)


@once_each
def themes_of(plan: Plan, action: Action) -> frozenset[str]:
    """What an action counts for: its pillars, and the recommendations that it or the plan's own table names."""
    themes = {number for part in (action, *action.parts) for number in recommendations(part)}
    if plan.talent:
        label = labels(plan)[_place(plan, action)]
        names = {*label.names, *(name for part in label.parts for name in part.names)}
        themes.update(id for id, answer in plan.talent.items() if names.intersection(answer.actions))
    return frozenset(themes.union(pillars_of(plan, action)))


def _place(plan: Plan, action: Action) -> int:
    return next(place for place, one in enumerate(plan.actions) if one is action)


def tally(plans: Iterable[Plan]) -> dict[str, int]:
    """How many actions have each status that occurs, in the order of COLOURS."""
    counts = dict.fromkeys(COLOURS, 0)
    for plan in plans:
        for action in plan.actions:
            counts[status(plan, action).status] += 1
    return {word: count for word, count in counts.items() if count}


@once
def by_pillar(plan: Plan) -> Mapping[str, Mapping[str, int]]:
    """A plan's actions by pillar, "" for none, and by status; the statuses that occur, in the order of COLOURS.

    An action of several pillars counts for each, so the numbers may add up to more than there are.
    """
    counts_of: dict[str, dict[str, int]] = {}
    for action in plan.actions:
        for pillar in pillars_of(plan, action) or ("",):
            counts = counts_of.setdefault(pillar, dict.fromkeys(COLOURS, 0))
            counts[status(plan, action).status] += 1
    return {
        pillar: {word: number for word, number in counts_of[pillar].items() if number}
        for pillar in sorted(counts_of)
    }


def by_theme(plan: Plan, themes: Iterable[str]) -> dict[str, int]:
    """How many of a plan's actions count for each of some themes."""
    served = Counter(chain.from_iterable([themes_of(plan, action) for action in plan.actions]))
    return {theme: served[theme] for theme in themes}


# When something changed


def newest(dates: Iterable[PartialDate | None], today: date) -> PartialDate | None:
    """The newest of some dates that is not still to come."""
    each = {id(one): one for one in dates if one}  # a plan says the same few dates again and again
    known = [one for one in each.values() if one.first <= today]
    return max(known, key=lambda one: (one.last, str(one)), default=None)


def progress_dates(institution: Institution, plan: Plan) -> Iterator[PartialDate]:
    """Every date at which something was said about the progress of a plan, or of its institution."""
    yield from _entries(plan)
    yield from (update.published for update in institution.updates)
    if plan.review:
        yield plan.review.date


@once
def _entries(plan: Plan) -> tuple[PartialDate, ...]:
    parts = chain.from_iterable((action, *action.parts) for action in plan.actions)
    return tuple([entry.date for part in parts for entry in part.progress])


def dates_of(plan: Plan) -> list[PartialDate | None]:
    """Every date at which a plan or its actions changed."""
    return [
        plan.source.date if plan.source else None,
        *(signature.date for signature in plan.sign_off),
        *(change.date for change in plan.changes),
        plan.review.date if plan.review else None,
        *_entries(plan),
    ]


def dates_of_institution(institution: Institution) -> list[PartialDate | None]:
    """Every date at which something about an institution changed."""
    return [
        *(changed for plan in institution.plans for changed in dates_of(plan)),
        *(update.published for update in institution.updates),
        *(assessment.date for assessment in institution.self_assessments),
        *(group.date for group in institution.measure_sets),
    ]
