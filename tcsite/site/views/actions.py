"""All actions of all plans, and those of one status or one year."""

from collections.abc import Iterator
from dataclasses import dataclass

from tcsite.facts.facets import Facets
from tcsite.language import counted
from tcsite.model import Institution, addresses
from tcsite.site.views.edition import Edition
from tcsite.site.views.filters import by_order, by_words, filters_of
from tcsite.site.views.listing import ALL, Census, Listing, facet_key, listing
from tcsite.site.views.parts import Facet, FacetGroup, Filter, Link, PageFrame, SiteFrame

FACETS = {"status": "Status", "due": "Due in"}
"""What actions have pages by, beside pillars and recommendations; and the words for it."""


@dataclass(frozen=True, slots=True)
class ActionsView:
    """`actions.html`: every action of every plan; or those of one status, or due in one year."""

    site: SiteFrame
    page: PageFrame
    about: str  # what is listed, in a sentence
    facets: tuple[FacetGroup, ...]
    filters: tuple[Filter, ...]  # none where the list is narrowed already, or cannot be
    count: str  # "118 actions"
    index: str  # address of the search index, by which a list that is too long to be shown is narrowed
    listing: Listing


def facet_values(census: Census, facet: str) -> list[str]:
    """The values of a facet that occur, in order; none where all actions share one."""
    values = {getattr(one, facet) for _, one in _facets(census)}
    return sorted(values - {""}) if len(values) > 1 else []


def actions_view(edition: Edition, census: Census, facet: str = "", value: str = "") -> ActionsView:
    """The view of the page of all actions; with a facet, of those that have its value."""
    found = listing(edition, census, facet_key(facet, value) if facet else ALL)
    words = facet_word(edition, facet, value)
    said = {
        "": "Every action of every plan",
        "status": f"Every action whose status is “{words.lower()}”",
        "due": f"Every action that is due in {value}",
    }[facet]
    return ActionsView(
        edition.site(addresses.ACTIONS),
        edition.page(
            addresses.action_facet(facet, value) if facet else addresses.ACTIONS,
            {"": "Actions", "status": f"Actions: {words.lower()}", "due": f"Actions due in {value}"}[facet],
            description=f"{said}: {found.tally.message}.",
            trail=[Link("Actions", addresses.ACTIONS)] if facet else [],
            # Statuses change and years pass, so these addresses come and go: they are no entrance from the web.
            indexable=not facet,
        ),
        f"{said}.",
        tuple(
            _facet_group(edition, census, one, (facet, value)) for one in FACETS if facet_values(census, one)
        ),
        () if facet else _filters(edition, census),
        counted(found.tally.total, "action"),
        addresses.SEARCH_INDEX,
        found,
    )


def _facets(census: Census) -> Iterator[tuple[Institution, Facets]]:
    for one, plans in census.institutions:
        for plan in plans:
            for facets in plan.facets:
                yield one, facets


def facet_word(edition: Edition, facet: str, value: str) -> str:
    """A facet's value as pages word it."""
    return edition.mark(value).word if facet == "status" else value


def _facet_group(edition: Edition, census: Census, facet: str, current: tuple[str, str]) -> FacetGroup:
    values = [getattr(one, facet) for _, one in _facets(census)]
    return FacetGroup(
        FACETS[facet],
        tuple(
            Facet(
                facet_word(edition, facet, value),
                values.count(value),
                addresses.action_facet(facet, value),
                (facet, value) == current,
            )
            for value in facet_values(census, facet)
        ),
    )


def _filters(edition: Edition, census: Census) -> tuple[Filter, ...]:
    found = list(_facets(census))
    institutions = {one.id: one for one, _ in found}
    talent = {id: f"{id} {name}" for id, name in edition.recommendations.items()}
    return filters_of(
        by_words(
            "institution",
            "Institution",
            (one.id for one, _ in found),
            lambda one: edition.words(institutions[one].name),
        ),
        by_order("pillar", "Pillar", (facets.pillar for _, facets in found), edition.pillars),
        by_order(
            "status",
            "Status",
            (facets.status for _, facets in found),
            {key: mark.word for key, mark in edition.marks.items()},
        ),
        by_order(
            "talent", "Recommendation", (id for _, facets in found for id in facets.recommendations), talent
        ),
        by_words("due", "Due in", (facets.due for _, facets in found)),
    )
