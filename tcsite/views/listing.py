"""Lists across institutions: pillars, recommendations, all actions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tcsite import addresses
from tcsite.addresses import anchors
from tcsite.language import counted
from tcsite.markdown import Paragraphs, Prose
from tcsite.model import COLOURS, Action, Institution, Plan, Site
from tcsite.standing import outcome
from tcsite.views.action import split_text
from tcsite.views.edition import Edition
from tcsite.views.parts import Link, PageFrame, SiteFrame, StatusMark, Tally

MOST_LISTED = 400
"""Actions that a page lists one by one. Beyond it a page counts them by plan and leads to the plans: a page
of thousands of actions is neither read nor downloaded on a phone."""


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action in a list."""

    address: str
    label: str  # empty where the source gives no id
    text: Prose
    status: StatusMark


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """The actions of one plan."""

    plan: Link
    state: str
    count: str  # "9 actions"
    tally: Tally
    lines: tuple[ActionLine, ...]  # empty where the list would be too long


@dataclass(frozen=True, slots=True)
class InstitutionGroup:
    """The actions of one institution."""

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
class ActionsView:
    """`actions.html`: every action of every plan."""

    site: SiteFrame
    page: PageFrame
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


Chosen = Callable[[Plan, Action], bool]


def listing(edition: Edition, institutions: Sequence[Institution], chosen: Chosen) -> Listing:
    """The chosen actions of all plans."""
    found = [
        (
            institution,
            [(plan, actions) for plan in reversed(institution.plans) if (actions := _of(plan, chosen))],
        )
        for institution in institutions
    ]
    number = sum(len(actions) for _, plans in found for _, actions in plans)
    listed = number <= MOST_LISTED
    counts = dict.fromkeys(COLOURS, 0)
    groups = []
    for institution, plans in found:
        if plans:
            groups.append(
                InstitutionGroup(
                    _link(edition, institution),
                    tuple(_group(edition, plan, actions, counts, listed=listed) for plan, actions in plans),
                )
            )
    return Listing(
        edition.tally({key: count for key, count in counts.items() if count}),
        listed,
        tuple(groups),
        tuple(_link(edition, institution) for institution, plans in found if not plans),
    )


def _of(plan: Plan, chosen: Chosen) -> list[tuple[Action, str]]:
    return [
        (action, ids.action)
        for action, ids in zip(plan.actions, anchors(plan), strict=True)
        if chosen(plan, action)
    ]


def _link(edition: Edition, institution: Institution) -> Link:
    return Link(edition.words(institution.name), edition.addresses.institution(institution.id))


def _group(
    edition: Edition, plan: Plan, actions: list[tuple[Action, str]], counts: dict[str, int], *, listed: bool
) -> PlanGroup:
    own = dict.fromkeys(COLOURS, 0)
    lines = []
    for action, anchor in actions:
        status = outcome(plan, action).status
        own[status] += 1
        counts[status] += 1
        if listed:
            lines.append(_line(edition, plan, action, anchor, status))
    return PlanGroup(
        Link(edition.words(plan.title), edition.addresses.plan(plan.institution, plan.id)),
        plan.state,
        counted(len(actions), "action"),
        edition.tally({key: count for key, count in own.items() if count}),
        tuple(lines),
    )


def _line(edition: Edition, plan: Plan, action: Action, anchor: str, status: str) -> ActionLine:
    text, _ = split_text(action.text.in_language(edition.language))
    return ActionLine(
        edition.addresses.action(plan.institution, plan.id, anchor),
        (action.id or "") if plan.action_ids == "own" else "",
        Prose(text, base=edition.addresses.institution(plan.institution)),
        edition.mark(status),
    )


def _serves(pillar: str) -> Chosen:
    return lambda plan, action: plan.pillar(action) == pillar


def _answers(recommendation: str) -> Chosen:
    """Whether an action carries the tag, itself or in a part, or the plan's own table names it."""

    def chosen(plan: Plan, action: Action) -> bool:
        tags = {tag.removeprefix("talent:") for part in (action, *action.parts) for tag in part.talent}
        answer = plan.talent.get(recommendation)  # type: ignore[call-overload]  # one of sixteen
        return recommendation in tags or bool(answer and action.id in answer.actions)

    return chosen


def pillar_view(edition: Edition, site: Site, pillar: str) -> PillarView:
    """The view of a pillar's page."""
    name = edition.pillars[pillar]
    about = next((one.about for one in site.vocabulary.pillars if one.id == pillar), None)
    found = listing(edition, site.institutions, _serves(pillar))
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


def recommendation_view(edition: Edition, site: Site, id: str) -> RecommendationView:
    """The view of a recommendation's page."""
    name = edition.recommendations[id]
    text = next((one.text for one in site.vocabulary.recommendations if one.id == id), None)
    found = listing(edition, site.institutions, _answers(id))
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


def actions_view(edition: Edition, site: Site) -> ActionsView:
    """The view of the page of all actions."""
    found = listing(edition, site.institutions, lambda *_: True)
    return ActionsView(
        edition.site(addresses.ACTIONS),
        edition.page(
            addresses.ACTIONS,
            "Actions",
            description=f"Every action of every plan: {found.tally.message}.",
        ),
        found,
    )


def pillars_view(edition: Edition, site: Site) -> ThemesView:
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
                _count(site, _serves(id)),
            )
            for id, name in edition.pillars.items()
        ),
    )


def recommendations_view(edition: Edition, site: Site) -> ThemesView:
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
                _count(site, _answers(id)),
            )
            for id, name in edition.recommendations.items()
        ),
    )


def _count(site: Site, chosen: Chosen) -> str:
    counts = [
        sum(1 for plan in one.plans for action in plan.actions if chosen(plan, action))
        for one in site.institutions
    ]
    total, institutions = sum(counts), sum(1 for count in counts if count)
    if not total:
        return "No actions"
    return f"{counted(total, 'action')} of {counted(institutions, 'institution')}"
