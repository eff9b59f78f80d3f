"""The page that sets institutions beside each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tcsite.facts.comparison import NO_PILLAR, NO_PLAN, NOT_ASSIGNED, NOT_ENTERED, NOT_TAGGED
from tcsite.model import addresses
from tcsite.site.summary import InstitutionSummary, PlanSummary
from tcsite.site.views.parts import Link, PageFrame, SiteFrame
from tcsite.site.views.site_context import SiteContext

LEAST, MOST = 2, 4
"""Institutions that are compared at once: more columns than four are not read side by side."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An institution to choose."""

    id: str  # the form sends it as `with`
    words: str
    file: str  # address of what the script fetches when it is chosen


@dataclass(frozen=True, slots=True)
class ComparedTheme:
    """A pillar or a recommendation."""

    key: str
    short: str  # "R6"; a pillar's whole name
    name: str  # the whole name
    address: str  # empty where it has no page


@dataclass(frozen=True, slots=True)
class CountRow:
    """An institution's actions by theme."""

    id: str
    institution: Link
    plan: Link  # the plan that is counted; without address where there is none
    state: str  # "In force"; empty where there is no plan
    counts: tuple[str, ...]  # how many actions, one number a theme; or why that is not known: "Not tagged"


@dataclass(frozen=True, slots=True)
class CountTable:
    """How many actions each institution has for each theme."""

    caption: str
    themes: tuple[ComparedTheme, ...]
    rows: tuple[CountRow, ...]


@dataclass(frozen=True, slots=True)
class CompareView:
    """`compare.html`: every institution's actions counted, and two to four of them side by side."""

    site: SiteFrame
    page: PageFrame
    choices: tuple[Choice, ...]
    least: int  # how many can be compared
    most: int
    pillars: CountTable
    recommendations: CountTable | None  # none where the site has no recommendations
    themes: tuple[ComparedTheme, ...]  # the rows of the comparison


def compare_view(context: SiteContext, found: Sequence[InstitutionSummary]) -> CompareView:
    """The view of the page of comparisons."""
    pillars = _pillars(context, found)
    recommendations = tuple(
        ComparedTheme(id, id, name, addresses.recommendation(id))
        for id, name in context.recommendations.items()
    )
    return CompareView(
        context.site(addresses.INSTITUTIONS),
        context.page(
            addresses.COMPARE,
            context.say("shared.compare"),
            description=context.say("compare.description", count=len(found)),
            trail=[Link(context.say("shared.institutions"), addresses.INSTITUTIONS)],
        ),
        tuple(Choice(one.id, one.name, addresses.compared(one.id)) for one in found),
        LEAST,
        MOST,
        CountTable(context.say("shared.actions_by_pillar"), pillars, _rows(context, found, pillars)),
        CountTable(
            context.say("compare.by_recommendation"),
            recommendations,
            _rows(context, found, recommendations),
        )
        if recommendations
        else None,
        (*pillars, *recommendations),
    )


def _pillars(context: SiteContext, found: Iterable[InstitutionSummary]) -> tuple[ComparedTheme, ...]:
    """The pillars, and a last one for actions that serve none, where there are any."""
    pillars = tuple(
        ComparedTheme(id, name, name, addresses.pillar(id)) for id, name in context.pillars.items()
    )
    loose = any(one.compared and NO_PILLAR in one.compared.themes for one in found)
    none = context.say("shared.no_pillar")
    return (*pillars, ComparedTheme(NO_PILLAR, none, none, "")) if loose else pillars


def _rows(
    context: SiteContext, found: Iterable[InstitutionSummary], themes: Sequence[ComparedTheme]
) -> tuple[CountRow, ...]:
    return tuple(_row(context, one, themes) for one in found)


def _count(context: SiteContext, one: InstitutionSummary, plan: PlanSummary, theme: str) -> str:
    if not plan.actions:
        return context.say(NOT_ENTERED)
    of_pillar = theme in context.pillars
    if not (plan.mapped if of_pillar else plan.tagged or theme == NO_PILLAR):
        return context.say(NOT_ASSIGNED if of_pillar else NOT_TAGGED)
    return str(one.compared.themes.get(theme, 0)) if one.compared else context.say(NO_PLAN)


def _row(context: SiteContext, one: InstitutionSummary, themes: Sequence[ComparedTheme]) -> CountRow:
    if not one.compared:
        none = context.say(NO_PLAN)
        return CountRow(one.id, one.link, Link(none), "", (none,) * len(themes))
    plan = one.plans[one.compared.place]
    counts = tuple(_count(context, one, plan, theme.key) for theme in themes)
    return CountRow(one.id, one.link, plan.link, plan.state, counts)
