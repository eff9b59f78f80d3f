"""Similar actions elsewhere, ready to be shown with an action."""

from collections.abc import Mapping

from tcsite.facts.similar import Alike, Key
from tcsite.site.summary import ActionsOf, InstitutionSummary
from tcsite.site.views.action import SimilarAction
from tcsite.site.views.parts import Link
from tcsite.site.views.site_context import as_description
from tcsite.text.words import MarkedWords

PlanKey = tuple[str, str]
"""An institution's id and a plan's."""

Similar = Mapping[PlanKey, Mapping[int, tuple[SimilarAction, ...]]]
"""By plan, and by the place of an action in it."""


def similar_of(institutions: Mapping[str, InstitutionSummary], alike: Alike, actions: ActionsOf) -> Similar:
    """The similar actions of actions that have any; the institutions are at hand by id."""
    shown: dict[Key, SimilarAction] = {}
    found: dict[PlanKey, dict[int, tuple[SimilarAction, ...]]] = {}
    for (institution, plan, place), others in alike.items():
        for key in others:
            if key not in shown:
                shown[key] = _shown(institutions[key[0]], key, actions)
        found.setdefault((institution, plan), {})[place] = tuple(shown[key] for key in others)
    return found


def _shown(institution: InstitutionSummary, key: Key, actions: ActionsOf) -> SimilarAction:
    at, plan = next((at, one) for at, one in enumerate(institution.plans) if one.id == key[1])
    action = actions(institution.id)[at][key[2]]
    label = f"{action.label} " if action.label else ""
    words = label + as_description(action.words)
    link = Link(
        MarkedWords(words, action.language) if action.language else words, action.address, action.language
    )
    return SimilarAction(link, institution.name, plan.link.words)
