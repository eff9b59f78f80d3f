"""The rule `action-without-owner`."""

from collections.abc import Iterator

from tcsite.diagnostics import Severity
from tcsite.model import Plan
from tcsite.rules.plans import is_asked
from tcsite.rules.rows import each_or_all, lacking, rows
from tcsite.rules.rule import Finding, rule


@rule(id="action-without-owner", source="form", severity=Severity.WARNING, about=Plan)
def action_without_owner(plan: Plan) -> Iterator[Finding]:
    """Every action still to be done names who will do it.

    An action that nobody owns is not done, and readers need somebody to ask. Name a role or a group
    under `owners`; a post lasts longer than a name. An owner of an action answers for its parts. Not
    asked of actions that are complete, stopped, merged or carried on, nor of closed plans.
    Of a transcription it is advice: nobody is to invent what its source does not say.
    """
    if not is_asked(plan):
        return
    asked = [row for row in rows(plan) if row.unfinished]
    missing = lacking(asked, lambda row: bool(row.part.owners or row.action.owners))
    yield from each_or_all(
        plan,
        asked,
        missing,
        one="has no owner",
        none="says who will do it",
        key="owners",
        hint="add  owners: [Steering group]",
    )
