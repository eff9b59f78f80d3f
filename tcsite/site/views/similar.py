"""Similar actions elsewhere, ready to be shown with an action."""

from collections.abc import Mapping, Sequence

from tcsite.facts.similar import Alike, Key
from tcsite.site.summary import InstitutionSummary, PlanSummary
from tcsite.site.views.action import SimilarAction
from tcsite.site.views.parts import Link
from tcsite.site.views.site_context import shortened

PlanKey = tuple[str, str]
"""An institution's id and a plan's."""

Similar = Mapping[PlanKey, Mapping[int, tuple[SimilarAction, ...]]]
"""By plan, and by the place of an action in it."""


def similar_of(institutions: Sequence[InstitutionSummary], alike: Alike) -> Similar:
    """The similar actions of every action that has any."""
    plans = {(one.id, plan.id): (one, plan) for one in institutions for plan in one.plans}
    shown: dict[Key, SimilarAction] = {}
    found: dict[PlanKey, dict[int, tuple[SimilarAction, ...]]] = {}
    for (institution, plan, place), others in alike.items():
        for key in others:
            if key not in shown:
                shown[key] = _shown(*plans[key[:2]], key[2])
        found.setdefault((institution, plan), {})[place] = tuple(shown[key] for key in others)
    return found


def _shown(institution: InstitutionSummary, plan: PlanSummary, place: int) -> SimilarAction:
    action = plan.actions[place]
    label = f"{action.label} " if action.label else ""
    link = Link(label + shortened(action.words), action.address)
    return SimilarAction(link, institution.name, plan.link.words)
