"""The rule `outcome-missing`."""

from collections.abc import Iterator
from dataclasses import replace

from tcsite.diagnostics import Severity
from tcsite.model import Plan
from tcsite.rules.rows import Row, each_or_all, lacking, rows
from tcsite.rules.rule import Finding, rule
from tcsite.rules.words import listed

_HINT = "add  progress: [{date: 2026-03, status: complete}]"


@rule(id="outcome-missing", source="form", severity=Severity.ERROR, about=Plan)
def outcome_missing(plan: Plan) -> Iterator[Finding]:
    """Every action of a closed plan has a final status.

    The form of stages 2 and 3 asks, for each action of the last plan, whether it was done, is under way
    or was not begun; readers ask the same. Add a progress entry with a `status`. Where it went (`carried_to`, `merged_into`)
    is not a status: `carried-forward` and `merged` are, where the source says no more. An action may point to
    another's outcome instead (`as_per: R1`). At stage 1, where the stage is not known, it is a warning. What
    the source does not say is not to be guessed: then an exception says so; where the source is older than the end
    of the plan, and cannot know, it is advice. A plan that is known by its
    achievements only (`known_from: achievements`) needs none: what a later report counts as achieved is
    complete.
    """
    if plan.state != "closed":
        return
    severity = None if (plan.stage or 1) >= 2 else Severity.WARNING
    asked = [row for row in rows(plan) if not row.action.as_per]
    missing = lacking(asked, lambda row: row.status != "not-stated")
    found = each_or_all(
        plan,
        asked,
        missing,
        one="has no final status",
        none="has a final status",
        key="progress",
        hint=_HINT,
        asked_as="with an outcome of their own in",
    )
    kindly = {(*row.pointer, "progress"): _kindly(plan, row) for row in missing if _where(row)}
    for finding in found:
        message = kindly.get(finding.pointer, finding.message)
        yield replace(finding, message=message, severity=severity, absent=not _may_know(plan))


def _may_know(plan: Plan) -> bool:
    """Whether the source of a transcription is younger than the plan's end, and so could say what came of it."""
    return bool(plan.source and plan.source.date and plan.source.date.last > plan.period.last)


def _where(row: Row) -> tuple[str, ...]:
    """The actions it went on to."""
    merged = (row.action.merged_into,) if row.action.merged_into else ()
    return (*row.action.carried_to, *merged)


def _kindly(plan: Plan, row: Row) -> str:
    where = listed(_where(row))
    return f"{row.name} of plan {plan.id} went on as {where}, but how far it had come is not stated"
