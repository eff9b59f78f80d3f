"""Lists across institutions: pillars, recommendations, all actions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tcsite.facts.facets import Facets, facets_of
from tcsite.facts.labels import labels
from tcsite.kept import kept_with
from tcsite.language import counted, word
from tcsite.model import COLOURS, Institution, Plan, Site, addresses
from tcsite.site.views.action import split_text
from tcsite.site.views.edition import Edition
from tcsite.site.views.parts import Link, PageFrame, SiteFrame, StatusMark, Tally
from tcsite.site.views.pictures import Picture, coverage, share_of_pillars
from tcsite.text.markdown import Paragraphs, Prose, plain

MOST_LISTED = 250
"""Actions that a page lists one by one. Beyond it a page counts them by plan and leads to the plans: a page
of thousands of actions is neither read nor downloaded on a phone."""


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action in a list."""

    address: str
    label: str  # empty where the source gives no id
    words: str
    status: StatusMark
    marks: str  # what filters know it by: "status:complete pillar:visibility talent:R6 due:2027"


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """The actions of one plan."""

    plan: Link
    state: str  # "In force"
    tally: Tally
    lines: tuple[ActionLine, ...]  # empty where the list would be too long


@dataclass(frozen=True, slots=True)
class InstitutionGroup:
    """The actions of one institution."""

    id: str
    institution: Link
    plans: tuple[PlanGroup, ...]  # the newest first


@dataclass(frozen=True, slots=True)
class Listing:
    """Actions by institution and plan."""

    tally: Tally
    listed: bool  # one by one; else they are only counted
    groups: tuple[InstitutionGroup, ...]
    without: tuple[Link, ...]  # institutions that have none


@dataclass(frozen=True, slots=True)
class PillarView:
    """`pillar.html`: all actions that serve a pillar, and who has none."""

    site: SiteFrame
    page: PageFrame
    about: Paragraphs | None
    listing: Listing


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """`recommendation.html`: all actions that answer a recommendation, and who has none."""

    site: SiteFrame
    page: PageFrame
    id: str  # "R6"
    text: Paragraphs | None
    listing: Listing


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A pillar or a recommendation in a list of them."""

    link: Link
    text: Prose | None
    count: str  # "31 actions of 4 institutions"


@dataclass(frozen=True, slots=True)
class ThemesView:
    """`themes.html`: the pillars, or the recommendations."""

    site: SiteFrame
    page: PageFrame
    lines: tuple[ThemeLine, ...]
    picture: Picture | None  # how much of it all each has; none where there are no actions


Counts = dict[str, int]
"""How many actions have each status."""


@dataclass(frozen=True, slots=True)
class PlanCount:
    """A plan's actions by status: all of them, by pillar and by recommendation."""

    plan: Plan
    by: dict[str, Counts]  # ALL, a pillar's id, a recommendation's, "status:…" or "due:…"
    facets: tuple[Facets, ...]  # of each action, in the plan's order


@dataclass(frozen=True, slots=True)
class Census:
    """The actions of all plans, counted once for all the pages that list them."""

    institutions: tuple[
        tuple[Institution, tuple[PlanCount, ...]], ...
    ]  # each with its plans, the newest first


ALL = "all"
"""The key of every action in a census."""


def census_of(institutions: Sequence[Institution]) -> Census:
    """Count the actions of these institutions."""
    return Census(
        tuple(
            (one, tuple(_counted(plan) for plan in reversed(one.plans) if plan.actions))
            for one in institutions
        )
    )


@kept_with
def _counted(plan: Plan) -> PlanCount:
    by: dict[str, Counts] = {}
    facets = tuple(facets_of(plan, action) for action in plan.actions)
    for one in facets:
        for key in _keys(one):
            counts = by.setdefault(key, {})
            counts[one.status] = counts.get(one.status, 0) + 1
    return PlanCount(plan, by, facets)


def facet_key(name: str, value: str) -> str:
    """The key in a census of the actions that have a status, or are due in a year."""
    return f"{name}:{value}"


def _keys(facets: Facets) -> set[str]:
    """What an action counts for."""
    keys = {ALL, facets.pillar or ALL, facet_key("status", facets.status), *facets.recommendations}
    return keys | {facet_key("due", facets.due)} if facets.due else keys


def _sum(counts: Iterable[Counts]) -> Counts:
    total = dict.fromkeys(COLOURS, 0)
    for one in counts:
        for status, number in one.items():
            total[status] += number
    return {status: number for status, number in total.items() if number}


def listing(edition: Edition, census: Census, key: str) -> Listing:
    """The actions that count for `key`, in all plans."""
    found = [(one, [plan for plan in plans if key in plan.by]) for one, plans in census.institutions]
    counts = _sum(plan.by[key] for _, plans in found for plan in plans)
    listed = sum(counts.values()) <= MOST_LISTED
    return Listing(
        edition.tally(counts),
        listed,
        tuple(
            InstitutionGroup(
                one.id,
                _link(edition, one),
                tuple(_group(edition, plan, key, listed=listed) for plan in plans),
            )
            for one, plans in found
            if plans
        ),
        tuple(_link(edition, one) for one, plans in found if not plans),
    )


