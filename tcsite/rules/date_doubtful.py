"""The rule `date-doubtful`."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from tcsite.diagnostics import Pointer, Severity
from tcsite.model import Institution, PartialDate, Plan
from tcsite.model.commitment import FIRST_YEAR
from tcsite.model.dates.months import months_after
from tcsite.rules.rows import pieces
from tcsite.rules.rule import Finding, dated_rule
from tcsite.rules.words import at

_TOO_FAR = 120
"""Months from today after which a date is a mistake in the year rather than a plan: three plans one after the other."""

_EARLIEST = 1990
"""Before this year nobody has published a page, nor asked the technicians whose figures these are."""

_FOUNDED_BY = FIRST_YEAR + 1
"""The last year in which somebody may have become a founding signatory."""


@dated_rule(id="date-doubtful", source="consistency", severity=Severity.WARNING, about=Institution)
def date_doubtful(institution: Institution, today: date) -> Iterator[Finding]:
    """Dates lie near enough to be right, and one status ends before the next begins.

    Most often a digit is wrong. Submissions, consultations and signed forms from before the Commitment was launched in
    2017, awards and sources from before 1990, and dates more than ten years ahead are reported. So are two statuses
    that an institution cannot have had at the same time (the same one twice is that of two that merged), a founding signatory who signed years later, and a review of
    a time that is not the plan's. Correct the date, or say in a `note` what is so unusual where the entry has one.
    """
    for dated in (*_early(institution), *_of_plans(institution)):
        if dated.date and dated.date.last.year < dated.not_before:
            message = f"{dated.what} is dated {dated.date.words}, {_too_early(dated.not_before)}"
            yield Finding(message, dated.pointer, "check the year", dated.file)
    latest = months_after(today, _TOO_FAR)
    for dated in _ahead(institution):
        if dated.date and dated.date.first > latest:
            message = f"{dated.what} {at(dated.date)}, more than ten years from now"
            yield Finding(message, dated.pointer, "check the year", dated.file)
    for plan in institution.plans:
        yield from _reviewed(plan)
    yield from _statuses(institution)


class _Dated(NamedTuple):
    what: str
    date: PartialDate | None
    pointer: Pointer
    file: str
    not_before: int = FIRST_YEAR


def _too_early(year: int) -> str:
    return f"before the Commitment was launched in {year}" if year == FIRST_YEAR else f"before {year}"


def _early(institution: Institution) -> Iterator[_Dated]:
    """What cannot be older than the Commitment, or than pages and figures of this kind."""
    own, published = institution.file, institution.published
    if published and published.state == "live":
        yield _Dated("the published page", published.since, ("published", "since"), own)
    for number, one in enumerate(institution.submissions):
        for key in ("due", "submitted", "feedback", "awarded", "published"):
            yield _Dated(f"the step {key}", getattr(one, key), ("submissions", number, key), own)
    for form in institution.self_assessments:
        yield _Dated(f"self-assessment {form.id}", form.date, ("date",), form.file)
        for number, signed in enumerate(form.sign_off):
            yield _Dated("the signature", signed.date, ("sign_off", number, "date"), form.file)
        for number, lead in enumerate(form.leads):
            yield _Dated(f"the end of {lead.name} as lead", lead.until, ("leads", number, "until"), form.file)
    for number, award in enumerate(institution.awards):
        yield _Dated(f"the award {award.name}", award.date, ("awards", number, "date"), own, _EARLIEST)
    for number, figures in enumerate(institution.measure_sets):
        what, file = f"the figures of {figures.id}", institution.measures_file
        yield _Dated(what, figures.date, ("sets", number, "date"), file, _EARLIEST)
    for update in institution.updates:
        yield _Dated("the news", update.published, ("date",), update.file, _EARLIEST)
    if institution.source:
        yield _Dated("the source", institution.source.date, ("source", "date"), own, _EARLIEST)


def _of_plans(institution: Institution) -> Iterator[_Dated]:
    for plan in institution.plans:
        for number, voice in enumerate(plan.technician_voice):
            yield _Dated("the consultation", voice.date, ("technician_voice", number, "date"), plan.file)
        for number, change in enumerate(plan.changes):
            yield _Dated("the change", change.date, ("changes", number, "date"), plan.file)
        for number, document in enumerate(plan.documents):
            there: Pointer = ("documents", number, "date")
            yield _Dated(f"the {document.kind}", document.date, there, plan.file, _EARLIEST)
        if plan.source:
            yield _Dated("the source", plan.source.date, ("source", "date"), plan.file, _EARLIEST)
        for piece in pieces(plan):
            for number, measure in enumerate(piece.part.measures):
                for row, result in enumerate(measure.results):
                    there = (*piece.pointer, "measures", number, "results", row, "date")
                    yield _Dated(f"a result of {piece.name}", result.date, there, plan.file, _EARLIEST)


def _ahead(institution: Institution) -> Iterator[_Dated]:
    """What is still to come, but within the years that people plan for."""
    own = institution.file
    for number, one in enumerate(institution.submissions):
        yield _Dated("a submission is due", one.due, ("submissions", number, "due"), own)
    for number, excused in enumerate(institution.exceptions):
        there: Pointer = ("exceptions", number, "until")
        yield _Dated(f"the exception from {excused.rule} ends", excused.until, there, own)
    for plan in institution.plans:
        longer = plan.period.extended_to
        yield _Dated(f"plan {plan.id} is extended to end", longer, ("period", "extended_to"), plan.file)
        for piece in pieces(plan):
            for number, measure in enumerate(piece.part.measures):
                there = (*piece.pointer, "measures", number, "by")
                yield _Dated(f"a target of {piece.name} is to be reached", measure.by, there, plan.file)


def _reviewed(plan: Plan) -> Iterator[Finding]:
    """A review of a time that ends before it begins, or in which the plan did not run."""
    covers = plan.review.covers if plan.review else None
    begins, ends = (covers.from_, covers.to) if covers else (None, None)
    if not begins or not ends:
        return
    place = ("review", "covers", "to")
    hint = "check the two dates of  covers:"
    if ends.last < begins.first:
        message = f"the review of plan {plan.id} covers a time that ends ({ends.words}) before it begins ({begins.words})"
        yield Finding(message, place, hint, plan.file)
    elif ends.last < plan.period.first or begins.first > plan.period.last:
        message = (
            f"the review of plan {plan.id} covers {begins.words} to {ends.words}, when the plan did not run"
        )
        yield Finding(message, place, hint, plan.file)


def _statuses(institution: Institution) -> Iterator[Finding]:
    """Statuses that cannot have been at the same time, and a founding signatory of later years."""
    status = institution.status
    hint = "check  from:  and  until:"
    for (_, one), (number, other) in combinations(enumerate(status.history), 2):
        begins = [period.from_.last for period in (one, other) if period.from_]
        ends = [period.until.first for period in (one, other) if period.until]
        if one.role != other.role and len(begins) == len(ends) == 2 and max(begins) < min(ends):
            message = f"the time as {other.role} overlaps the time as {one.role}"
            yield Finding(message, ("status", "history", number), hint)
    if status.role == "signatory" and status.since:
        for number, past in enumerate(status.history):
            if past.role in ("supporter", "joining") and past.until and past.until.first > status.since.last:
                message = f"the time as {past.role} ends ({past.until.words}) after it signed ({status.since.words})"
                yield Finding(message, ("status", "history", number, "until"), hint)
    later = status.since and status.since.first.year > _FOUNDED_BY
    if status.founding and later and not status.note and not status.history:
        message = f"a founding signatory signed by {_FOUNDED_BY}, and since: says {status.since}"
        yield Finding(
            message,
            ("status", "since"),
            "correct  since:  or  founding:,  or say under  note:  why both are right",
        )
