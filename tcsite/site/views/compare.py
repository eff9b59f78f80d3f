"""The page that sets institutions beside each other."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from tcsite.facts.comparison import NO_PILLAR, NO_PLAN, NOT_ASSIGNED, NOT_ENTERED, NOT_TAGGED
from tcsite.language import counted
from tcsite.model import addresses
from tcsite.site.summary import InstitutionSummary, PlanSummary
from tcsite.site.views.edition import Edition
from tcsite.site.views.parts import Link, PageFrame, SiteFrame

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


def compare_view(edition: Edition, found: Sequence[InstitutionSummary]) -> CompareView:
    """The view of the page of comparisons."""
    pillars = _pillars(edition, found)
    recommendations = tuple(
        ComparedTheme(id, id, name, addresses.recommendation(id))
        for id, name in edition.recommendations.items()
    )
    return CompareView(
        edition.site(addresses.INSTITUTIONS),
        edition.page(
            addresses.COMPARE,
            "Compare institutions",
            description=f"{counted(len(found), 'institution')} side by side: actions by pillar of the Technician "
            "Commitment and by recommendation of the TALENT Commission.",
            trail=[Link("Institutions", addresses.INSTITUTIONS)],
        ),
        tuple(Choice(one.id, one.name, addresses.compared(one.id)) for one in found),
        LEAST,
        MOST,
        CountTable("Actions by pillar", pillars, _rows(found, pillars, edition.pillars)),
        CountTable(
            "Actions by recommendation of the TALENT Commission",
            recommendations,
            _rows(found, recommendations, edition.pillars),
        )
        if recommendations
        else None,
        (*pillars, *recommendations),
    )


def _pillars(edition: Edition, found: Iterable[InstitutionSummary]) -> tuple[ComparedTheme, ...]:
    """The pillars, and a last one for actions that serve none, where there are any."""
    pillars = tuple(
        ComparedTheme(id, name, name, addresses.pillar(id)) for id, name in edition.pillars.items()
    )
    loose = any(one.compared and NO_PILLAR in one.compared.themes for one in found)
    if not loose:
        return pillars
    return (*pillars, ComparedTheme(NO_PILLAR, "No pillar stated", "No pillar stated", ""))


def _rows(
    found: Iterable[InstitutionSummary], themes: Sequence[ComparedTheme], pillars: Container[str]
) -> tuple[CountRow, ...]:
    return tuple(_row(one, themes, pillars) for one in found)


def _count(one: InstitutionSummary, plan: PlanSummary, theme: str, pillars: Container[str]) -> str:
    if not plan.actions:
        return NOT_ENTERED
    of_pillar = theme in pillars
    if not (plan.mapped if of_pillar else plan.tagged or theme == NO_PILLAR):
        return NOT_ASSIGNED if of_pillar else NOT_TAGGED
    return str(one.compared.themes.get(theme, 0)) if one.compared else NO_PLAN


def _row(one: InstitutionSummary, themes: Sequence[ComparedTheme], pillars: Container[str]) -> CountRow:
    if not one.compared:
        return CountRow(one.id, one.link, Link(NO_PLAN), "", (NO_PLAN,) * len(themes))
    plan = one.plans[one.compared.place]
    counts = tuple(_count(one, plan, theme.key, pillars) for theme in themes)
    return CountRow(one.id, one.link, plan.link, plan.state, counts)
