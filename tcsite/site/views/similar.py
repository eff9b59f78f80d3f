"""Similar actions elsewhere, ready to be shown with an action."""

from collections.abc import Mapping, Sequence

from tcsite.facts.similar import Alike, Key
from tcsite.site.summary import ActionsOf, ActionSummary, InstitutionSummary, PlanSummary
from tcsite.site.views.action import SimilarAction
from tcsite.site.views.parts import Link
from tcsite.site.views.site_context import as_description
from tcsite.text.words import MarkedWords

PlanKey = tuple[str, str]
"""An institution's id and a plan's."""

Similar = Mapping[PlanKey, Mapping[int, tuple[SimilarAction, ...]]]
"""By plan, and by the place of an action in it."""


def similar_of(institutions: Sequence[InstitutionSummary], alike: Alike, actions: ActionsOf) -> Similar:
    """The similar actions of actions that have any."""
    plans = {(one.id, plan.id): (one, at) for one in institutions for at, plan in enumerate(one.plans)}
    shown: dict[Key, SimilarAction] = {}
    found: dict[PlanKey, dict[int, tuple[SimilarAction, ...]]] = {}
    for (institution, plan, place), others in alike.items():
        for key in others:
            if key not in shown:
                one, at = plans[key[:2]]
                shown[key] = _shown(one, one.plans[at], actions(one.id)[at][key[2]])
        found.setdefault((institution, plan), {})[place] = tuple(shown[key] for key in others)
    return found


def _shown(institution: InstitutionSummary, plan: PlanSummary, action: ActionSummary) -> SimilarAction:
    label = f"{action.label} " if action.label else ""
    words = label + as_description(action.words)
    link = Link(
        MarkedWords(words, action.language) if action.language else words, action.address, action.language
    )
    return SimilarAction(link, institution.name, plan.link.words)
