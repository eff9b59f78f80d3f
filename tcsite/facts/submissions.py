"""Submissions: how far a self-assessment is on its way, and which is due next."""

from datetime import date

from tcsite.model import Institution, PartialDate
from tcsite.model.institution import Submission

STEPS = ("submitted", "feedback", "awarded", "published")
"""What happens to a submission, in its order; each is a key with a date."""


def step(one: Submission, today: date) -> str:
    """The last step that was taken; else `due`, or `late` once its day has passed; "" where nothing is known."""
    taken = [name for name in STEPS if (when := taken_on(one, name)) and when.first <= today]
    if taken:
        return taken[-1]
    if one.due is None:
        return ""
    return "late" if one.due.last < today else "due"


def taken_on(one: Submission, name: str) -> PartialDate | None:
    """When a step was taken."""
    when: PartialDate | None = getattr(one, name)
    return when


def waiting(institution: Institution, today: date) -> list[Submission]:
    """Submissions that are not made yet, the earliest first."""
    to_come = [one for one in institution.submissions if one.due and step(one, today) in ("due", "late")]
    return sorted(to_come, key=lambda one: one.due.last if one.due else date.max)


def next_submission(institution: Institution, today: date) -> Submission | None:
    """The submission that is waited for first; none where no day is known."""
    return next(iter(waiting(institution, today)), None)


def next_stage(institution: Institution, today: date) -> int | None:
    """The stage of the next submission, with its form and its plan; none where it does not say, whatever later ones do."""
    found = next_submission(institution, today)
    return found.stage if found else None
