"""The rule `resourcing-missing`."""

from collections.abc import Iterator

from tcsite.diagnostics import Severity
from tcsite.model import Plan
from tcsite.rules.plans import is_asked
from tcsite.rules.rows import Row, lacking, rows
from tcsite.rules.rule import Finding, rule
from tcsite.rules.words import listed


@rule(id="resourcing-missing", source="form", severity=Severity.WARNING, about=Plan)
def resourcing_missing(plan: Plan) -> Iterator[Finding]:
    """From stage 3 on, the plan or each of its actions says how it is resourced.

    The stage 3 form asks how initiatives are resourced: a budget, somebody's time, a fund to apply to. A
    sentence under `resourcing` answers for the whole plan; `resources` on an action answers for that
    action. "No budget of its own" is an answer too. Asked of plans that can still be changed.
    """
    if not is_asked(plan) or (plan.stage or 0) < 3 or plan.resourcing:
        return
    asked = [row for row in rows(plan) if row.unfinished]
    silent = lacking(asked, lambda row: bool(row.part.resources or row.action.resources))
    if asked and not silent:
        return
    partly = any(row.part.resources or row.action.resources for row in asked)
    message = f"plan {plan.id} does not say how it is resourced{_nor(silent) if partly else ''}"
    yield Finding(message, ("resourcing",), "add  resourcing: …")


def _nor(silent: list[Row]) -> str:
    """The few that say nothing by name, many by number."""
    if len(silent) == 1:
        return f", nor does {silent[0].name}"
    names = listed(row.name for row in silent) if len(silent) <= 3 else f"{len(silent)} of its actions"
    return f", nor do {names}"
