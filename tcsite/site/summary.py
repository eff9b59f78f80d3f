"""Summaries: all that the rest of the site shows of an institution, in plain values.

Directory, lists, search page, comparison and news are made of these alone, so that an institution whose files did
not change need not be read again for them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import TypeVar, cast

from tcsite.facts.comparison import column
from tcsite.facts.coverage import mapped, tagged
from tcsite.facts.facets import Facets, facets_of
from tcsite.facts.labels import labels
from tcsite.facts.namesakes import places
from tcsite.facts.news import NewsItem
from tcsite.facts.plans import by_pillar, by_theme, current_plan, has_ended, state_words, tally
from tcsite.facts.register_dates import DatedFact, dated_facts
from tcsite.facts.timeliness import plan_times
from tcsite.frozen import dataclass
from tcsite.language import word
from tcsite.model import COLOURS, Institution, Plan
from tcsite.site.views.action import split_text
from tcsite.site.views.institution import Related, contacts
from tcsite.site.views.news import news_items
from tcsite.site.views.parts import ContactLine, Link
from tcsite.site.views.site_context import SiteContext
from tcsite.site.views.timing import timing_of
from tcsite.text.markdown import Prose, plain
from tcsite.text.words import MarkedWords, language_of

T = TypeVar("T")

Counts = Mapping[str, int]
"""How many actions have each status, by status."""

ALL = "all"
"""The key under which every action counts."""


@dataclass(frozen=True, slots=True)
class ActionSummary:
    """An action as lists show it."""

    address: str
    label: str  # empty where the source gives no id
    words: str
    facets: Facets
    language: str = ""  # of the words, where it differs from the page's

    @property
    def keys(self) -> frozenset[str]:
        """What the action counts for: `ALL`, its pillars, its recommendations, "status:…" and "due:…"."""
        return _keys(self.facets)


@lru_cache(4096)  # many actions have the same, and every list asks
def _keys(facets: Facets) -> frozenset[str]:
    keys = {ALL, *facets.pillars, facet_key("status", facets.status), *facets.recommendations}
    return frozenset(keys | {facet_key("due", facets.due)} if facets.due else keys)


Actions = tuple[tuple[ActionSummary, ...], ...]
"""The actions of an institution, plan by plan."""

ActionsOf = Callable[[str], Actions]
"""From an institution's id to its actions: only pages that show them ask."""


def facet_key(name: str, value: str) -> str:
    """The key of the actions that have a status, or are due in a year."""
    return f"{name}:{value}"


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """A plan and its actions as lists show them."""

    id: str
    link: Link
    state: str  # "In force", "Ended in July 2027"
    counts: Mapping[str, Counts]  # the actions by what they count for, then by status
    pillars: Mapping[str, Counts]  # by pillar, "" for none
    recommendations: Mapping[str, int]  # actions that name each, only those that some do
    actions: int  # how many it has; none where they are not entered, whatever the plan holds
    tagged: bool  # whether it names recommendations at all
    mapped: bool  # whether it assigns actions to pillars at all


@dataclass(frozen=True, slots=True)
class CurrentPlan:
    """The plan in force."""

    place: int  # among the institution's plans
    until: str  # "July 2027"
    ended: bool  # whether its period is over
    tally: Counts
    times: Counts  # how many actions are overdue, due next …
    on_time: str  # "Nothing overdue"
    next_due: str  # the nearest end to come: "March 2027"
    ends: str  # the last day of its period: "2027-07-31"


@dataclass(frozen=True, slots=True)
class ComparedPlan:
    """The plan that stands for an institution beside others: the one in force, else the newest that is no draft."""

    place: int  # among the institution's plans
    themes: Mapping[str, int]  # actions by pillar and by recommendation


@dataclass(frozen=True, slots=True)
class InstitutionSummary:
    """An institution as the rest of the site shows it."""

    id: str
    file: str  # its institution.yaml
    name: str
    address: str
    kind: str
    nation: str
    role: str
    invented: bool  # it does not exist: no count of institutions holds it
    transcribed: bool  # from a source, which may be silent on what there is
    source_date: str  # how old that source is
    plan_was_due: bool  # the day of `plan_due` has passed
    part_of: str  # id of the institution that it is part of, or empty
    since: str
    plan_due: str  # when its first plan is due
    contact: ContactLine | None
    plans: tuple[PlanSummary, ...]  # oldest first
    current: CurrentPlan | None
    compared: ComparedPlan | None
    forms: tuple[Link, ...]  # its self-assessments, oldest first
    updates: tuple[Link, ...]  # the newest first
    measures: str  # address of its page of figures, or empty
    news: tuple[NewsItem, ...]  # the newest first
    dated: tuple[DatedFact, ...]  # what of the minimum is dated, the oldest first
    language: str = ""  # of its name, where it differs from the page's

    @property
    def link(self) -> Link:
        """Its name, leading to its page."""
        return Link(self.name, self.address, self.language)

    @property
    def current_plan(self) -> PlanSummary | None:
        """The plan in force."""
        return self.plans[self.current.place] if self.current else None


def counted_among(summaries: Sequence[InstitutionSummary], home: str) -> list[InstitutionSummary]:
    """The institutions that lists show and numbers count: those that exist.

    An invented one shows what these pages can hold; beside real ones it would make every sum untrue. A site that is about
    an invented one, or has no other, counts it: there, nobody takes it for one of many.
    """
    real = [one for one in summaries if not one.invented or one.id == home]
    return real or list(summaries)


