"""Silence: what lists say where nothing is entered or tagged, which is not that there is nothing."""

from collections.abc import Sequence

from tcsite.frozen import dataclass
from tcsite.site.summary import ALL, InstitutionSummary
from tcsite.site.views.parts import Link
from tcsite.site.views.site_context import SiteContext


@dataclass(frozen=True, slots=True)
class Without:
    """Institutions that a list has nothing of, and why."""

    words: str  # "Plans not tagged with recommendations"
    institutions: tuple[Link, ...]


def without(
    context: SiteContext, institutions: Sequence[InstitutionSummary], key: str
) -> tuple[Without, ...]:
    """Institutions without an action that counts for `key`, by why that is."""
    found: dict[str, list[Link]] = {}
    for one in institutions:
        found.setdefault(context.say(why(context, one, key)), []).append(one.link)
    return tuple(Without(words, tuple(links)) for words, links in found.items())


def why(context: SiteContext, one: InstitutionSummary, key: str) -> str:
    """Why a list has no action of an institution: a phrase."""
    known = [plan for plan in one.plans if plan.actions]
    if not one.plans:
        return "silence.no_plan"
    if not known:
        return "silence.not_entered"
    if key in context.recommendations:
        tagged = any(plan.tagged for plan in known)
        return "silence.none_tagged" if tagged else "silence.not_tagged"
    if key in context.pillars:
        mapped = any(plan.mapped for plan in known)
        return "silence.none_assigned" if mapped else "silence.not_assigned"
    if key.startswith("status:"):
        stated = any(status != "not-stated" for plan in known for status in plan.counts[ALL])
        return "silence.none_of_status" if stated else "silence.no_statuses"
    if any(key.startswith("due:") for plan in known for key in plan.counts):
        return "silence.none_due"
    return "silence.no_dates"


def in_all(context: SiteContext, institutions: Sequence[InstitutionSummary], key: str) -> str:
    """Why a list of all institutions is empty, in a sentence without its full stop."""
    known = [plan for one in institutions for plan in one.plans if plan.actions]
    if not known:
        return context.say("silence.all_not_entered")
    if key in context.recommendations and not any(plan.tagged for plan in known):
        return context.say("silence.all_not_tagged")
    if key in context.pillars and not any(plan.mapped for plan in known):
        return context.say("silence.all_not_assigned")
    return context.say("silence.all_unassigned" if key in context.pillars else "silence.all_untagged")
