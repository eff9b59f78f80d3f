"""Similar actions elsewhere, ready to be shown with an action."""

from collections.abc import Callable, Iterable, Mapping

from tcsite.facts.similar import Alike, Key
from tcsite.site.summary import Actions, ActionSummary, InstitutionSummary, PlanSummary
from tcsite.site.views.action import SimilarAction
from tcsite.site.views.parts import Link
from tcsite.site.views.site_context import as_description
from tcsite.text.words import MarkedWords

PlanKey = tuple[str, str]
"""An institution's id and a plan's."""

Similar = Mapping[PlanKey, Mapping[int, tuple[SimilarAction, ...]]]
"""By plan, and by the place of an action in it."""


def similar_of(alike: Alike, shown: Callable[[Key], SimilarAction]) -> Similar:
    """The similar actions of actions that have any."""
    found: dict[PlanKey, dict[int, tuple[SimilarAction, ...]]] = {}
    for (institution, plan, place), others in alike.items():
        found.setdefault((institution, plan), {})[place] = tuple(map(shown, others))
    return found


def shown_elsewhere(
    institution: InstitutionSummary, actions: Actions, keys: Iterable[Key]
) -> dict[Key, SimilarAction]:
    """Some of an institution's actions as they are shown with those that are similar to them."""
    plans = {plan.id: at for at, plan in enumerate(institution.plans)}
    return {
        key: _shown(institution.name, institution.plans[at], actions[at][key[2]])
        for key in keys
        for at in [plans[key[1]]]
    }


def _shown(institution: str, plan: PlanSummary, action: ActionSummary) -> SimilarAction:
    label = f"{action.label} " if action.label else ""
    words = label + as_description(action.words)
    link = Link(
        MarkedWords(words, action.language) if action.language else words, action.address, action.language
    )
    return SimilarAction(link, institution, plan.link.words)
