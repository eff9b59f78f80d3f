"""The home page of a site of many institutions."""

from collections.abc import Sequence

from tcsite.facts.news import NewsItem, by_day
from tcsite.frozen import dataclass
from tcsite.language import joined
from tcsite.model import addresses
from tcsite.site.summary import CurrentPlan, InstitutionSummary, added
from tcsite.site.views.news import news_line
from tcsite.site.views.overview_pictures import share_of_pillars
from tcsite.site.views.parts import Link, NewsLine, PageFrame, SiteFrame, Tally
from tcsite.site.views.pictures import Picture
from tcsite.site.views.site_context import SiteContext

NEWS_AT_HOME = 6
"""Pieces of news on the home page."""

HEADLINES = 3
"""Numbers in large type on the home page."""

NAMES_AT_HOME = 24
"""Institutions that the home page names; with more of them it leads to the directory instead."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A number of this site and what it counts."""

    number: int
    words: str  # "actions due within six months"
    address: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """`home.html`: what the Commitment is, what this site holds, where to browse."""

    site: SiteFrame
    page: PageFrame
    figures: str  # "4 institutions, 8 plans and 212 actions"
    headlines: tuple[Headline, ...]  # at most three, each a count above zero
    names: tuple[str, ...]  # every institution, for the finder
    current: Tally  # actions of the plans in force
    share: Picture | None  # how many of their actions serve each pillar
    current_plans: str  # "2 plans in force"
    institutions: tuple[Link, ...]  # all of them, where they are few
    pillars: tuple[Link, ...]
    news: tuple[NewsLine, ...]


def home_view(
    context: SiteContext, institutions: Sequence[InstitutionSummary], news: Sequence[NewsItem]
) -> HomeView:
    """The view of the home page of a site of several institutions."""
    names = {one.id: one.name for one in institutions}
    current = [one for one in institutions if one.current]
    figures = _figures(context, institutions)
    few = len(names) <= NAMES_AT_HOME
    return HomeView(
        context.site(addresses.HOME),
        context.page(
            addresses.HOME,
            context.frame.title,
            description=context.frame.description or context.say("home.description", figures=figures),
        ),
        figures,
        _headlines(context, institutions),
        tuple(dict.fromkeys(map(str, names.values()))),
        context.tally(added(one.current.tally for one in current if one.current)),
        share_of_pillars(
            context,
            [one.plans[one.current.place] for one in current if one.current],
            context.say("home.share"),
        ),
        _in_force(context, current),
        tuple(one.link for one in institutions) if few else (),
        tuple(Link(name, addresses.pillar(id)) for id, name in context.pillars.items()),
        tuple(
            news_line(context, one, names.get(one.institution, ""))
            for one in by_day(news, context.language)[:NEWS_AT_HOME]
        ),
    )


def _figures(context: SiteContext, institutions: Sequence[InstitutionSummary]) -> str:
    plans = [plan for one in institutions for plan in one.plans]
    counts = {
        "count.institutions": len(institutions),
        "count.plans": len(plans),
        "count.actions": sum(plan.actions for plan in plans),
    }
    return joined([context.say(key, count=count) for key, count in counts.items()], context.language)


def _headlines(context: SiteContext, institutions: Sequence[InstitutionSummary]) -> tuple[Headline, ...]:
    """The first three counts above zero: a site says how much there is, never what nobody reported."""
    current = [one.current for one in institutions if one.current and not one.current.ended]
    running = f"{addresses.INSTITUTIONS}?plan=in-force"
    counts = [
        ("home.plans", len(current), running),
        (
            "home.complete",
            sum(one.tally.get("complete", 0) for one in current),
            f"{addresses.ACTIONS}?status=complete",
        ),
        ("home.overdue", _timed(current, "overdue"), f"{addresses.INSTITUTIONS}?time=overdue"),
        ("home.next", _timed(current, "next"), f"{addresses.INSTITUTIONS}?time=next"),
        ("home.actions", sum(sum(one.tally.values()) for one in current), addresses.ACTIONS),
        ("home.institutions", len(institutions), addresses.INSTITUTIONS),
    ]
    return tuple(
        Headline(number, context.say(key, count=number), address) for key, number, address in counts if number
    )[:HEADLINES]


def _timed(current: Sequence[CurrentPlan], time: str) -> int:
    return sum(one.times.get(time, 0) for one in current)


def _in_force(context: SiteContext, institutions: Sequence[InstitutionSummary]) -> str:
    """How many plans are in force, and of how many the actions are not here to be counted."""
    plans = [one.current_plan for one in institutions]
    silent = sum(1 for plan in plans if plan and not plan.actions)
    words = context.say("home.plans_in_force", count=len(plans))
    return context.say("home.silent", plans=words, number=silent) if silent else words