def summary_of(context: SiteContext, one: Institution) -> tuple[InstitutionSummary, Actions]:
    """The summary of an institution on the site's day, and its actions."""
    actions = tuple(tuple(_actions(context, plan)) for plan in one.plans)
    return _summary(context, one, actions), actions


def _summary(context: SiteContext, one: Institution, actions: Actions) -> InstitutionSummary:
    own, id = context.addresses, one.id
    current = current_plan(one, context.today)
    people = contacts(context, one)
    name = context.words(one.name)
    return InstitutionSummary(
        id=id,
        file=one.file,
        name=name,
        address=own.institution(id),
        kind=one.kind,
        nation=one.nation or "",
        role=one.status.role,
        invented=one.invented,
        transcribed=bool(one.source),
        source_date=context.date_words(one.source.date) if one.source else "",
        plan_was_due=bool(one.plan_due and one.plan_due.by.last < context.today),
        part_of=one.part_of or "",
        since=context.date_words(one.status.since),
        plan_due=context.date_words(one.plan_due.by) if one.plan_due and not current else "",
        contact=people[0] if people else None,
        plans=tuple(_plan(context, *pair) for pair in zip(one.plans, actions, strict=True)),
        current=_current(context, one, current) if current else None,
        compared=_compared(context, one),
        forms=tuple(context.link(form.title, own.assessment(id, form.id)) for form in one.self_assessments),
        updates=tuple(context.link(update.title, own.update(id, update.id)) for update in one.updates),
        measures=own.measures(id) if one.measure_sets else "",
        news=news_items(context, one),
        dated=dated_facts(one, context.language),
        language=language_of(name),
    )


def _current(context: SiteContext, one: Institution, plan: Plan) -> CurrentPlan:
    times = plan_times(one, plan, context.today)
    return CurrentPlan(
        _place(one, plan),
        context.date_words(plan.period.end),
        has_ended(plan, context.today),
        tally([plan]),
        {str(time): number for time, number in times.counts.items()},
        timing_of(context, one, plan).first,
        context.date_words(times.next_due),
        plan.period.last.isoformat(),
    )


def _place(one: Institution, plan: Plan) -> int:
    return next(place for place, each in enumerate(one.plans) if each is plan)


def _plan(context: SiteContext, plan: Plan, actions: Sequence[ActionSummary]) -> PlanSummary:
    counts: dict[str, dict[str, int]] = {}
    for action in actions:
        for key in sorted(action.keys):
            by = counts.setdefault(key, {})
            by[action.facets.status] = by.get(action.facets.status, 0) + 1
    named = by_theme(plan, context.recommendations)
    return PlanSummary(
        plan.id,
        context.plan_link(plan),
        state_words(plan, context.today, context.language),
        counts,
        by_pillar(plan),
        {id: number for id, number in named.items() if number},
        len(actions),
        tagged(plan),
        mapped(plan),
    )


def _actions(context: SiteContext, plan: Plan) -> Sequence[ActionSummary]:
    return [
        ActionSummary(
            context.addresses.action(plan.institution, plan.id, label.anchor),
            label.shown,
            plain(split_text(words)[0]),
            facets_of(plan, action),
            language,
        )
        for action, label in zip(plan.actions, labels(plan), strict=True)
        for words, language in [context.said(action.text)]
    ]


def _compared(context: SiteContext, one: Institution) -> ComparedPlan | None:
    found = column(one, context.today)
    if not found.plan:
        return None
    themes = {theme: len(actions) for theme, actions in found.by.items()}
    return ComparedPlan(_place(one, found.plan), themes)


def in_order(institutions: Sequence[InstitutionSummary]) -> list[NewsItem]:
    """All that happened, the newest first; what happened together, by institution and title."""
    news = [item for one in institutions for item in one.news]
    news.sort(key=lambda item: (item.institution, item.title, item.id))
    return sorted(news, key=lambda item: (item.order, item.kind == "written"), reverse=True)


def added(counts: Iterable[Counts]) -> dict[str, int]:
    """Several counts by status as one: the statuses that occur, in the order of COLOURS."""
    total = dict.fromkeys(COLOURS, 0)
    for by in counts:
        for status, number in by.items():
            total[status] += number
    return {status: number for status, number in total.items() if number}


def places_of(institutions: Iterable[InstitutionSummary], language: str) -> Mapping[str, str]:
    """By id, what tells institutions of one name apart, in words of a language."""
    return places(
        (one.id, one.name, word("nation", one.nation, language) if one.nation else "") for one in institutions
    )


def related_to(institutions: Sequence[InstitutionSummary]) -> dict[str, Related]:
    """The institutions that each is part of, and those that are part of it, where there are any."""
    links = {one.id: one.link for one in institutions}
    members: dict[str, list[Link]] = {}
    for one in institutions:
        if one.part_of:
            members.setdefault(one.part_of, []).append(one.link)
    return {
        one.id: Related(
            links.get(one.part_of, Link(one.part_of)) if one.part_of else None, tuple(members.get(one.id, ()))
        )
        for one in institutions
        if one.part_of or one.id in members
    }


def marked(value: T) -> T:
    """A summary, or a part of it, as read from a record: words in another language than the page's know it again."""
    if isinstance(value, tuple):
        return cast(T, tuple(map(marked, value)))
    if not is_dataclass(value) or isinstance(value, type | Prose):
        return value
    found = {field.name: marked(getattr(value, field.name)) for field in fields(value)}
    if found.get("language"):
        name = next(name for name in ("words", "title", "name") if name in found)
        found[name] = MarkedWords(found[name], found["language"])
    return cast(T, replace(value, **found))
