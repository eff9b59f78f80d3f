"""The rule `date-cannot-be`."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from tcsite.diagnostics import Pointer, Severity
from tcsite.model import Contact, Institution, PartialDate, Plan, SelfAssessment
from tcsite.model.commitment import FIRST_YEAR
from tcsite.model.institution import StatusPeriod
from tcsite.rules.rows import pieces
from tcsite.rules.rule import Finding, dated_rule

_PAST = "write the date on which this was so"
_PLANNED = f"{_PAST}; what is only planned belongs under  when:"


@dated_rule(id="date-cannot-be", source="consistency", severity=Severity.ERROR, about=Institution)
def date_cannot_be(institution: Institution, today: date) -> Iterator[Finding]:
    """What is reported has happened: its date is not in the future, and nothing ends before it begins.

    Most often it is a mistake in the year, or the date that a program put into a document. Progress, figures,
    self-assessments, signatures and awards that are dated in the future are errors, as is a time that ends before it
    begins. Progress and reviews from before the plan began are a warning, and so are a signature from before 2017, when
    the Commitment was launched, news, sources and documents of a day that is still to come, a former name or address
    that ends there, steps of a submission in the wrong order, and a statement that says another year.
    """
    for dated in _happened(institution):
        if dated.date and dated.date.first > today:
            message = f"{dated.what} dated {dated.date.words}, in the future"
            yield Finding(message, dated.pointer, dated.hint, dated.file, dated.severity)
    for plan in institution.plans:
        yield from _progress(plan, today)
    yield from _reversed(institution)
    yield from _submissions(institution)
    yield from _stated(institution)
    since = institution.status.since
    if since and since.last.year < FIRST_YEAR and institution.status.role in ("signatory", "supporter"):
        yield Finding(
            f"the status is dated {since.words}, before the Commitment was launched in {FIRST_YEAR}",
            ("status", "since"),
            "check the year",
            severity=Severity.WARNING,
        )


class _Dated(NamedTuple):
    """Something that has happened, if its date is right: "the figures of survey-2021 are"."""

    what: str
    date: PartialDate | None
    pointer: Pointer
    file: str
    hint: str = _PAST
    severity: Severity | None = None


def _happened(institution: Institution) -> Iterator[_Dated]:
    own, status, published = institution.file, institution.status, institution.published
    if status.role in ("signatory", "supporter"):
        hint = "until that day, write  role: joining"
        yield _Dated("the status is", status.since, ("status", "since"), own, hint)
    if published and published.state == "live":
        yield _Dated("the published page is", published.since, ("published", "since"), own)
    yield from _described(institution)
    for number, award in enumerate(institution.awards):
        yield _Dated(f"the award {award.name} is", award.date, ("awards", number, "date"), own)
    for number, one in enumerate(institution.submissions):
        for key in _STEPS:
            yield _Dated(f"the step {key} is", getattr(one, key), ("submissions", number, key), own)
    for place, group in enumerate(institution.measure_sets):
        what, file = f"the figures of {group.id} are", institution.measures_file
        yield _Dated(what, group.date, ("sets", place, "date"), file, _PLANNED)
    for form in institution.self_assessments:
        yield _Dated(f"self-assessment {form.id} is", form.date, ("date",), form.file, _PLANNED)
    for update in institution.updates:
        yield _Dated("the news is", update.published, ("date",), update.file, _PAST, Severity.WARNING)
    for plan in institution.plans:
        for number, voice in enumerate(plan.technician_voice):
            what = f"the consultation for plan {plan.id} is"
            yield _Dated(what, voice.date, ("technician_voice", number, "date"), plan.file)
        if plan.review:
            yield _Dated(f"the review of plan {plan.id} is", plan.review.date, ("review", "date"), plan.file)
        for number, change in enumerate(plan.changes):
            what = f"a change of plan {plan.id} is"
            yield _Dated(what, change.date, ("changes", number, "date"), plan.file)


def _described(institution: Institution) -> Iterator[_Dated]:
    """What stands beside it: counts, what was before, and what it was taken from."""
    dated: list[tuple[str, PartialDate | None, Pointer, str]] = []
    own, published = institution.file, institution.published
    if one := institution.technicians:
        dated.append(("the number of technicians is", one.date, ("technicians", "date"), own))
    for number, name in enumerate(institution.former_names):
        dated.append(
            (f"the end of the name {name.name} is", name.until, ("former_names", number, "until"), own)
        )
    for number, old in enumerate(published.previous if published else ()):
        place = ("published", "previous", number, "until")
        dated.append((f"the end of the address {old.url} is", old.until, place, own))
    if institution.source:
        dated.append(("the source is", institution.source.date, ("source", "date"), own))
    transcribed: tuple[Plan | SelfAssessment, ...] = (*institution.plans, *institution.self_assessments)
    for made in transcribed:
        if made.source:
            dated.append(("the source is", made.source.date, ("source", "date"), made.file))
        for number, document in enumerate(made.documents):
            dated.append((f"the {document.kind} is", document.date, ("documents", number, "date"), made.file))
    for what, day, there, file in dated:
        yield _Dated(what, day, there, file, _PAST, Severity.WARNING)


_SINCE = re.compile(
    r"\bsignatory(?: (?:of|to) (?:the |UK |UK['’]s )*Technician Commitment)?,? since (?:(?:\d{1,2} )?[A-Z][a-z]+ )?(\d{4})\b"
)


def _stated(institution: Institution) -> Iterator[Finding]:
    """A statement that gives another year than `since`, where nothing explains it."""
    status = institution.status
    said = _SINCE.search(str(status.statement)) if status.statement and status.since else None
    if said and status.since and int(said[1]) != status.since.year and not status.note and not status.history:
        message = f"the statement says since {said[1]}, and the status since {status.since.words}"
        hint = "correct the one that is wrong, or add  note: …  where both are right"
        yield Finding(message, ("status", "statement"), hint, severity=Severity.WARNING)


def _progress(plan: Plan, today: date) -> Iterator[Finding]:
    """Progress and results of a plan; a plan that ends before it begins says nothing about what came before it."""
    begins, ends = plan.period.from_, plan.period.to
    if begins and ends and ends.last < begins.first:
        begins = None
    if begins and plan.review and plan.review.date.last < begins.first:
        message = f"the review of plan {plan.id} is dated {plan.review.date.words}, before the plan begins ({begins.words})"
        yield Finding(message, ("review", "date"), _PAST, plan.file, Severity.WARNING)
    for piece in pieces(plan):
        for number, entry in enumerate(piece.part.progress):
            there, what = (*piece.pointer, "progress", number, "date"), f"progress of {piece.name} is"
            if entry.date.first > today:
                yield Finding(f"{what} dated {entry.date.words}, in the future", there, _PLANNED, plan.file)
            elif begins and entry.date.last < begins.first:
                message = f"{what} dated {entry.date.words}, before its plan begins ({begins.words})"
                yield Finding(message, there, _PAST, plan.file, Severity.WARNING)
        for number, measure in enumerate(piece.part.measures):
            for row, result in enumerate(measure.results):
                if result.date.first > today:
                    message = f"a result of {piece.name} is dated {result.date.words}, in the future"
                    there = (*piece.pointer, "measures", number, "results", row, "date")
                    yield Finding(message, there, _PLANNED, plan.file)


def _reversed(institution: Institution) -> Iterator[Finding]:
    """Times that end before they begin; those of plans and actions are asked by rules of their own."""
    times: list[tuple[Contact | StatusPeriod, Pointer, str]] = [
        (contact, ("contacts", number), contact.name or contact.role)
        for number, contact in enumerate(institution.contacts)
    ]
    times += [
        (period, ("status", "history", number), f"the time as {period.role}")
        for number, period in enumerate(institution.status.history)
    ]
    for time, pointer, what in times:
        if time.from_ and time.until and time.until.last < time.from_.first:
            message = f"{what} ends ({time.until.words}) before it begins ({time.from_.words})"
            yield Finding(message, (*pointer, "until"), "check  from:  and  until:")


_STEPS = ("submitted", "feedback", "awarded", "published")


def _submissions(institution: Institution) -> Iterator[Finding]:
    """The steps of a submission, each after the one before it."""
    for number, one in enumerate(institution.submissions):
        steps = [(key, day) for key in _STEPS if (day := getattr(one, key))]
        for (before, first), (after, second) in pairwise(steps):
            if second.last < first.first:
                message = f"{after} is dated {second.words}, before {before} ({first.words})"
                hint = f"check  {before}:  and  {after}:"
                yield Finding(message, ("submissions", number, after), hint, severity=Severity.WARNING)
