"""Which of an institution's plans a rule speaks of."""

from tcsite.model import Institution, Plan

AGREED = ("approved", "in-force", "closed")
"""States of a plan that the institution stands by, or stood by."""

OPEN = ("draft", "approved", "in-force")
"""States of a plan in which what it lacks can still be added."""


def agreed(institution: Institution) -> list[Plan]:
    """Its plans without drafts and withdrawn ones, oldest first."""
    found = [plan for plan in institution.plans if plan.state in AGREED]
    return sorted(found, key=lambda plan: (plan.period.first, plan.period.last, plan.id))


def latest(institution: Institution) -> Plan | None:
    """The agreed plan that reaches furthest."""
    return max(agreed(institution), key=lambda plan: (plan.period.last, plan.period.first), default=None)


def is_asked(plan: Plan) -> bool:
    """Whether the plan's own content is asked for: it can still be changed, and we know the plan itself."""
    return plan.state in OPEN and plan.known_from == "plan"
