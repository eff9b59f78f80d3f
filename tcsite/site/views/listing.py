"""Lists across institutions: pillars, recommendations, all actions."""

from collections.abc import Sequence

from tcsite.model import Site, Text, addresses
from tcsite.model.frozen import dataclass
from tcsite.site.summary import ActionsOf, ActionSummary, InstitutionSummary, PlanSummary, added
from tcsite.site.views.overview_pictures import coverage, share_of_pillars
from tcsite.site.views.parts import Link, PageFrame, SiteFrame, StatusMark, Tally
from tcsite.site.views.pictures import Picture
from tcsite.site.views.silence import Without, in_all, without
from tcsite.site.views.site_context import SiteContext
from tcsite.text.markdown import Paragraphs, Prose
from tcsite.text.words import with_id

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
    without: tuple[Without, ...]  # institutions of which it has none, and why
    nothing: str  # why the list is empty; empty where it is not


@dataclass(frozen=True, slots=True)
class ThemeView:
    """`theme.html`: all actions that serve a pillar or answer a recommendation, and which institutions have none listed here, and why."""

    site: SiteFrame
    page: PageFrame
    kicker: str  # "TALENT Commission, recommendation R6"; empty for a pillar
    about: Paragraphs | None
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


def shown(institutions: Sequence[InstitutionSummary], key: str) -> list[InstitutionSummary]:
    """The institutions whose actions a list shows one by one; none where they are too many."""
    having, number = [], 0
    for one in institutions:
        if counts := [plan.counts[key] for plan in one.plans if key in plan.counts]:
            having.append(one)
            number += sum(sum(by.values()) for by in counts)
            if number > MOST_LISTED:
                return []
    return having


def listing(
    context: SiteContext, institutions: Sequence[InstitutionSummary], key: str, actions: ActionsOf
) -> Listing:
    """The actions that count for `key`, in all plans."""
    found = [
        (one, [at for at in reversed(range(len(one.plans))) if key in one.plans[at].counts])
        for one in institutions
    ]
    counts = added(one.plans[at].counts[key] for one, places in found for at in places)
    listed = sum(counts.values()) <= MOST_LISTED
    return Listing(
        context.tally(counts),
        listed,
        tuple(
            InstitutionGroup(
                one.id,
                one.link,
                tuple(
                    _group(context, one.plans[at], key, actions(one.id)[at] if listed else ())
                    for at in places
                ),
            )
            for one, places in found
            if places
        ),
        without(context, [one for one, places in found if not places], key),
        "" if counts else in_all(context, institutions, key),
    )


def _group(context: SiteContext, plan: PlanSummary, key: str, actions: Sequence[ActionSummary]) -> PlanGroup:
    lines = tuple(_line(context, action) for action in actions if key in action.keys)
    return PlanGroup(plan.link, plan.state, context.tally(added([plan.counts[key]])), lines)


def _line(context: SiteContext, action: ActionSummary) -> ActionLine:
    facets = action.facets
    return ActionLine(action.address, action.label, action.words, context.mark(facets.status), facets.marks)


def pillar_view(
    context: SiteContext,
    site: Site,
    institutions: Sequence[InstitutionSummary],
    actions: ActionsOf,
    pillar: str,
) -> ThemeView:
    """The view of a pillar's page."""
    name = context.pillars[pillar]
    about = next((one.about for one in site.vocabulary.pillars if one.id == pillar), None)
    found = listing(context, institutions, pillar, actions)
    return _theme(
        context,
        Link(name, addresses.pillar(pillar)),
        Link(context.say("shared.pillars"), addresses.PILLARS),
        about,
        found,
        title=context.say("pillar.title", pillar=name),
        description=context.say(
            "pillar.description",
            actions=found.tally.message,
            pillar=name.lower(),
            about=context.words(about),
        ),
    )


def recommendation_view(
    context: SiteContext, site: Site, institutions: Sequence[InstitutionSummary], actions: ActionsOf, id: str
) -> ThemeView:
    """The view of a recommendation's page."""
    name = context.recommendations[id]
    text = next((one.text for one in site.vocabulary.recommendations if one.id == id), None)
    found = listing(context, institutions, id, actions)
    return _theme(
        context,
        Link(name, addresses.recommendation(id)),
        Link(context.say("shared.recommendations"), addresses.RECOMMENDATIONS),
        text,
        found,
        title=context.say("recommendation.title", id=id, name=name),
        description=context.say(
            "recommendation.description", actions=found.tally.message, id=id, text=context.words(text)
        ),
        kicker=context.say("recommendation.kicker", id=id),
    )


def _theme(
    context: SiteContext,
    page: Link,
    above: Link,
    about: Text | None,
    found: Listing,
    *,
    title: str,
    description: str,
    kicker: str = "",
) -> ThemeView:
    if found.nothing:
        description = f"{found.nothing}. {context.words(about)}"
    return ThemeView(
        context.site(above.address),
        context.page(page.address, page.words, title=title, description=description, trail=[above]),
        kicker,
        context.blocks(about),
        found,
    )


def pillars_view(context: SiteContext, site: Site, institutions: Sequence[InstitutionSummary]) -> ThemesView:
    """The view of the list of pillars."""
    abouts = {one.id: one.about for one in site.vocabulary.pillars}
    return ThemesView(
        context.site(addresses.PILLARS),
        context.page(
            addresses.PILLARS,
            context.say("shared.pillars"),
            title=context.say("pillars.title"),
            description=context.say("pillars.description"),
        ),
        tuple(
            ThemeLine(
                Link(name, addresses.pillar(id)),
                context.line_or_none(abouts.get(id)),
                _how_many(context, institutions, id),
            )
            for id, name in context.pillars.items()
        ),
        share_of_pillars(
            context,
            [plan for one in institutions for plan in one.plans],
            context.say("pillars.share"),
        ),
    )


def recommendations_view(
    context: SiteContext, site: Site, institutions: Sequence[InstitutionSummary]
) -> ThemesView:
    """The view of the list of recommendations."""
    texts = {one.id: one.text for one in site.vocabulary.recommendations}
    return ThemesView(
        context.site(addresses.RECOMMENDATIONS),
        context.page(
            addresses.RECOMMENDATIONS,
            context.say("shared.recommendations"),
            title=context.say("recommendations.title"),
            description=context.say("recommendations.description"),
        ),
        tuple(
            ThemeLine(
                Link(with_id(id, name), addresses.recommendation(id)),
                context.line_or_none(texts.get(id)),
                _how_many(context, institutions, id),
            )
            for id, name in context.recommendations.items()
        ),
        coverage(context, institutions),
    )


def _how_many(context: SiteContext, institutions: Sequence[InstitutionSummary], key: str) -> str:
    numbers = [
        sum(sum(plan.counts[key].values()) for plan in one.plans if key in plan.counts)
        for one in institutions
    ]
    if not any(numbers):
        return in_all(context, institutions, key)
    if len(numbers) == 1:  # whose they are needs no saying
        return context.say("count.actions", count=sum(numbers))
    having = sum(1 for number in numbers if number)
    return context.say(
        "listing.count",
        actions=context.say("count.actions", count=sum(numbers)),
        institutions=context.say("count.institutions", count=having),
    )
