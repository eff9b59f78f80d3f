"""How long an institution may say that its own page is still being made."""

from datetime import date

from tcsite.model import Institution, PartialDate
from tcsite.model.dates.months import months_after

PATIENCE = 12
"""Months for which "in progress" is an answer: a year passes between signing and the first plan."""


def in_progress_since(institution: Institution) -> PartialDate | None:
    """Since when its published address is in progress: as it says itself, else since its latest self-assessment."""
    if institution.published and institution.published.since:
        return institution.published.since
    dates = [form.date for form in institution.self_assessments if form.date]
    return max(dates, key=lambda when: when.last, default=None)


def in_progress_until(institution: Institution) -> date | None:
    """The last day on which "in progress" is still an answer; `None` where it does not say so, or not since when."""
    if not institution.published or institution.published.state != "in-progress":
        return None
    since = in_progress_since(institution)
    return months_after(since.last, PATIENCE) if since else None
