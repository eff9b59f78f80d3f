"""The rule `plan-ended`."""

from collections.abc import Iterator
from datetime import date

from tcsite.diagnostics import Severity
from tcsite.facts.plans import latest_plan
from tcsite.model import Institution, Plan
from tcsite.model.dates.months import months_after
from tcsite.rules.required import must_publish_plan
from tcsite.rules.rule import Finding, dated_rule
from tcsite.rules.words import at

SOON = 6
"""Months before its end in which a plan's successor should be on its way."""

GAP = 12
"""Months after the end of the latest plan within which its successor must be due."""

_HINT = "add the next plan in  plans/,  or say in institution.yaml  plan_due: {by: 2027-06, reason: …}"


@dated_rule(id="plan-ended", source="minimum", severity=Severity.WARNING, about=Institution)
def plan_ended(institution: Institution, today: date) -> Iterator[Finding]:
    """The latest plan still runs.

    The public should see what the institution does now, not what it meant to do once. Six months before
    the end of the latest plan this is a warning; after it, it is overdue: the page says when the plan ended. It ends the matter to have a
    successor that is approved or in force, to say when one is due (`plan_due`, at most a year after the latest plan ended), or to extend the plan
    (`extended_to`) and say why (`reason`): an extension without a reason does not count. A plan that is
    over and still marked in force while its successor runs is a warning.
    """
    if not must_publish_plan(institution):
        return
    last = latest_plan(institution)
    if last and last.period.last < last.period.first:
        return  # `plan-length` says that the dates are wrong
    due = institution.plan_due
    if last and not (due and due.by.last >= today and _promised(institution, last.period.justified_last)):
        yield from _ending(institution, last, today)
    for plan in institution.plans:
        if plan is not last and plan.running and plan.period.justified_last < today:
            message = f"plan {plan.id} ended {_when(plan)} and is still marked {plan.state}"
            hint = "write  state: closed  once every action has its final status"
            yield Finding(message, ("state",), hint, plan.file, Severity.WARNING)


def _ending(institution: Institution, plan: Plan, today: date) -> Iterator[Finding]:
    end = plan.period.justified_last
    name = f"plan {plan.id}, the latest of {institution.name},"
    key = "extended_to" if plan.period.extended_to and plan.period.reason else "to"
    when = _when(plan)
    late, severity = end < today, Severity.WARNING
    if late:
        message = f"{name} ended {when}"
    elif plan.state == "closed":
        message, severity = f"{name} is closed and no plan follows it", Severity.ERROR
        late = _promised(institution, end)  # and the promise has passed: else nobody asks
    elif plan.period.end and months_after(end, -SOON) <= today:
        message = f"{name} ends {when}"
    else:
        return
    message += _but(institution, plan, today)
    yield Finding(
        message, ("period", key), _hint(institution), plan.file, severity, rests_on="plans/", overdue=late
    )


def _when(plan: Plan) -> str:
    """When it ends; an extension counts if it has a reason."""
    period = plan.period
    end = period.justified_end
    if not end:
        return "at a time that is not stated"
    return f"about {end.words}" if period.approximate else at(end)


def _promised(institution: Institution, end: date) -> bool:
    """Whether a successor is promised that comes soon enough after the end of the latest plan."""
    due = institution.plan_due
    if end == date.max:
        return due is not None
    return due is not None and due.by.first <= months_after(end, GAP)


def _hint(institution: Institution) -> str:
    """What to do; that there is a draft is for its authors alone, so no message names it."""
    drafts = [plan.id for plan in institution.plans if plan.state == "draft"]
    return f"once plan {drafts[-1]}, a draft, is agreed, write  state: in-force  in it" if drafts else _HINT


def _but(institution: Institution, plan: Plan, today: date) -> str:
    """What else there is to say: a date that has passed, an extension that does not count."""
    words = ""
    if plan.period.extended_to and not plan.period.reason:
        words += "; its extension gives no reason"
    if institution.plan_due:
        due = institution.plan_due.by
        words += f"; the next {'was' if due.last < today else 'is only'} due {at(due)}"
    return words
