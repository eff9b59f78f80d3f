"""Targets: what a lead means by "university-of-example/2024-2027#V1"."""

from collections.abc import Iterable

from tcsite.diagnostics import Pointer
from tcsite.facts.labels import find, labels
from tcsite.frozen import dataclass
from tcsite.model import Institution, InstitutionFile, Part, Plan, PlanFile, Site, Strict
from tcsite.text.spelling import nearest


@dataclass(frozen=True, slots=True)
class EditTarget:
    """A mapping in a file that can be changed: an institution, a plan, an action or a part of one."""

    file: str
    model: type[Strict]  # of the file
    value: Institution | Plan | Part
    name: str  # "action V1 of plan 2024-2027"
    pointer: Pointer = ()


@dataclass(frozen=True, slots=True)
class NotFound:
    """Why a name leads nowhere, and what it may have been meant to be."""

    message: str
    hint: str


def target(site: Site, word: str) -> EditTarget | NotFound:
    """What a name means. In a site of one institution, its own name can be left out."""
    place, _, action = word.partition("#")
    institution, plan = _place(site, place.strip("/"))
    if isinstance(institution, NotFound):
        return institution
    if not plan and not action:
        return EditTarget(institution.file, InstitutionFile, institution, str(institution.name))
    found = _plan(institution, plan)
    if isinstance(found, NotFound):
        return found
    if not action:
        return EditTarget(found.file, PlanFile, found, f"plan {found.id}")
    return _action(found, action)


def only_institution(site: Site) -> Institution | None:
    """The institution that is meant where none is named: the one of the home page, or the only one."""
    if site.settings.home:
        return site.institution(site.settings.home)
    return site.institutions[0] if len(site.institutions) == 1 else None


def _place(site: Site, place: str) -> tuple[Institution | NotFound, str]:
    first, _, rest = place.partition("/")
    if found := site.institution(first):
        return found, rest
    only = only_institution(site)
    if only and not rest and (not first or only.plan(first)):
        return only, first
    known = [one.id for one in site.institutions]
    plans = [one.id for one in only.plans] if only and not rest else []
    what = f'there is no institution "{first}" that can be read' if first else "no institution is named"
    holding = (
        [plan.id for plan in only.plans for action in plan.actions if action.id == first] if only else []
    )
    if holding and not rest:
        return NotFound(
            f'"{first}" is an action: name its plan too', f"did you mean  {holding[-1]}#{first}"
        ), ""
    if plans:
        what = f'there is no institution or plan "{first}" that can be read'
    return NotFound(what, _nearest_of(first, [*known, *plans])), ""


def _plan(institution: Institution, id: str) -> Plan | NotFound:
    if not id:
        held = [plan for plan in institution.plans if plan.state == "in-force"]
        plan = held[-1] if len(held) == 1 else None
        known = [f"{institution.id}/{one.id}" for one in institution.plans]
        return plan or NotFound("no plan is named", _nearest_of("", known))
    if plan := institution.plan(id):
        return plan
    known = [one.id for one in institution.plans]
    return NotFound(f'{institution.name} has no plan "{id}" that can be read', _nearest_of(id, known))


def _action(plan: Plan, name: str) -> EditTarget | NotFound:
    place = find(plan, name)
    if place is None:
        known = [name for label in labels(plan) for name in (label.name, *(one.full for one in label.parts))]
        return NotFound(f'plan {plan.id} has no action "{name}"', _nearest_of(name, known))
    action, label = plan.actions[place.action], labels(plan)[place.action]
    pointer: Pointer = ("actions", place.action)
    if place.part is None:
        whose = label.name if action.id is None else f"action {action.id}"
        return EditTarget(plan.file, PlanFile, action, f"{whose} of plan {plan.id}", pointer)
    part = action.parts[place.part]
    whose = f"part {label.parts[place.part].short} of action {action.id or place.action + 1}"
    return EditTarget(
        plan.file, PlanFile, part, f"{whose} of plan {plan.id}", (*pointer, "parts", place.part)
    )


_MOST = 12


def _nearest_of(word: str, known: Iterable[str]) -> str:
    names = list(known)
    near = nearest(word, names)
    if near:
        return f"did you mean  {near}"
    shown = ", ".join(names[:_MOST]) + (" …" if len(names) > _MOST else "")
    return f"there are  {shown}" if names else "there are none"
