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
    its own.
    """
    if plan.state != "closed":
        return
    severity = None if (plan.stage or 1) >= 2 else Severity.WARNING
    for row in rows(plan):
        if not row.entry or COLOURS[row.status] != "red" or row.action.as_per or _explained(row):
            continue
        message = f"{row.name} of plan {plan.id} {_ENDED[row.status]}, and nothing says why"
        hint = "add  reason: …  to this progress entry"
        yield Finding(message, (*row.entry[0], "reason"), hint, severity=severity)


def _explained(row: Row) -> bool:
    return any(entry.reason for entry in (*row.part.progress, *row.action.progress))
