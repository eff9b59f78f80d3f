"""The search page: a box whose results a script shows, and lists that lead to everything without one."""

from collections.abc import Sequence
from dataclasses import dataclass

from tcsite.language import counted, joined
from tcsite.model import Institution, Site, addresses
from tcsite.site.views.actions import FACETS as OF_ACTIONS
from tcsite.site.views.actions import facet_values as action_values
from tcsite.site.views.actions import facet_word
from tcsite.site.views.directory import FACETS as OF_INSTITUTIONS
from tcsite.site.views.directory import facet_values, facet_words
from tcsite.site.views.edition import Edition, has_directory
from tcsite.site.views.listing import Census
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


def search_view(edition: Edition, site: Site, census: Census) -> SearchView:
    """The view of the search page."""
    counts = _counts(site.institutions)
    kinds = tuple(FilterOption(kind, words, counts[kind]) for kind, words in PLURALS.items() if counts[kind])
    told = kinds if has_directory(site) else kinds[1:]  # nobody counts the only institution
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
        (*_of_institutions(edition, site), *_by_what(edition, census), _others(edition, site)),
    )


def _counts(institutions: Sequence[Institution]) -> dict[str, int]:
    return {
        "institution": len(institutions),
        "plan": sum(len(one.plans) for one in institutions),
        "action": sum(len(plan.actions) for one in institutions for plan in one.plans),
        "self-assessment": sum(len(one.self_assessments) for one in institutions),
        "update": sum(len(one.updates) for one in institutions),
    }


def _of_institutions(edition: Edition, site: Site) -> list[FindableGroup]:
    """Each with its plans, forms and news; or, where they are many, the directory by nation and kind."""
    if len(site.institutions) <= MOST_NAMED:
        things = tuple(_with_all(edition, one) for one in site.institutions)
        heading = "Institutions" if has_directory(site) else "The institution"
        return [FindableGroup(heading, things)] if things else []
    narrowed = tuple(
        Link(facet_words(edition, facet, value), addresses.facet(facet, value))
        for facet in OF_INSTITUTIONS
        for value in facet_values(site.institutions, facet)
    )
    if not has_directory(site):
        return []
    every = Link(f"All {counted(len(site.institutions), 'institution')}", addresses.INSTITUTIONS)
    return [FindableGroup("Institutions", (Findable(every, narrowed),))]


def _with_all(edition: Edition, one: Institution) -> Findable:
    own, id = edition.addresses, one.id
    below = [Link(edition.words(plan.title), own.plan(id, plan.id)) for plan in reversed(one.plans)]
    below += [
        Link(edition.words(form.title), own.assessment(id, form.id))
        for form in reversed(one.self_assessments)
    ]
    below += [Link(edition.words(update.title), own.update(id, update.id)) for update in one.updates]
    below += [Link("Survey and workforce figures", own.measures(id))] if one.measure_sets else []
    return Findable(Link(edition.words(one.name), own.institution(id)), tuple(below))


def _by_what(edition: Edition, census: Census) -> list[FindableGroup]:
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
            for value in action_values(census, facet)
        ):
            words = {"status": "By status", "due": "By the year they are due in"}[facet]
            things.append(Findable(Link(words), links))
    return [FindableGroup("Actions", tuple(things))]


def _others(edition: Edition, site: Site) -> FindableGroup:
    links = [Link("Updates", addresses.UPDATES), Link("Data to download", addresses.DATA)]
    links += [Link("Register", addresses.REGISTER)]
    links += [Link(edition.words(page.title), addresses.text_page(page.id)) for page in site.pages]
    return FindableGroup("Other pages", tuple(Findable(link, ()) for link in links))
