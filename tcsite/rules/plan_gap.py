"""The rule `plan-gap`."""

from collections.abc import Iterator
from datetime import date, timedelta

from tcsite.diagnostics import Severity
from tcsite.facts.plans import agreed_plans, latest_plan
from tcsite.model import Institution, PartialDate, Plan
from tcsite.model.dates.months import month_number, months_after
from tcsite.rules.plan_ended import GAP
from tcsite.rules.required import must_publish_plan
from tcsite.rules.rule import Finding, rule
from tcsite.rules.words import at, counted


@rule(id="plan-gap", source="guidance", severity=Severity.WARNING, about=Institution)
def plan_gap(institution: Institution) -> Iterator[Finding]:
    """Each plan begins where the one before it ended.

    Months that no plan covers are months without a promise, and two plans at once leave open which one
    holds. Less than a month either way does not matter. Extend the earlier plan (`extended_to`, with a
    `reason`), or say in the later one's period why they do not meet (`reason`). Months in which the
    institution had lapsed (`status: history`) are explained by that. A next plan that is promised (`plan_due`) for
    more than a year after the latest one ends leaves a gap, too, whatever the reason.
    """
    if not must_publish_plan(institution):
        return
    plans = agreed_plans(institution)
    for index, later in enumerate(plans[1:], start=1):
        earlier = max(plans[:index], key=lambda plan: plan.period.last)
        explained = bool(later.period.reason or earlier.period.reason) or earlier.state == "superseded"
        begin, end = later.period.from_, earlier.period.end
        if explained or not begin or not end or later.period.last < later.period.first:
            continue  # of a time that nobody states, nothing is concluded
        about = "about " if later.period.approximate or earlier.period.approximate else ""
        if _overlaps(end, begin):
            message = f"plan {later.id} begins ({about}{begin.words}) before plan {earlier.id} ends"
            yield _finding(later, f"{message} ({about}{(earlier.period.to or end).words})")
        elif (months := _months_between(earlier, later.period.first)) and not _out(
            institution, earlier.period.last, later.period.first
        ):
            message = f"no plan covers the {about}{counted(months, 'month')} between plans {earlier.id} and {later.id}"
            yield _finding(later, message.replace("the one month", "the month").replace("the about", "about"))
    yield from _promised(institution)


def _promised(institution: Institution) -> Iterator[Finding]:
    """The next plan is promised, but for long after the latest one ends."""
    last, due = latest_plan(institution), institution.plan_due
    if last and last.period.end and due and due.by.first > months_after(last.period.last, GAP):
        if _out(institution, last.period.last, due.by.first):
            return
        months = counted(_months_between(last, due.by.first), "month")
        message = (
            f"no plan covers the {months} between plan {last.id} and the next, which is due {at(due.by)}"
        )
        hint = (
            "give an earlier date, or extend the plan: write  extended_to: …  and  reason: …  in its period"
        )
        yield Finding(message, ("plan_due", "by"), hint, rests_on="plans/")


def _finding(later: Plan, message: str) -> Finding:
    hint = "add  reason: …  to this period, or  extended_to: …  and  reason: …  to the earlier one"
    return Finding(message, ("period", "from"), hint, later.file, rests_on="plans/")


def _overlaps(end: PartialDate, begin: PartialDate) -> bool:
    """Whether they share more than a month. One month named as the end and as the beginning is no fault."""
    first = begin.first if begin.month else begin.last  # of a year alone, we do not know where in it
    last = end.last if end.month else end.first
    return month_number(first) < month_number(last) and months_after(first, 1) <= last


def _months_between(earlier: Plan, begin: date) -> int:
    """How many whole months lie between them; none or fewer where they meet or overlap."""
    first = earlier.period.last + timedelta(days=1)
    return max(0, month_number(begin) - month_number(first) - (begin.day < first.day))


def _out(institution: Institution, after: date, before: date) -> bool:
    """Whether the institution was out of the Commitment at some time between two days."""
    for past in institution.status.history:
        began = past.from_.first if past.from_ else date.min
        ended = past.until.last if past.until else date.max
        if past.role in ("lapsed", "withdrawn") and began < before and ended > after:
            return True
    return False
