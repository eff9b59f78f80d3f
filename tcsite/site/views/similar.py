"""Similar actions elsewhere, ready to be shown with an action."""

from collections.abc import Mapping

from tcsite.facts.labels import ActionLabel, labels
from tcsite.facts.similar import Alike, Key
from tcsite.model import Plan, Site
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
    shown: dict[Key, SimilarAction] = {}
    found: dict[PlanKey, dict[int, tuple[SimilarAction, ...]]] = {}
    for (institution, plan, place), others in alike.items():
        for key in others:
            if key not in shown:
                name, other = plans[key[:2]]
                shown[key] = _shown(edition, name, other, key[2], labels(other)[key[2]])
        found.setdefault((institution, plan), {})[place] = tuple(shown[key] for key in others)
    return found


def _shown(edition: Edition, name: str, plan: Plan, place: int, label: ActionLabel) -> SimilarAction:
    shown = f"{label.shown} " if label.shown else ""
    words, _ = split_text(plan.actions[place].text.in_language(edition.language))
    address = edition.addresses.action(plan.institution, plan.id, label.anchor)
    return SimilarAction(Link(shown + shortened(plain(words)), address), name, edition.words(plan.title))
