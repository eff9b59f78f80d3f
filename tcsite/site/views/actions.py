"""All actions of all plans, and those of one status or one year."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from tcsite.frozen import dataclass
from tcsite.model import addresses
from tcsite.site.summary import ALL, ActionsOf, InstitutionSummary, PlanSummary, facet_key
from tcsite.site.views.filters import by_order, by_words, facet_groups, filters_of
from tcsite.site.views.listing import Listing, listing
from tcsite.site.views.parts import FacetGroup, Filter, Link, PageFrame, SiteFrame
from tcsite.site.views.site_context import SiteContext
from tcsite.text.words import with_id

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
    counts = _counted(institutions, _OF_FACET[facet])
    return {value: counts[value] for value in sorted(counts) if value} if len(counts) > 1 else {}


def _counted(
    institutions: Sequence[InstitutionSummary], values: Callable[[PlanSummary], Mapping[str, int]]
) -> Counter[str]:
    """How many actions have each value; those that have none of them under an empty one."""
    counts: Counter[str] = Counter()
    for one in institutions:
        for plan in one.plans:
            found = values(plan)
            counts.update(found)
            if left := plan.actions - sum(found.values()):
                counts[""] += left
    return counts


def _statuses(plan: PlanSummary) -> Mapping[str, int]:
    return plan.counts.get(ALL, {})


def _years(plan: PlanSummary) -> Mapping[str, int]:
    return {
        key.removeprefix(_DUE): sum(counts.values())
        for key, counts in plan.counts.items()
        if key.startswith(_DUE)
    }


_DUE = facet_key("due", "")
_OF_FACET = {"status": _statuses, "due": _years}


def actions_view(
    context: SiteContext,
    institutions: Sequence[InstitutionSummary],
    actions: ActionsOf,
    facet: str = "",
    value: str = "",
) -> ActionsView:
    """The view of the page of all actions; with a facet, of those that have its value."""
    found = listing(context, institutions, listed_key(facet, value), actions)
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
        facet_groups(
            {one: context.say(key) for one, key in FACETS.items()},
            partial(facet_values, institutions),
            partial(facet_word, context),
            addresses.action_facet,
            (facet, value),
        ),
        () if facet else _filters(context, institutions),
        context.say("count.actions", count=found.tally.total),
        addresses.SEARCH_INDEX,
        found,
    )


def listed_key(facet: str = "", value: str = "") -> str:
    """What the actions count for that the page of a facet lists."""
    return facet_key(facet, value) if facet else ALL


def facet_word(context: SiteContext, facet: str, value: str) -> str:
    """A facet's value as pages word it."""
    return context.mark(value).word if facet == "status" else value


def _filters(context: SiteContext, institutions: Sequence[InstitutionSummary]) -> tuple[Filter, ...]:
    names = {one.id: one.name for one in institutions}
    numbers = {one.id: sum(plan.actions for plan in one.plans) for one in institutions}
    statuses = {key: mark.word for key, mark in context.marks.items()}
    talent = {id: with_id(id, name) for id, name in context.recommendations.items()}

    def having(plan: PlanSummary, keys: Iterable[str]) -> Mapping[str, int]:
        return {key: sum(plan.counts[key].values()) for key in keys if key in plan.counts}

    pillars = _counted(institutions, lambda plan: having(plan, context.pillars))
    named = {
        id: sum(plan.recommendations.get(id, 0) for one in institutions for plan in one.plans)
        for id in talent
    }
    return filters_of(
        by_words(
            "institution",
            context.say("shared.institution"),
            {id: number for id, number in numbers.items() if number},
            names.__getitem__,
        ),
        by_order("pillar", context.say("shared.pillar"), pillars, context.pillars),
        by_order("status", context.say("shared.status"), _counted(institutions, _statuses), statuses),
        by_order(
            "talent",
            context.say("shared.recommendation"),
            {id: number for id, number in named.items() if number},
            talent,
        ),
        by_words("due", context.say("filters.due"), _counted(institutions, _years)),
    )
