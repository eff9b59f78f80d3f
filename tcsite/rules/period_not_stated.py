"""The rule `period-not-stated`."""

from collections.abc import Iterator

from tcsite.diagnostics import Severity
from tcsite.model import PartialDate, Period, Plan
from tcsite.rules.rule import Finding, rule

_HINT = "add  period: {from: 2024-08, to: 2027-07};  where only a length is known, write  period: {words: 24 months}"
_WITH_WORDS = "add  {keys}  beside these words; with  approximate: true  if you calculated {them}"


@rule(id="period-not-stated", source="guidance", severity=Severity.WARNING, about=Plan)
def period_not_stated(plan: Plan) -> Iterator[Finding]:
    """The plan says from when to when it runs.

    Without an end nobody can tell whether a plan still holds, when its actions are late, and when the next one is due;
    no other rule guesses one. Write what is known: a beginning alone, or what the plan says (`words: 24 months`). An
    end that you have calculated yourself is marked (`approximate: true`), and pages then say "about". Not asked of
    drafts and of plans that were withdrawn.
    """
    if plan.state in ("draft", "withdrawn"):
        return
    period = plan.period
    missing = [f"{key}: {example}" for key, example, there in _ends(period) if not there]
    hint = _HINT
    if period.words:
        hint = _WITH_WORDS.format(keys="  and  ".join(missing), them="them" if len(missing) > 1 else "it")
    if not period.from_ and not period.end:
        said = f' (it says only "{period.words}")' if period.words else ""
        yield Finding(
            f"plan {plan.id} does not say when it begins and ends{said}", ("period",), hint, absent=True
        )
    elif not period.end:
        yield Finding(f"plan {plan.id} does not say when it ends", ("period", "to"), hint, absent=True)
    elif not period.from_:
        yield Finding(f"plan {plan.id} does not say when it begins", ("period", "from"), hint, absent=True)


def _ends(period: Period) -> tuple[tuple[str, str, PartialDate | None], ...]:
    return ("from", "2024-08", period.from_), ("to", "2027-07", period.end)
