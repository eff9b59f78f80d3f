"""The search page: a box whose results a script shows, and lists that lead to everything without one."""

from collections.abc import Sequence

from tcsite.frozen import dataclass
from tcsite.language import joined
from tcsite.model import Site, addresses
from tcsite.site.summary import InstitutionSummary
from tcsite.site.views.actions import FACETS as OF_ACTIONS
from tcsite.site.views.actions import facet_values as action_values
from tcsite.site.views.actions import facet_word
from tcsite.site.views.directory import FACETS as OF_INSTITUTIONS
from tcsite.site.views.directory import facet_values, facet_words
from tcsite.site.views.parts import FilterOption, Link, PageFrame, SiteFrame
from tcsite.site.views.site_context import SiteContext
from tcsite.text.words import with_id

MOST_NAMED = 60
"""Institutions that are listed here with all they have published; with more of them the directory is linked."""

PLURALS = {
    "institution": ("shared.institutions", "count.institutions"),
    "plan": ("search.plans", "count.plans"),
    "action": ("shared.actions", "count.actions"),
    "self-assessment": ("search.forms", "count.forms"),
    "update": ("shared.updates", "count.updates"),
    "figures": ("search.figures", "count.figures"),
}
"""The kinds of things that are found: the phrase for many of them, and for a number of them."""


@dataclass(frozen=True, slots=True)
class Findable:
    """A thing that can be found, and what belongs to it."""

    link: Link
    below: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FindableGroup:
    """A heading of the search page, and what stands under it."""

    words: str
    things: tuple[Findable, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """`search.html`: results, and lists that lead to everything."""

    site: SiteFrame
    page: PageFrame
    index: str  # address of the search index
    kinds: tuple[FilterOption, ...]  # of things that are found
    figures: str  # what is found here: "4 institutions, 8 plans and 212 actions"
    groups: tuple[FindableGroup, ...]


def search_view(context: SiteContext, site: Site, institutions: Sequence[InstitutionSummary]) -> SearchView:
    """The view of the search page."""
    counts = _counts(institutions)
    kinds = tuple(
        FilterOption(kind, context.say(key), counts[kind])
        for kind, (key, _) in PLURALS.items()
        if counts[kind]
    )
    counted_kinds = (
        kinds if context.frame.places.institutions else kinds[1:]
    )  # nobody counts the only institution
    figures = joined(
        [context.say(PLURALS[one.value][1], count=one.count) for one in counted_kinds], context.language
    )
    return SearchView(
        context.site(addresses.SEARCH),
        context.page(
            addresses.SEARCH,
            context.say("base.search"),
            description=context.say("search.description", figures=figures),
        ),
        addresses.SEARCH_INDEX,
        kinds,
        figures,
        (*_of_institutions(context, institutions), *_by_what(context, institutions), _others(context, site)),
    )


def _counts(institutions: Sequence[InstitutionSummary]) -> dict[str, int]:
    return {
        "institution": len(institutions),
        "plan": sum(len(one.plans) for one in institutions),
        "action": sum(plan.actions for one in institutions for plan in one.plans),
        "self-assessment": sum(len(one.forms) for one in institutions),
        "update": sum(len(one.updates) for one in institutions),
        "figures": sum(bool(one.measures) for one in institutions),
    }


def _of_institutions(context: SiteContext, institutions: Sequence[InstitutionSummary]) -> list[FindableGroup]:
    """Each with its plans, forms and news; or, where they are many, the directory by nation and kind."""
    directory = context.frame.places.institutions
    if len(institutions) <= MOST_NAMED:
        things = tuple(Findable(one.link, _below(context, one)) for one in institutions)
        heading = context.say("shared.institutions" if directory else "search.institution")
        return [FindableGroup(heading, things)] if things else []
    narrowed = tuple(
        Link(facet_words(context, facet, value), addresses.facet(facet, value))
        for facet in OF_INSTITUTIONS
        for value in facet_values(institutions, facet)
    )
    if not directory:
        return []
    every = Link(context.say("search.all_institutions", count=len(institutions)), addresses.INSTITUTIONS)
    return [FindableGroup(context.say("shared.institutions"), (Findable(every, narrowed),))]


def _below(context: SiteContext, one: InstitutionSummary) -> tuple[Link, ...]:
    """All that an institution has published, the newest first."""
    figures = (Link(context.say("search.figures"), one.measures),) if one.measures else ()
    return (*(plan.link for plan in reversed(one.plans)), *reversed(one.forms), *one.updates, *figures)


def _by_what(context: SiteContext, institutions: Sequence[InstitutionSummary]) -> list[FindableGroup]:
    """Actions, by all that they have pages by."""
    things = [
        Findable(
            Link(context.say("search.all_actions")),
            (Link(context.say("shared.every_action"), addresses.ACTIONS),),
        ),
        Findable(
            Link(context.say("search.by_pillar"), addresses.PILLARS),
            tuple(Link(name, addresses.pillar(id)) for id, name in context.pillars.items()),
        ),
    ]
    if context.recommendations:
        things.append(
            Findable(
                Link(context.say("shared.by_recommendation"), addresses.RECOMMENDATIONS),
                tuple(
                    Link(with_id(id, name), addresses.recommendation(id))
                    for id, name in context.recommendations.items()
                ),
            )
        )
    for facet in OF_ACTIONS:
        if links := tuple(
            Link(facet_word(context, facet, value), addresses.action_facet(facet, value))
            for value in action_values(institutions, facet)
        ):
            key = {"status": "search.by_status", "due": "search.by_year"}[facet]
            things.append(Findable(Link(context.say(key)), links))
    return [FindableGroup(context.say("shared.actions"), tuple(things))]


def _others(context: SiteContext, site: Site) -> FindableGroup:
    own = [("shared.updates", addresses.UPDATES), ("shared.data", addresses.DATA)]
    own += [("base.register", addresses.REGISTER)]
    links = [Link(context.say(key), address) for key, address in own]
    links += [Link(context.words(page.title), addresses.text_page(page.id)) for page in site.pages]
    return FindableGroup(context.say("search.others"), tuple(Findable(link, ()) for link in links))
