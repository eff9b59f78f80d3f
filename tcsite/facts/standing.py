"""Standing: which plan holds today, and what came of each action.

One place for both questions, so that pages, data files and rules give one answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tcsite.model import COLOURS, Action, Institution, PartialDate, Plan


def plan_in_force(institution: Institution, today: date) -> Plan | None:
    """The plan that holds: in force and covering `today`; else the newest that is still called in force."""
    held = [plan for plan in institution.plans if plan.state == "in-force"]
    covering = [plan for plan in held if plan.period.covers(today)] or held
    return covering[-1] if covering else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """An action's status, and the action it is taken from where it says "as per R1"."""

    status: str
    as_per: str = ""


def outcome(plan: Plan, action: Action) -> Outcome:
    """What came of an action: its own status; else that of the action it refers to.

    An action in parts that gives no status itself has that of its parts where all agree.
    """
    seen: set[str] = set()
    current, via = action, ""
    while current.id not in seen:
        seen.add(current.id or "")
        status = _own(current)
        if status != "not-stated" or not current.as_per:
            return Outcome(status, via)
        named = current.as_per.rpartition("/")[2]
        other = next((one for one in plan.actions if one.id == named), None)
        if other is None:
            break
        current, via = other, via or named
    return Outcome("not-stated", via)


def _own(action: Action) -> str:
    status = action.status
    if status == "not-stated" and action.parts:
        parts = {part.status for part in action.parts}
        return parts.pop() if len(parts) == 1 else status
    return status


def tally(plans: Iterable[Plan]) -> dict[str, int]:
    """How many actions have each status that occurs, in the order of COLOURS."""
    counts = dict.fromkeys(COLOURS, 0)
    for plan in plans:
        for action in plan.actions:
            counts[outcome(plan, action).status] += 1
    return {status: count for status, count in counts.items() if count}


def themes_of(plan: Plan, action: Action) -> set[str]:
    """What an action counts for: its pillar, and the recommendations that it or the plan's own table names."""
    themes = {tag.removeprefix("talent:") for part in (action, *action.parts) for tag in part.talent}
    themes.update(id for id, answer in plan.talent.items() if action.id in answer.actions)
    pillar = plan.pillar(action)
    return themes | {pillar} if pillar else themes


def plan_to_show(institution: Institution, today: date) -> Plan | None:
    """The plan that stands for an institution: the one in force; else the newest that is no draft."""
    published = [plan for plan in institution.plans if plan.state not in ("draft", "withdrawn")]
    return plan_in_force(institution, today) or (published[-1] if published else None)


def newest(dates: Iterable[PartialDate | None], today: date) -> PartialDate | None:
    """The newest of some dates that is not still to come."""
    known = [one for one in dates if one and one.first <= today]
    return max(known, key=lambda one: (one.last, str(one)), default=None)


def dates_of(plan: Plan) -> list[PartialDate | None]:
    """Every date at which a plan or its actions changed."""
    found: list[PartialDate | None] = [plan.source.date if plan.source else None]
    found += [signature.date for signature in plan.sign_off]
    found += [change.date for change in plan.changes]
    found += [plan.review.date] if plan.review else []
    for action in plan.actions:
        for part in (action, *action.parts):
            found += [entry.date for entry in part.progress]
    return found


def dates_of_institution(institution: Institution) -> list[PartialDate | None]:
    """Every date at which something about an institution changed."""
    found = [found for plan in institution.plans for found in dates_of(plan)]
    found += [update.published for update in institution.updates]
    found += [assessment.date for assessment in institution.self_assessments]
    found += [one.date for one in institution.measure_sets]
    return found
