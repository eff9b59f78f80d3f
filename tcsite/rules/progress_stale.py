"""The rule `progress-stale`."""

from collections.abc import Iterator
from datetime import date

from tcsite.diagnostics import Severity
from tcsite.facts.plans import newest, progress_dates
from tcsite.model import Institution
from tcsite.model.dates.months import months_after
from tcsite.rules.rule import Finding, dated_rule
from tcsite.rules.words import at

MONTHS = 12


@dated_rule(id="progress-stale", source="practice", severity=Severity.ADVICE, about=Institution)
def progress_stale(institution: Institution, today: date) -> Iterator[Finding]:
    """While a plan is in force, something is said about its progress every year.

    A plan that nobody has touched for a year looks out of date. One dated entry under an action's
    `progress` is enough, or an update under `updates/`, or a review of the plan. Not asked in a plan's
    first twelve months.
    """
    for plan in institution.plans:
        running = plan.state == "in-force" and plan.period.covers(today)
        begins = plan.period.from_
        if not running or (begins and months_after(begins.last, MONTHS) > today):
            continue
        last = newest(progress_dates(institution, plan), today)
        if last is None or months_after(last.last, MONTHS) < today:
            of_this_plan = last is not None and last.last >= plan.period.first  # not news of an earlier one
            began = f"since it began {at(begins)}" if begins else "here yet"
            when = f"since {last.words}" if last and of_this_plan else began
            yield Finding(
                f"nothing has been said about the progress of plan {plan.id} {when}",
                ("actions",),
                "add  progress: [{date: 2026-03, status: in-progress, note: …}]  to an action",
                file=plan.file,
                rests_on="updates/",
                absent=True,
            )
