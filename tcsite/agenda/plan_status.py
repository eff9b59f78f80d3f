"""Where the plan stands, in sentences."""

from datetime import date

from tcsite.agenda.values import PlanStatus
from tcsite.facts.plans import current_plan, latest_plan, tally
from tcsite.language import counted, date_words, joined, period_words, word
from tcsite.model import Institution, PartialDate, Plan
from tcsite.model.dates.months import months_after
from tcsite.rules.required import must_publish_plan
from tcsite.rules.words import day
from tcsite.text.markdown import plain


def plan_status(institution: Institution, today: date, language: str = "en") -> PlanStatus:
    """The plan that holds, until when, and how far its actions are."""
    plan = current_plan(institution, today) or latest_plan(institution)
    waiting = _waiting(institution, plan)
    if plan is None:
        return PlanStatus((_none(institution, language), *waiting))
    end = plan.period.end
    days = (end.last - today).days if end else None
    about = "about " if plan.period.approximate else ""
    name = f"{plain(plan.title.in_language(language))} ({plan.id})"
    state = word("state", plan.state, language).lower()
    if plan.state != "in-force":
        answer = (
            f"No plan is marked in force. The latest, {name}, is {state}: {period_words(plan.period, 'en')}."
        )
    elif today < plan.period.first:
        answer = f"{name} begins on {day(plan.period.first)}."
    elif end is None or days is None:
        answer = f"{name} is in force; when it ends is not stated."
    elif days < 0:
        answer = f"{name} ended {about}on {day(end.last)}, {_ago(end.last, today)} ago, and is still marked in force."
    else:
        answer = f"{name} is in force until {about}{day(end.last)}: {_left(today, end)} left."
    tallied = {status: number for status, number in tally([plan]).items() if number}
    parts = [f"{number} {word('status', status, language).lower()}" for status, number in tallied.items()]
    actions = (
        f"{counted(len(plan.actions), 'action')}: {joined(parts)}."
        if parts
        else "Its actions are not entered yet."
    )
    left = _months(today, end.last) if end else None
    return PlanStatus((answer, actions, *waiting), plan.id, end, left, days)


def _none(institution: Institution, language: str) -> str:
    due = institution.plan_due
    if any("/plans/" in file for file in institution.unread):
        return "The plan could not be read: fix it first."
    if not must_publish_plan(institution):
        role = word("standing", institution.status.role, language).lower()
        return f"There is no plan here, and none is asked of an institution whose standing is: {role}."
    return (
        f"No plan is on this site yet; it is due by {date_words(due.by, 'en')}."
        if due
        else "No plan is on this site yet."
    )


def _waiting(institution: Institution, current: Plan | None) -> tuple[str, ...]:
    """Plans that are not in force yet."""
    others = [
        plan for plan in institution.plans if plan.state in ("draft", "approved") and plan is not current
    ]
    return tuple(
        f"Plan {plan.id} ({period_words(plan.period, 'en')}) is {_ARTICLE[plan.state]}." for plan in others
    )


_ARTICLE = {"draft": "a draft", "approved": "approved, and not yet in force"}


def _months(today: date, end: date) -> int:
    """Whole months from one day to another; 0 if it has passed."""
    months = (end.year - today.year) * 12 + end.month - today.month
    return max(months if months_after(today, months) <= end else months - 1, 0)


def _left(today: date, end: PartialDate) -> str:
    months, days = _months(today, end.last), (end.last - today).days
    left = counted(months, "month") if months > 1 else counted(days + 1, "day")
    return left if end.month else f"at most {left}"


def _ago(end: date, today: date) -> str:
    months, days = _months(end, today), (today - end).days
    return counted(months, "month") if months > 1 else counted(days, "day")
