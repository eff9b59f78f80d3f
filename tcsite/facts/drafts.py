"""Drafts are private: an institution as readers may see it.

Rules are asked about all that an institution wrote. Everything that is published is made of what `published` leaves.
"""

from collections.abc import Iterable

from tcsite.model import Action, Institution, Plan, SelfAssessment
from tcsite.model.institution import Submission


def published(institution: Institution) -> Institution:
    """The institution without its draft plans and forms, and without whatever elsewhere leads to them."""
    drafts = frozenset(plan.id for plan in institution.plans if plan.state == "draft")
    begun = frozenset(form.id for form in institution.self_assessments if form.state == "draft")
    if not (drafts or begun):
        return institution
    plans = tuple(_plan(plan, drafts) for plan in institution.plans if plan.id not in drafts)
    forms = tuple(_form(form, drafts) for form in institution.self_assessments if form.id not in begun)
    submissions = tuple(_submission(one, begun) for one in institution.submissions)
    withheld = _only_in_drafts(institution)
    kept = tuple(name for name in institution.attachments if name not in withheld)
    return institution.model_copy(
        update={"plans": plans, "self_assessments": forms, "submissions": submissions, "attachments": kept}
    )


def draft_files(institution: Institution) -> frozenset[str]:
    """The files of its draft plans and forms: nothing in them is published."""
    return frozenset(one.file for one in _written(institution) if one.state == "draft")


def _written(institution: Institution) -> tuple[Plan | SelfAssessment, ...]:
    return (*institution.plans, *institution.self_assessments)


def _only_in_drafts(institution: Institution) -> frozenset[str]:
    """The names in `files/` of what only a draft offers."""
    named: dict[bool, set[str]] = {True: set(), False: set()}
    for plan in institution.plans:
        named[plan.state == "draft"].update(one.file for one in plan.formats if one.file)
    for one in _written(institution):
        named[one.state == "draft"].update(document.file for document in one.documents if document.file)
    return frozenset(named[True] - named[False])


def _submission(one: Submission, begun: frozenset[str]) -> Submission:
    return one.model_copy(update={"self_assessment": None}) if one.self_assessment in begun else one


def _form(form: SelfAssessment, drafts: frozenset[str]) -> SelfAssessment:
    own = {key: None for key in ("reviews", "proposes") if getattr(form, key) in drafts}
    return form.model_copy(update=own) if own else form


def _plan(plan: Plan, drafts: frozenset[str]) -> Plan:
    actions = tuple(_action(action, drafts) for action in plan.actions)
    changed = any(new is not old for new, old in zip(actions, plan.actions, strict=True))
    own = {"follows": None} if plan.follows in drafts else {}
    return plan.model_copy(update={**own, "actions": actions}) if changed or own else plan


def _action(action: Action, drafts: frozenset[str]) -> Action:
    own: dict[str, object] = {
        key: left
        for key in ("carried_from", "carried_to")
        if (left := _without(getattr(action, key), drafts)) != getattr(action, key)
    }
    own |= {key: None for key in ("merged_into", "as_per") if _leads_to(getattr(action, key) or "", drafts)}
    return action.model_copy(update=own) if own else action


def _without(references: Iterable[str], drafts: frozenset[str]) -> tuple[str, ...]:
    return tuple(one for one in references if not _leads_to(one, drafts))


def _leads_to(reference: str, drafts: frozenset[str]) -> bool:
    return reference.rpartition("/")[0] in drafts
