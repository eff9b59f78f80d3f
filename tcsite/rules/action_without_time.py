"""The rule `action-without-time`."""

from collections.abc import Iterator

from tcsite.diagnostics import Severity
from tcsite.model import Part, Plan
from tcsite.rules.plans import is_asked
from tcsite.rules.rows import each_or_all, lacking, rows
from tcsite.rules.rule import Finding, rule


@rule(id="action-without-time", source="form", severity=Severity.WARNING, about=Plan)
def action_without_time(plan: Plan) -> Iterator[Finding]:
    """Every action still to be done says when.

    Without a time nobody can tell whether an action is late. Write it in your own words under `when`,
    mark the `years`, or give `from` and `to`. The time of an action holds for its parts. Not asked of
    actions that are complete, stopped, merged or carried on, nor of closed plans.
    Of a transcription it is advice: nobody is to invent what its source does not say.
    """
    if not is_asked(plan):
        return
    asked = [row for row in rows(plan) if row.unfinished]
    missing = lacking(asked, lambda row: _timed(row.part) or _timed(row.action))
    yield from each_or_all(
        plan,
        asked,
        missing,
        one="does not say when",
        none="says when it will be done",
        key="when",
        hint="add  when: By June 2025  or  years: [2024, 2025]",
    )


def _timed(part: Part) -> bool:
    return bool(part.when or part.years or part.from_ or part.to)
