"""The rule `result-missing`."""

from collections.abc import Iterator
from datetime import date

from tcsite.diagnostics import Severity
from tcsite.facts.measures import targets
from tcsite.facts.results import Outcome
from tcsite.model import Institution
from tcsite.rules.plans import is_asked
from tcsite.rules.rule import Finding, dated_rule
from tcsite.rules.words import at, counted


@dated_rule(id="result-missing", source="form", severity=Severity.ADVICE, about=Institution)
def result_missing(institution: Institution, today: date) -> Iterator[Finding]:
    """A target whose date has passed has a result.

    The form asks for evidence of impact; a target that nobody measured is none. Add what the figure is now (`results`),
    or the survey or table that repeats the one the target comes from (`repeats` in measures.yaml). A target that was
    missed is no fault: say what was learnt. There is one line for all targets of a plan.
    """
    for plan in institution.plans:
        if not is_asked(plan):
            continue
        late = [
            one
            for one in targets(institution)
            if one.plan is plan and one.outcome(today) is Outcome.NOT_MEASURED
        ]
        if late:
            first = late[0]
            when = at(first.aim.by) if first.aim.by else ""
            have = "has" if len(late) == 1 else "have"
            yield Finding(
                f"{counted(len(late), 'target')} of plan {plan.id} {have} a date that has passed and no result, "
                f"such as that of {first.name} ({when})",
                ("actions", next(n for n, one in enumerate(plan.actions) if one is first.action)),
                "add  results: [{date: 2026-06, value: …}]  to the measure, or the next survey with  repeats: …",
                file=plan.file,
                rests_on="measures.yaml",
                absent=True,
            )
