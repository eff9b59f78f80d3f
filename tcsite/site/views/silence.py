"""Silence: what lists say where nothing is entered or tagged, which is not that there is nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from tcsite.site.summary import InstitutionSummary
from tcsite.site.views.edition import Edition
from tcsite.site.views.parts import Link

NO_PLAN = "No plan is entered here"
NOT_ENTERED = "Actions not entered on this site"


@dataclass(frozen=True, slots=True)
class Without:
    """Institutions that a list has nothing of, and why."""

    words: str  # "Plans not tagged with recommendations"
    institutions: tuple[Link, ...]


def without(edition: Edition, institutions: Sequence[InstitutionSummary], key: str) -> tuple[Without, ...]:
    """Institutions without an action that counts for `key`, by why that is."""
    found: dict[str, list[Link]] = {}
    for one in institutions:
        found.setdefault(why(edition, one, key), []).append(one.link)
    return tuple(Without(words, tuple(links)) for words, links in found.items())


def why(edition: Edition, one: InstitutionSummary, key: str) -> str:
    """Why a list has no action of an institution."""
    known = [plan for plan in one.plans if plan.actions]
    if not one.plans:
        return NO_PLAN
    if not known:
        return NOT_ENTERED
    if key in edition.recommendations:
        tagged = any(plan.tagged for plan in known)
        return "No action is tagged with it" if tagged else "Plans not tagged with recommendations"
    if key in edition.pillars:
        mapped = any(plan.mapped for plan in known)
        return "No action is assigned to it" if mapped else "Plans that do not assign actions to pillars"
    if key.startswith("status:"):
        stated = any(action.facets.status != "not-stated" for plan in known for action in plan.actions)
        return "No action is said to have this status" if stated else "Plans without stated statuses"
    if any(action.facets.due for plan in known for action in plan.actions):
        return "No action is said to be due then"
    return "Plans without due dates"


def in_all(edition: Edition, institutions: Sequence[InstitutionSummary], key: str) -> str:
    """Why a list of all institutions is empty, in a sentence without its full stop."""
    known = [plan for one in institutions for plan in one.plans if plan.actions]
    if not known:
        return "No actions are entered on this site"
    if key in edition.recommendations and not any(plan.tagged for plan in known):
        return "No plan on this site is tagged with recommendations"
    if key in edition.pillars and not any(plan.mapped for plan in known):
        return "No plan on this site assigns its actions to pillars"
    verb = "assigned to" if key in edition.pillars else "tagged with"
    return f"No action on this site is {verb} it"
