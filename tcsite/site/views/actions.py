"""All actions of all plans, and those of one status or one year."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from tcsite.model import addresses
from tcsite.site.summary import ALL, ActionSummary, InstitutionSummary, facet_key
from tcsite.site.views.filters import by_order, by_words, facet_group, filters_of
from tcsite.site.views.listing import Listing, listing
from tcsite.site.views.parts import FacetGroup, Filter, Link, PageFrame, SiteFrame
from tcsite.site.views.site_context import SiteContext

FACETS = {"status": "shared.status", "due": "filters.due"}
"""What actions have pages by, beside pillars and recommendations; and the phrase for it."""


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
    context: SiteContext, institutions: Sequence[InstitutionSummary], facet: str = "", value: str = ""
) -> ActionsView:
    """The view of the page of all actions; with a facet, of those that have its value."""
    found = listing(context, institutions, facet_key(facet, value) if facet else ALL)
    words = facet_word(context, facet, value)
    said, heading = {
        "": ("shared.every_action", "shared.actions"),
        "status": ("actions.of_status", "actions.heading_status"),
        "due": ("actions.due", "actions.heading_due"),
    }[facet]
    about = context.say(said, status=words.lower(), year=value)
    return ActionsView(
        context.site(addresses.ACTIONS),
        context.page(
            addresses.action_facet(facet, value) if facet else addresses.ACTIONS,
            context.say(heading, status=words.lower(), year=value),
            description=f"{about}: {found.tally.message}.",
            trail=[Link(context.say("shared.actions"), addresses.ACTIONS)] if facet else [],
            # Statuses change and years pass, so these addresses come and go: they are no entrance from the web.
            indexable=not facet,
        ),
        f"{about}.",
        tuple(
            facet_group(
                context.say(key),
                values,
                partial(facet_word, context, one),
                partial(addresses.action_facet, one),
                value if one == facet else "",
            )
            for one, key in FACETS.items()
            if (values := facet_values(institutions, one))
        ),
        () if facet else _filters(context, institutions),
        context.say("count.actions", count=found.tally.total),
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


def facet_word(context: SiteContext, facet: str, value: str) -> str:
    """A facet's value as pages word it."""
    return context.mark(value).word if facet == "status" else value


def _filters(context: SiteContext, institutions: Sequence[InstitutionSummary]) -> tuple[Filter, ...]:
    found = [(one.id, action.facets) for one, action in _actions(institutions)]
    names = {one.id: one.name for one in institutions}
    talent = {id: f"{id} {name}" for id, name in context.recommendations.items()}
    return filters_of(
        by_words(
            "institution",
            context.say("shared.institution"),
            (id for id, _ in found),
            names.__getitem__,
        ),
        by_order(
            "pillar", context.say("shared.pillar"), (facets.pillar for _, facets in found), context.pillars
        ),
        by_order(
            "status",
            context.say("shared.status"),
            (facets.status for _, facets in found),
            {key: mark.word for key, mark in context.marks.items()},
        ),
        by_order(
            "talent",
            context.say("shared.recommendation"),
            (id for _, facets in found for id in facets.recommendations),
            talent,
        ),
        by_words("due", context.say("filters.due"), (facets.due for _, facets in found)),
    )
