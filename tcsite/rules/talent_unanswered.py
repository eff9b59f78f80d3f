"""The rule `talent-unanswered`."""

from collections.abc import Iterator

from tcsite.diagnostics import Severity
from tcsite.facts.plans import recommendations
from tcsite.model import RECOMMENDATIONS, Plan
from tcsite.rules.plans import is_asked
from tcsite.rules.rows import pieces
from tcsite.rules.rule import Finding, rule
from tcsite.rules.words import listed


@rule(id="talent-unanswered", source="form", severity=Severity.WARNING, about=Plan)
def talent_unanswered(plan: Plan) -> Iterator[Finding]:
    """From stage 3 on, all sixteen recommendations of the TALENT Commission are answered.

    The stage 3 form asks how each is enacted. An action tagged with the recommendation answers it, and so
    does an entry under `talent` with `actions` or a `note`. "Does not apply" (`applies: false`) is an
    answer if it has a `reason`. Before stage 3, an entry that holds no answer is reported. Asked of plans that can still be changed.
    """
    if not is_asked(plan):
        return
    answered = {number for row in pieces(plan) for number in recommendations(row.part)}
    for number, answer in plan.talent.items():
        if answer.actions or answer.note or not answer.applies:
            answered.add(number)
        elif (plan.stage or 0) < 3:
            message = f"plan {plan.id} names recommendation {number}, and has no answer to it"
            hint = "add  actions: [V5]  or  note: …,  or take the line out"
            yield Finding(message, ("talent", number), hint)
        if not answer.applies and answer.reason is None:
            yield Finding(
                f"plan {plan.id} says that recommendation {number} does not apply, and not why",
                ("talent", number, "reason"),
                "add  reason: …",
            )
    if (plan.stage or 0) < 3:
        return
    missing = [number for number in RECOMMENDATIONS if number not in answered]
    if len(missing) == len(RECOMMENDATIONS):
        message = f"plan {plan.id} answers none of the sixteen TALENT recommendations"
    else:
        some = "recommendation" if len(missing) == 1 else "recommendations"
        message = f"plan {plan.id} leaves TALENT {some} {listed(missing)} unanswered" if missing else ""
    if missing:
        first = missing[0]
        hint = f"add  {first}: {{actions: [V5]}}  or  {first}: {{applies: false, reason: …}}  under talent"
        yield Finding(message, ("talent",), hint)
