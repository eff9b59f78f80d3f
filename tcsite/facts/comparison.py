"""Comparison: what stands beside what when institutions are compared, pillar by pillar."""

from collections.abc import Mapping
from datetime import date

from tcsite.facts.actions import status
from tcsite.facts.plans import pillars_of, plan_to_show, themes_of
from tcsite.frozen import dataclass
from tcsite.model import COLOURS, Action, Institution, Plan

NO_PILLAR = "no-pillar"
"""The theme of actions that serve no pillar."""

NO_PLAN = "compare.no_plan"
NOT_ENTERED = "compare.not_entered"
NOT_TAGGED = "compare.not_tagged"
NOT_ASSIGNED = "compare.not_assigned"
"""What stands in place of a number where the source is silent: phrases."""


@dataclass(frozen=True, slots=True)
class ComparedInstitution:
    """An institution beside others: the plan that stands for it, and that plan's actions by theme."""

    institution: Institution
    plan: Plan | None
    by: Mapping[str, tuple[Action, ...]]  # by pillar and by recommendation, in the plan's order

    def counts(self, theme: str) -> dict[str, int]:
        """How many of the actions for a theme have each status that occurs, in the order of COLOURS."""
        statuses = [status(self.plan, action).status for action in self.by.get(theme, ()) if self.plan]
        return {word: statuses.count(word) for word in COLOURS if word in statuses}


def column(institution: Institution, today: date) -> ComparedInstitution:
    """The column of an institution."""
    plan = plan_to_show(institution, today)
    by: dict[str, list[Action]] = {}
    if plan:
        for action in plan.actions:
            none = set() if pillars_of(plan, action) else {NO_PILLAR}
            for theme in themes_of(plan, action) | none:
                by.setdefault(theme, []).append(action)
    return ComparedInstitution(
        institution, plan, {theme: tuple(actions) for theme, actions in sorted(by.items())}
    )
