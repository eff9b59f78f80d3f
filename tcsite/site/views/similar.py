"""Similar actions elsewhere, ready to be shown with an action."""

from collections.abc import Mapping

from tcsite.facts.similar import Alike, Key
from tcsite.model import Plan, Site
from tcsite.model.addresses import Anchors, anchors
from tcsite.site.views.action import SimilarAction, split_text
from tcsite.site.views.edition import Edition, shortened
from tcsite.site.views.parts import Link
from tcsite.text.markdown import plain

PlanKey = tuple[str, str]
"""An institution's id and a plan's."""

Similar = Mapping[PlanKey, Mapping[int, tuple[SimilarAction, ...]]]
"""By plan, and by the place of an action in it."""


def similar_of(edition: Edition, site: Site, alike: Alike) -> Similar:
    """The similar actions of every action that has any."""
    plans = {
        (one.id, plan.id): (edition.words(one.name), plan) for one in site.institutions for plan in one.plans
    }
    ids = {plan: anchors(plans[plan][1]) for plan in {key[:2] for keys in alike.values() for key in keys}}
    shown: dict[Key, SimilarAction] = {}
    found: dict[PlanKey, dict[int, tuple[SimilarAction, ...]]] = {}
    for (institution, plan, place), others in alike.items():
        for key in others:
            if key not in shown:
                shown[key] = _shown(edition, *plans[key[:2]], key[2], ids[key[:2]])
        found.setdefault((institution, plan), {})[place] = tuple(shown[key] for key in others)
    return found


def _shown(edition: Edition, name: str, plan: Plan, place: int, ids: tuple[Anchors, ...]) -> SimilarAction:
    action = plan.actions[place]
    label = f"{action.id} " if action.id and plan.action_ids == "own" else ""
    words, _ = split_text(action.text.in_language(edition.language))
    address = edition.addresses.action(plan.institution, plan.id, ids[place].action)
    return SimilarAction(Link(label + shortened(plain(words)), address), name, edition.words(plan.title))
