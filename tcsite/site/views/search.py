"""The search page: a box whose results a script shows, and lists that lead to everything without one."""

from collections.abc import Sequence
from dataclasses import dataclass

from tcsite.language import counted, joined
from tcsite.model import Site, addresses
from tcsite.site.summary import InstitutionSummary
from tcsite.site.views.actions import FACETS as OF_ACTIONS
from tcsite.site.views.actions import facet_values as action_values
from tcsite.site.views.actions import facet_word
from tcsite.site.views.directory import FACETS as OF_INSTITUTIONS
from tcsite.site.views.directory import facet_values, facet_words
from tcsite.site.views.edition import Edition
from tcsite.site.views.parts import FilterOption, Link, PageFrame, SiteFrame

MOST_NAMED = 60
"""Institutions that are listed here with all they have published; with more of them the directory is linked."""

PLURALS = {
    "institution": "Institutions",
    "plan": "Plans",
    "action": "Actions",
    "self-assessment": "Self-assessments",
    "update": "Updates",
}
"""The kinds of things that are found, in words for many of them."""


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


def search_view(edition: Edition, site: Site, institutions: Sequence[InstitutionSummary]) -> SearchView:
    """The view of the search page."""
    counts = _counts(institutions)
    kinds = tuple(FilterOption(kind, words, counts[kind]) for kind, words in PLURALS.items() if counts[kind])
    told = kinds if edition.frame.places.institutions else kinds[1:]  # nobody counts the only institution
    figures = joined([counted(one.count, one.value) for one in told])
    return SearchView(
        edition.site(addresses.SEARCH),
        edition.page(
            addresses.SEARCH,
            "Search",
            description=f"Find institutions, plans and actions by word; and lists of all that is here: {figures}.",
        ),
        addresses.SEARCH_INDEX,
        kinds,
        figures,
        (*_of_institutions(edition, institutions), *_by_what(edition, institutions), _others(edition, site)),
    )


def _counts(institutions: Sequence[InstitutionSummary]) -> dict[str, int]:
    return {
        "institution": len(institutions),
        "plan": sum(len(one.plans) for one in institutions),
        "action": sum(len(plan.actions) for one in institutions for plan in one.plans),
        "self-assessment": sum(len(one.forms) for one in institutions),
        "update": sum(len(one.updates) for one in institutions),
    }


def _of_institutions(edition: Edition, institutions: Sequence[InstitutionSummary]) -> list[FindableGroup]:
    """Each with its plans, forms and news; or, where they are many, the directory by nation and kind."""
    directory = edition.frame.places.institutions
    if len(institutions) <= MOST_NAMED:
        things = tuple(Findable(one.link, _below(one)) for one in institutions)
        heading = "Institutions" if directory else "The institution"
        return [FindableGroup(heading, things)] if things else []
    narrowed = tuple(
        Link(facet_words(edition, facet, value), addresses.facet(facet, value))
        for facet in OF_INSTITUTIONS
        for value in facet_values(institutions, facet)
    )
    if not directory:
        return []
    every = Link(f"All {counted(len(institutions), 'institution')}", addresses.INSTITUTIONS)
    return [FindableGroup("Institutions", (Findable(every, narrowed),))]


def _below(one: InstitutionSummary) -> tuple[Link, ...]:
    """All that an institution has published, the newest first."""
    figures = (Link("Survey and workforce figures", one.measures),) if one.measures else ()
    return (*(plan.link for plan in reversed(one.plans)), *reversed(one.forms), *one.updates, *figures)


def _by_what(edition: Edition, institutions: Sequence[InstitutionSummary]) -> list[FindableGroup]:
    """Actions, by all that they have pages by."""
    things = [
        Findable(Link("All actions"), (Link("Every action of every plan", addresses.ACTIONS),)),
        Findable(
            Link("By pillar", addresses.PILLARS),
            tuple(Link(name, addresses.pillar(id)) for id, name in edition.pillars.items()),
        ),
    ]
    if edition.recommendations:
        things.append(
            Findable(
                Link("By TALENT recommendation", addresses.RECOMMENDATIONS),
                tuple(
                    Link(f"{id} {name}", addresses.recommendation(id))
                    for id, name in edition.recommendations.items()
                ),
            )
        )
    for facet in OF_ACTIONS:
        if links := tuple(
            Link(facet_word(edition, facet, value), addresses.action_facet(facet, value))
            for value in action_values(institutions, facet)
        ):
            words = {"status": "By status", "due": "By the year they are due in"}[facet]
            things.append(Findable(Link(words), links))
    return [FindableGroup("Actions", tuple(things))]


def _others(edition: Edition, site: Site) -> FindableGroup:
    links = [Link("Updates", addresses.UPDATES), Link("Data to download", addresses.DATA)]
    links += [Link("Register", addresses.REGISTER)]
    links += [Link(edition.words(page.title), addresses.text_page(page.id)) for page in site.pages]
    return FindableGroup("Other pages", tuple(Findable(link, ()) for link in links))
