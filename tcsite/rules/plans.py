"""Which plans a rule asks for what they lack."""

from tcsite.model import Plan

OPEN = ("draft", "approved", "in-force")
"""States of a plan in which what it lacks can still be added."""


def is_asked(plan: Plan) -> bool:
    """Whether the plan's own content is asked for: it can still be changed, and we know the plan itself."""
    return plan.state in OPEN and plan.known_from == "plan"
