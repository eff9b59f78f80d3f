"""All actions of all plans, and those of one status or one year."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tcsite.language import counted
from tcsite.model import addresses
from tcsite.site.summary import ALL, ActionSummary, InstitutionSummary, facet_key
from tcsite.site.views.edition import Edition
from tcsite.site.views.filters import by_order, by_words, filters_of
from tcsite.site.views.listing import Listing, listing
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


def facet_values(institutions: Sequence[InstitutionSummary], facet: str) -> dict[str, int]:
    """The values of a facet that occur, in order, and how many actions have each; none where all share one."""
    counts = Counter(getattr(action.facets, facet) for _, action in _actions(institutions))
    return {value: counts[value] for value in sorted(counts) if value} if len(counts) > 1 else {}


def actions_view(
    edition: Edition, institutions: Sequence[InstitutionSummary], facet: str = "", value: str = ""
) -> ActionsView:
    """The view of the page of all actions; with a facet, of those that have its value."""
    found = listing(edition, institutions, facet_key(facet, value) if facet else ALL)
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
            _facet_group(edition, one, values, (facet, value))
            for one in FACETS
            if (values := facet_values(institutions, one))
        ),
        () if facet else _filters(edition, institutions),
        counted(found.tally.total, "action"),
        addresses.SEARCH_INDEX,
        found,
    )


def _actions(
    institutions: Sequence[InstitutionSummary],
) -> Iterator[tuple[InstitutionSummary, ActionSummary]]:
    for one in institutions:
        for plan in one.plans:
            for action in plan.actions:
                yield one, action


def facet_word(edition: Edition, facet: str, value: str) -> str:
    """A facet's value as pages word it."""
    return edition.mark(value).word if facet == "status" else value


def _facet_group(
    edition: Edition, facet: str, values: dict[str, int], current: tuple[str, str]
) -> FacetGroup:
    return FacetGroup(
        FACETS[facet],
        tuple(
            Facet(
                facet_word(edition, facet, value),
                number,
                addresses.action_facet(facet, value),
                (facet, value) == current,
            )
            for value, number in values.items()
        ),
    )


def _filters(edition: Edition, institutions: Sequence[InstitutionSummary]) -> tuple[Filter, ...]:
    found = [(one.id, action.facets) for one, action in _actions(institutions)]
    names = {one.id: one.name for one in institutions}
    talent = {id: f"{id} {name}" for id, name in edition.recommendations.items()}
    return filters_of(
        by_words(
            "institution",
            "Institution",
            (id for id, _ in found),
            names.__getitem__,
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
