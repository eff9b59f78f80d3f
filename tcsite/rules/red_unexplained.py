"""The rule `red-unexplained`."""

from collections.abc import Iterator

from tcsite.diagnostics import Severity
from tcsite.model import COLOURS, Plan
from tcsite.rules.rows import Row, rows
from tcsite.rules.rule import Finding, rule

_ENDED = {"not-started": "was never started", "stopped": "was stopped"}


@rule(id="red-unexplained", source="form", severity=Severity.ERROR, about=Plan)
def red_unexplained(plan: Plan) -> Iterator[Finding]:
    """Every action that a closed plan left red is explained.

    The form of stages 2 and 3 asks for an explanation of each action in red. It is what others learn most
    from. Write it as `reason` in the action's last progress entry. At stage 1, or where the stage is not
    known, it is a warning. An action whose outcome is that of another (`as_per`) needs no explanation of
    its own. An action that is stopped while its plan runs is a warning until a `reason`, a `note` or the author's own
    words say why.
    """
    if plan.running:
        yield from _stopped(plan)
    if plan.state != "closed":
        return
    severity = None if (plan.stage or 1) >= 2 else Severity.WARNING
    for row in rows(plan):
        if not row.entry or COLOURS[row.status] != "red" or row.action.as_per or _explained(row):
            continue
        message = f"{row.name} of plan {plan.id} {_ENDED[row.status]}, and nothing says why"
        yield Finding(message, (*row.entry[0], "reason"), _HINT, severity=severity)


def _stopped(plan: Plan) -> Iterator[Finding]:
    """Actions of a running plan that were given up without a word."""
    parts = [part for action in plan.actions for part in (action, *action.parts) if part.progress]
    if not [part for part in parts if part.status == "stopped"]:
        return  # of nearly all plans, without looking at their rows
    for row in rows(plan):
        if row.status != "stopped" or row.action.as_per or not row.entry:
            continue
        place, entry = row.entry
        if not (entry.note or entry.words or entry.evidence or _explained(row)):
            message = f"{row.name} of plan {plan.id} was stopped, and nothing says why"
            yield Finding(message, (*place, "reason"), _HINT, severity=Severity.WARNING, absent=True)


_HINT = "add  reason: …  to this progress entry"


def _explained(row: Row) -> bool:
    return any(entry.reason for entry in (*row.part.progress, *row.action.progress))
