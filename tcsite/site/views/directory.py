"""The directory of institutions, whole and by nation or kind."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from tcsite.facts.timeliness import Timeliness
from tcsite.frozen import dataclass
from tcsite.language import word
from tcsite.model import addresses
from tcsite.model.addresses import slug
from tcsite.site.summary import CurrentPlan, InstitutionSummary
from tcsite.site.views.compare import MOST_LISTED
from tcsite.site.views.filters import by_order, by_words, facet_groups, filters_of
from tcsite.site.views.parts import ContactLine, FacetGroup, Filter, Link, PageFrame, SiteFrame
from tcsite.site.views.site_context import SiteContext


@dataclass(frozen=True, slots=True)
class InstitutionLine:
    """An institution in the directory."""

    link: Link
    nation: str
    kind: str
    standing: str
    since: str
    plan: Link | None  # the one in force
    until: str
    ended: bool
    progress: str  # "5 of 29 complete", "29 actions"; empty where none are entered
    on_time: tuple[str, ...]  # "Overdue: 3", "Nothing overdue"; empty where no plan is in force
    next_due: str  # "March 2027"
    plan_due: str  # when its first plan is due
    plan_was_due: bool  # that day has passed
    contact: ContactLine | None
    transcribed: bool  # from a source, which may be silent on what there is
    marks: str  # what filters know it by: "nation:wales kind:university status:signatory plan:in-force"
    ranks: str  # its place in each of the `sorts`: "3 0"


@dataclass(frozen=True, slots=True)
class OrderedLine:
    """An institution in one order of the directory."""

    link: Link
    note: str  # what puts it there: "3 overdue", "until July 2027"


@dataclass(frozen=True, slots=True)
class DirectoryOrder:
    """Institutions in one order, for those without scripts: only those that it says something of."""

    words: str  # "Most overdue first"
    lines: tuple[OrderedLine, ...]


@dataclass(frozen=True, slots=True)
class DirectoryView:
    """`institutions.html`: every institution, or those of one nation or one kind."""

    site: SiteFrame
    page: PageFrame
    count: str
    facets: tuple[FacetGroup, ...]
    filters: tuple[Filter, ...]  # none where the list is narrowed already, or cannot be
    sorts: tuple[str, ...]  # what the list can be sorted by, beside the name
    orders: tuple[DirectoryOrder, ...]  # the same for those without scripts; none where all are seen at once
    lines: tuple[InstitutionLine, ...]
    examples: tuple[Link, ...]  # invented institutions, which the list and its numbers leave out


FACETS = {"nation": "filters.nation", "kind": "filters.kind"}
"""What the directory can be narrowed by: fields of an institution, and the phrase for each."""


def facet_values(institutions: Sequence[InstitutionSummary], facet: str) -> dict[str, int]:
    """The values of a facet that occur, in order, and how many institutions have each; none where all share one."""
    counts = Counter(str(getattr(one, facet)) for one in institutions if getattr(one, facet))
    return {value: counts[value] for value in sorted(counts)} if len(counts) > 1 else {}


def directory_view(
    context: SiteContext,
    institutions: Sequence[InstitutionSummary],
    facet: str = "",
    value: str = "",
    *,
    examples: Sequence[InstitutionSummary] = (),
) -> DirectoryView:
    """The view of the directory; with a facet, of the institutions that have its value."""
    chosen = [one for one in institutions if not facet or getattr(one, facet) == value]
    count = context.say("count.institutions", count=len(chosen))
    words = facet_words(context, facet, value)
    every = context.say("shared.institutions")
    heading = context.say("directory.heading", facet=words) if facet else every
    return DirectoryView(
        context.site(addresses.INSTITUTIONS),
        context.page(
            addresses.facet(facet, value) if facet else addresses.INSTITUTIONS,
            heading,
            description=context.say(
                "directory.description", institutions=f"{count} ({words})" if facet else count
            ),
            trail=[Link(every, addresses.INSTITUTIONS)] if facet else [],
        ),
        count,
        facet_groups(
            {one: context.say(key) for one, key in FACETS.items()},
            partial(facet_values, institutions),
            partial(facet_words, context),
            addresses.facet,
            (facet, value),
        ),
        () if facet else _filters(context, chosen),
        () if facet else (context.say("directory.most_overdue"), context.say("directory.next_end")),
        () if facet or len(chosen) <= MOST_LISTED else _orders(context, chosen),
        tuple(_line(context, one, ranks) for one, ranks in zip(chosen, _ranks(chosen), strict=True)),
        tuple(one.link for one in examples),
    )


_PLANS = {"in-force": "directory.in_force", "ended": "directory.plan_ended", "none": "directory.no_plan"}
"""How it stands with an institution's plan, by the word in the address of a narrowed directory: phrases."""


