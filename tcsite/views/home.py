"""The home page of a site of many institutions, and their directory."""

from collections.abc import Sequence
from dataclasses import dataclass

from tcsite import addresses
from tcsite.language import counted, date_words, joined, word
from tcsite.model import Institution, Plan, Site
from tcsite.news import News
from tcsite.standing import plan_in_force, tally
from tcsite.views.edition import Edition
from tcsite.views.institution import ContactLine, contacts
from tcsite.views.news import news_line
from tcsite.views.parts import Link, NewsLine, PageFrame, SiteFrame, Tally

NEWS_AT_HOME = 6
"""Pieces of news on the home page."""

NAMES_AT_HOME = 24
"""Institutions that the home page names; with more of them it leads to the directory instead."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """`home.html`: what the Commitment is, what this site holds, ways in."""

    site: SiteFrame
    page: PageFrame
    figures: str  # "4 institutions, 8 plans and 212 actions"
    current: Tally  # actions of the plans in force
    current_plans: str  # "2 plans in force"
    institutions: tuple[Link, ...]  # all of them, where they are few
    pillars: tuple[Link, ...]
    news: tuple[NewsLine, ...]


@dataclass(frozen=True, slots=True)
class InstitutionLine:
    """An institution in the directory."""

    link: Link
    nation: str
    kind: str
    standing: str
    since: str
    plan: Link | None  # the one in force
    until: str
    ended: bool
    plan_due: str  # when its first plan is due
    contact: ContactLine | None


@dataclass(frozen=True, slots=True)
class Facet:
    """The directory, narrowed."""

    words: str  # "Wales"
    count: int
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """Facets of one kind."""

    words: str  # "Nation"
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class DirectoryView:
    """`institutions.html`: every institution, or those of one nation or one kind."""

    site: SiteFrame
    page: PageFrame
    count: str
    facets: tuple[FacetGroup, ...]
    lines: tuple[InstitutionLine, ...]


def home_view(edition: Edition, site: Site, news: Sequence[News]) -> HomeView:
    """The view of the home page of a site of several institutions."""
    names = {one.id: edition.words(one.name) for one in site.institutions}
    current = [plan for one in site.institutions if (plan := plan_in_force(one, edition.today))]
    plans = [plan for one in site.institutions for plan in one.plans]
    actions = sum(len(plan.actions) for plan in plans)
    figures = joined(
        [counted(len(names), "institution"), counted(len(plans), "plan"), counted(actions, "action")]
    )
    few = len(names) <= NAMES_AT_HOME
    return HomeView(
        edition.site(addresses.HOME),
        edition.page(
            addresses.HOME,
            edition.frame.title,
            description=edition.frame.description or f"Plans under the Technician Commitment: {figures}.",
            structured=[_website(edition)],
        ),
        figures,
        edition.tally(tally(current)),
        counted(len(current), "plan") + " in force",
        tuple(Link(name, edition.addresses.institution(id)) for id, name in names.items()) if few else (),
        tuple(Link(name, addresses.pillar(id)) for id, name in edition.pillars.items()),
        tuple(news_line(edition, one, names[one.institution]) for one in news[:NEWS_AT_HOME]),
    )


def _website(edition: Edition) -> dict[str, object]:
    base = edition.frame.base_url
    website: dict[str, object] = {
        "@type": "WebSite",
        "@id": f"{addresses.absolute(base, addresses.HOME)}#website",
        "name": edition.frame.title,
        "url": addresses.absolute(base, addresses.HOME),
        "inLanguage": edition.language,
    }
    if edition.frame.description:
        website["description"] = edition.frame.description
    return website


FACETS = ("nation", "kind")
"""What the directory can be narrowed by: fields of an institution."""


def facet_values(institutions: Sequence[Institution], facet: str) -> list[str]:
    """The values of a facet that occur; none where all institutions share one."""
    values = sorted({str(getattr(one, facet)) for one in institutions if getattr(one, facet)})
    return values if len(values) > 1 else []


def directory_view(edition: Edition, site: Site, facet: str = "", value: str = "") -> DirectoryView:
    """The view of the directory; with a facet, of the institutions that have its value."""
    chosen = [one for one in site.institutions if not facet or getattr(one, facet) == value]
    count = counted(len(chosen), "institution")
    words = _facet_words(edition, facet, value)
    heading = f"Institutions: {words}" if facet else "Institutions"
    return DirectoryView(
        edition.site(addresses.INSTITUTIONS),
        edition.page(
            addresses.facet(facet, value) if facet else addresses.INSTITUTIONS,
            heading,
            description=f"{count}{f' ({words})' if facet else ''} with their status, their plan and whom to ask.",
            trail=[Link("Institutions", addresses.INSTITUTIONS)] if facet else [],
        ),
        count,
        tuple(
            _facets(edition, site.institutions, one, value)
            for one in FACETS
            if facet_values(site.institutions, one)
        ),
        tuple(_line(edition, one, plan_in_force(one, edition.today)) for one in chosen),
    )


def _facet_words(edition: Edition, facet: str, value: str) -> str:
    return word(facet, value, edition.language) if facet == "kind" else value


def _facets(edition: Edition, institutions: Sequence[Institution], facet: str, current: str) -> FacetGroup:
    return FacetGroup(
        {"nation": "Nation", "kind": "Kind"}[facet],
        tuple(
            Facet(
                _facet_words(edition, facet, value),
                sum(1 for one in institutions if getattr(one, facet) == value),
                addresses.facet(facet, value),
                value == current,
            )
            for value in facet_values(institutions, facet)
        ),
    )


def _line(edition: Edition, one: Institution, plan: Plan | None) -> InstitutionLine:
    own = edition.addresses
    people = contacts(edition, one)
    return InstitutionLine(
        Link(edition.words(one.name), own.institution(one.id)),
        one.nation or "",
        word("kind", one.kind, edition.language),
        word("standing", one.status.role, edition.language),
        date_words(one.status.since) if one.status.since else "",
        Link(edition.words(plan.title), own.plan(one.id, plan.id)) if plan else None,
        date_words(plan.period.extended_to or plan.period.to) if plan else "",
        bool(plan and plan.period.last < edition.today),
        date_words(one.plan_due.by) if one.plan_due and not plan else "",
        people[0] if people else None,
    )