def _link(edition: Edition, institution: Institution) -> Link:
    return Link(edition.words(institution.name), edition.addresses.institution(institution.id))


def _group(edition: Edition, counted_plan: PlanCount, key: str, *, listed: bool) -> PlanGroup:
    plan, counts = counted_plan.plan, _sum([counted_plan.by[key]])
    return PlanGroup(
        Link(edition.words(plan.title), edition.addresses.plan(plan.institution, plan.id)),
        word("state", plan.state, edition.language),
        edition.tally(counts),
        tuple(_lines(edition, counted_plan, key)) if listed else (),
    )


def _lines(edition: Edition, counted_plan: PlanCount, key: str) -> Iterator[ActionLine]:
    plan = counted_plan.plan
    for action, label, facets in zip(plan.actions, labels(plan), counted_plan.facets, strict=True):
        if key in _keys(facets):
            text, _ = split_text(action.text.in_language(edition.language))
            yield ActionLine(
                edition.addresses.action(plan.institution, plan.id, label.anchor),
                label.shown,
                plain(text),
                edition.mark(facets.status),
                facets.marks,
            )


def pillar_view(edition: Edition, site: Site, census: Census, pillar: str) -> PillarView:
    """The view of a pillar's page."""
    name = edition.pillars[pillar]
    about = next((one.about for one in site.vocabulary.pillars if one.id == pillar), None)
    found = listing(edition, census, pillar)
    return PillarView(
        edition.site(addresses.PILLARS),
        edition.page(
            addresses.pillar(pillar),
            name,
            title=f"{name}: actions",
            description=f"{found.tally.message} for {name.lower()} in plans under the Technician Commitment. "
            + edition.words(about),
            trail=[Link("Pillars", addresses.PILLARS)],
        ),
        edition.blocks(about),
        found,
    )


def recommendation_view(edition: Edition, site: Site, census: Census, id: str) -> RecommendationView:
    """The view of a recommendation's page."""
    name = edition.recommendations[id]
    text = next((one.text for one in site.vocabulary.recommendations if one.id == id), None)
    found = listing(edition, census, id)
    return RecommendationView(
        edition.site(addresses.RECOMMENDATIONS),
        edition.page(
            addresses.recommendation(id),
            name,
            title=f"TALENT recommendation {id}: {name}",
            description=f"{found.tally.message} in answer to recommendation {id} of the TALENT Commission. "
            + edition.words(text),
            trail=[Link("Recommendations", addresses.RECOMMENDATIONS)],
        ),
        id,
        edition.blocks(text),
        found,
    )


def pillars_view(edition: Edition, site: Site, census: Census) -> ThemesView:
    """The view of the list of pillars."""
    abouts = {one.id: one.about for one in site.vocabulary.pillars}
    return ThemesView(
        edition.site(addresses.PILLARS),
        edition.page(
            addresses.PILLARS,
            "Pillars",
            title="Pillars of the Technician Commitment",
            description="The themes of the Technician Commitment, and the actions that serve each.",
        ),
        tuple(
            ThemeLine(
                Link(name, addresses.pillar(id)),
                edition.line_or_none(abouts.get(id)),
                _how_many(census, id),
            )
            for id, name in edition.pillars.items()
        ),
        share_of_pillars(
            edition,
            [plan for one in site.institutions for plan in one.plans],
            "Actions of all plans by pillar",
        ),
    )


def recommendations_view(edition: Edition, site: Site, census: Census) -> ThemesView:
    """The view of the list of recommendations."""
    texts = {one.id: one.text for one in site.vocabulary.recommendations}
    return ThemesView(
        edition.site(addresses.RECOMMENDATIONS),
        edition.page(
            addresses.RECOMMENDATIONS,
            "Recommendations",
            title="Recommendations of the TALENT Commission",
            description="The sixteen recommendations of the TALENT Commission, and the actions that answer each.",
        ),
        tuple(
            ThemeLine(
                Link(f"{id} {name}", addresses.recommendation(id)),
                edition.line_or_none(texts.get(id)),
                _how_many(census, id),
            )
            for id, name in edition.recommendations.items()
        ),
        coverage(edition, site.institutions),
    )


def _how_many(census: Census, key: str) -> str:
    numbers = [
        sum(sum(plan.by[key].values()) for plan in plans if key in plan.by)
        for _, plans in census.institutions
    ]
    if not any(numbers):
        return "No actions"
    if len(numbers) == 1:  # whose they are needs no saying
        return counted(sum(numbers), "action")
    institutions = sum(1 for number in numbers if number)
    return f"{counted(sum(numbers), 'action')} of {counted(institutions, 'institution')}"