def _filters(context: SiteContext, institutions: Sequence[InstitutionSummary]) -> tuple[Filter, ...]:
    nations = {
        slug(one.nation): facet_words(context, "nation", one.nation) for one in institutions if one.nation
    }
    plans = (_plan_word(one) for one in institutions)
    return filters_of(
        by_words(
            "nation",
            context.say("filters.nation"),
            (slug(one.nation) for one in institutions),
            nations.__getitem__,
        ),
        by_words(
            "kind",
            context.say("filters.kind"),
            (one.kind for one in institutions),
            lambda kind: word("kind", kind, context.language),
        ),
        by_words(
            "status",
            context.say("shared.status"),
            (one.role for one in institutions),
            lambda role: word("standing", role, context.language),
        ),
        by_order(
            "plan",
            context.say("shared.plan_in_force"),
            plans,
            {value: context.say(key) for value, key in _PLANS.items()},
        ),
        by_order(
            "time",
            context.say("institution.on_time"),
            (time for one in institutions for time in (one.current and one.current.times) or ("",)),
            {one.value: word("timeliness", one, context.language) for one in Timeliness if one},
        ),
    )


def _progress(context: SiteContext, one: InstitutionSummary) -> str:
    plan = one.current_plan
    if not plan or not one.current or not plan.actions:
        return ""
    complete = one.current.tally.get("complete", 0)
    if complete:
        return context.say("institution.complete", complete=complete, actions=plan.actions)
    return context.say("count.actions", count=plan.actions)


def _on_time(context: SiteContext, plan: CurrentPlan) -> tuple[str, ...]:
    late = [time for time in (Timeliness.OVERDUE, Timeliness.PASSED) if plan.times.get(time)]
    words = (f"{plan.times[time]:,} {word('timeliness_count', time, context.language)}" for time in late)
    return tuple(words) or (plan.on_time,)


def _ranks(institutions: Sequence[InstitutionSummary]) -> list[str]:
    """The place of each institution in the orders that can be chosen; those without a plan come last."""
    late = [-_late(one.current) if one.current else 1 for one in institutions]
    ends = sorted({one.current.ends for one in institutions if one.current})
    places = [ends.index(one.current.ends) if one.current else len(ends) for one in institutions]
    least = min(late, default=0)
    return [f"{overdue - least} {end}" for overdue, end in zip(late, places, strict=True)]


def _orders(context: SiteContext, institutions: Sequence[InstitutionSummary]) -> tuple[DirectoryOrder, ...]:
    known = [(one.link, one.current) for one in institutions if one.current]
    late = sorted((one for one in known if _late(one[1])), key=lambda one: -_late(one[1]))
    ends = sorted((one for one in known if one[1].until), key=lambda one: one[1].ends)
    orders = (
        ("directory.most_overdue", [(link, ", ".join(_on_time(context, plan))) for link, plan in late]),
        ("directory.next_end", [(link, _until(context, plan)) for link, plan in ends]),
    )
    return tuple(
        DirectoryOrder(context.say(key), tuple(OrderedLine(link, note) for link, note in found))
        for key, found in orders
        if found
    )


def _until(context: SiteContext, plan: CurrentPlan) -> str:
    until = context.say("directory.until", date=plan.until)
    return f"{until} {context.say('directory.ended')}" if plan.ended else until


def _late(plan: CurrentPlan) -> int:
    return sum(plan.times.get(time, 0) for time in (Timeliness.OVERDUE, Timeliness.PASSED))


def _plan_word(one: InstitutionSummary) -> str:
    if not one.current:
        return "none"
    return "ended" if one.current.ended else "in-force"


def _marks(one: InstitutionSummary) -> str:
    """What filters know an institution by."""
    said = [("nation", slug(one.nation)), ("kind", one.kind), ("status", one.role)]
    said.append(("plan", _plan_word(one)))
    said += [("time", time) for time in (one.current.times if one.current else ())]
    return " ".join(f"{name}:{value}" for name, value in said if value)


def facet_words(context: SiteContext, facet: str, value: str) -> str:
    """A facet's value as pages word it."""
    return word(facet, value, context.language) if value else ""


def _line(context: SiteContext, one: InstitutionSummary, ranks: str) -> InstitutionLine:
    plan = one.current_plan
    return InstitutionLine(
        one.link,
        facet_words(context, "nation", one.nation),
        word("kind", one.kind, context.language),
        word("standing", one.role, context.language),
        one.since,
        plan.link if plan else None,
        one.current.until if one.current else "",
        bool(one.current and one.current.ended),
        _progress(context, one),
        _on_time(context, one.current) if one.current else (),
        one.current.next_due if one.current else "",
        one.plan_due,
        one.plan_was_due,
        one.contact,
        one.transcribed,
        _marks(one),
        ranks,
    )
