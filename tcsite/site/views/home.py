"""The home page of a site of many institutions."""

from collections.abc import Sequence
from dataclasses import dataclass

from tcsite.facts.news import News
from tcsite.facts.plans import current_plan, tally
from tcsite.language import counted, joined
from tcsite.model import Site, addresses
from tcsite.site.views.edition import Edition
from tcsite.site.views.news import news_line
from tcsite.site.views.parts import Link, NewsLine, PageFrame, SiteFrame, Tally
from tcsite.site.views.pictures import Picture, share_of_pillars

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
    share: Picture | None  # how many of their actions serve each pillar
    current_plans: str  # "2 plans in force"
    institutions: tuple[Link, ...]  # all of them, where they are few
    pillars: tuple[Link, ...]
    news: tuple[NewsLine, ...]


def home_view(edition: Edition, site: Site, news: Sequence[News]) -> HomeView:
    """The view of the home page of a site of several institutions."""
    names = {one.id: edition.words(one.name) for one in site.institutions}
    current = [plan for one in site.institutions if (plan := current_plan(one, edition.today))]
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
        ),
        figures,
        edition.tally(tally(current)),
        share_of_pillars(edition, current, "Their actions by pillar"),
        counted(len(current), "plan") + " in force",
        tuple(Link(name, edition.addresses.institution(id)) for id, name in names.items()) if few else (),
        tuple(Link(name, addresses.pillar(id)) for id, name in edition.pillars.items()),
        tuple(news_line(edition, one, names[one.institution]) for one in news[:NEWS_AT_HOME]),
    )
