"""The rule `talent-disagrees`."""

from collections.abc import Iterator

from tcsite.diagnostics import Severity
from tcsite.facts.labels import labels
from tcsite.facts.plans import recommendations
from tcsite.model import Action, Plan
from tcsite.rules.rows import action_named, pieces
from tcsite.rules.rule import Finding, rule
from tcsite.rules.words import listed


@rule(id="talent-disagrees", source="consistency", severity=Severity.WARNING, about=Plan)
def talent_disagrees(plan: Plan) -> Iterator[Finding]:
    """The table of TALENT recommendations and the tags on the actions agree, both ways.

    A reader who starts from a recommendation and one who starts from an action should find the same.
    Where the table (`talent`) answers a recommendation with actions, those are the actions that carry its
    number in their own `talent`; where it says that the recommendation does not apply, none does. A
    recommendation that the table leaves out, or answers in words alone, contradicts no tag. Drafts are
    read like any other plan; withdrawn plans are not.
    """
    if plan.state == "withdrawn":
        return
    yield from _table_without_tag(plan)
    yield from _tag_without_table(plan)


def _table_without_tag(plan: Plan) -> Iterator[Finding]:
    for number, answer in plan.talent.items():
        for index, name in enumerate(answer.actions):
            action = action_named(plan, name)
            if action and number not in _tags(action):
                yield Finding(
                    f"the table of plan {plan.id} answers recommendation {number} with action {name},"
                    f" which is not tagged {number}",
                    ("talent", number, "actions", index),
                    f"add  talent: [{number}]  to the action, or take it out of the table",
                )


def _tag_without_table(plan: Plan) -> Iterator[Finding]:
    for row in pieces(plan):
        for index, number in enumerate(recommendations(row.part)):
            answer = next((answer for key, answer in plan.talent.items() if key == number), None)
            if answer is None or (answer.applies and not answer.actions):
                continue
            names = {*row.names, *labels(plan)[int(row.pointer[1])].names}
            if answer.applies and names & set(answer.actions):
                continue
            says = (
                f"names action {listed(answer.actions)}" if answer.applies else "says that it does not apply"
            )
            whose = f"recommendation {number}, for which the table of plan {plan.id}"
            yield Finding(
                f"{row.name} is tagged with {whose} {says}",
                (*row.pointer, "talent", index),
                f"add the action under  {number}:  in the plan's talent table, or remove the tag",
            )


def _tags(action: Action) -> set[str]:
    return {number for piece in (action, *action.parts) for number in recommendations(piece)}
