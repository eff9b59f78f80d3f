"""The rule `carried-nowhere`."""

from collections.abc import Iterator

from tcsite.diagnostics import Severity
from tcsite.facts.plans import agreed_plans
from tcsite.model import Institution, Plan
from tcsite.rules.rows import Row, rows
from tcsite.rules.rule import Finding, rule


@rule(id="carried-nowhere", source="practice", severity=Severity.WARNING, about=Institution)
def carried_nowhere(institution: Institution) -> Iterator[Finding]:
    """What is said to be carried forward is continued by a later plan.

    An action with the status `carried-forward` that no later plan continues is lost without anybody having decided
    so. Say what continues it (`carried_to`, or `carried_from` there); if nothing does, a later progress entry says
    how it ended. Asked once a later plan is approved, in force or closed, with its actions on this site.
    """
    plans = agreed_plans(institution)
    taken = {name for plan in plans for action in plan.actions for name in action.carried_from}
    for place, plan in enumerate(plans):
        later = [one for one in plans[place + 1 :] if one.actions]
        if later:
            yield from (_finding(plan, row, later) for row in rows(plan) if _lost(plan, row, taken))


def _lost(plan: Plan, row: Row, taken: set[str]) -> bool:
    """Whether nothing says where it went on."""
    named = any(f"{plan.id}/{name}" in taken for name in (*row.names, row.action.id))
    gone_on = row.action.carried_to or row.action.merged_into or named
    return row.status == "carried-forward" and not gone_on


def _finding(plan: Plan, row: Row, later: list[Plan]) -> Finding:
    message = f"{row.name} of plan {plan.id} is said to be carried forward, and no action of a later plan continues it"
    hint = f"add  carried_to: [{later[0].id}/…]  to it, or a progress entry that says how it ended"
    return Finding(message, row.pointer, hint, file=plan.file, rests_on="plans/", absent=True)
