"""The page that sets institutions beside each other."""

from collections.abc import Iterable, Sequence

from tcsite.facts.comparison import NO_PILLAR, NO_PLAN, NOT_ASSIGNED, NOT_ENTERED, NOT_TAGGED
from tcsite.frozen import dataclass
from tcsite.model import addresses
from tcsite.site.summary import InstitutionSummary
from tcsite.site.views.parts import Link, PageFrame, SiteFrame
from tcsite.site.views.site_context import SiteContext

LEAST, MOST = 2, 4
"""Institutions that are compared at once: more columns than four are not read side by side."""

MOST_LISTED = 12
"""Institutions that are chosen from a list that is seen at once; among more, people type."""


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
class CountedPlan:
    """An institution and the plan that stands for it."""

    id: str
    institution: Link
    plan: Link  # without address where there is none
    state: str  # "In force"; empty where there is no plan


@dataclass(frozen=True, slots=True)
class CountRow:
    """An institution's actions by theme."""

    id: str
    institution: Link
    counts: tuple[int, ...]  # how many actions, one number a theme


@dataclass(frozen=True, slots=True)
class Uncounted:
    """Institutions whose actions cannot be counted, and why."""

    words: str  # "Not tagged"
    institutions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CountTable:
    """How many actions each institution has for each theme."""

    caption: str
    themes: tuple[ComparedTheme, ...]
    rows: tuple[CountRow, ...]
    uncounted: tuple[Uncounted, ...]


@dataclass(frozen=True, slots=True)
class CompareView:
    """`compare.html`: every institution's actions counted, and two to four of them side by side."""

    site: SiteFrame
    page: PageFrame
    choices: tuple[Choice, ...]
    least: int  # how many can be compared
    most: int
    typed: bool  # whether they are chosen by typing, because they are many
    plans: tuple[CountedPlan, ...]  # which plan stands for each
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
        len(found) > MOST_LISTED,
        tuple(_plan(context, one) for one in found),
        _table(context, found, context.say("shared.actions_by_pillar"), pillars),
        _table(context, found, context.say("compare.by_recommendation"), recommendations)
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


def _table(
    context: SiteContext, found: Iterable[InstitutionSummary], caption: str, themes: Sequence[ComparedTheme]
) -> CountTable:
    """The institutions that can be counted in a row each; of all others, why not, said once."""
    rows, uncounted = [], dict[str, list[Link]]()
    for one in found:
        if key := _uncounted(context, one, themes):
            uncounted.setdefault(key, []).append(one.link)
        elif one.compared:
            counts = tuple(one.compared.themes.get(theme.key, 0) for theme in themes)
            rows.append(CountRow(one.id, one.link, counts))
    others = (Uncounted(context.say(key), tuple(links)) for key, links in uncounted.items())
    return CountTable(caption, tuple(themes), tuple(rows), tuple(others))


def _uncounted(context: SiteContext, one: InstitutionSummary, themes: Sequence[ComparedTheme]) -> str:
    """Why the actions of an institution cannot be counted by some themes: the key of a phrase; empty where they can."""
    if not one.compared:
        return NO_PLAN
    plan = one.plans[one.compared.place]
    of_pillars = any(theme.key in context.pillars for theme in themes)
    if not plan.actions:
        return NOT_ENTERED
    if not (plan.mapped if of_pillars else plan.tagged):
        return NOT_ASSIGNED if of_pillars else NOT_TAGGED
    return ""


def _plan(context: SiteContext, one: InstitutionSummary) -> CountedPlan:
    if not one.compared:
        return CountedPlan(one.id, one.link, Link(context.say(NO_PLAN)), "")
    plan = one.plans[one.compared.place]
    return CountedPlan(one.id, one.link, plan.link, plan.state)
