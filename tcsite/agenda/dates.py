"""The dates of an institution: its actions', its plan's, and those of what it must publish.

Every date is one that the content states, or that a rule calculates from one; nothing else is a reminder.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from tcsite.agenda.targets import targets_of
from tcsite.agenda.values import Due
from tcsite.facts.actions import is_routine, open_parts, part_due, part_status, span
from tcsite.facts.labels import labels
from tcsite.facts.plans import current_plan, latest_plan, newest, progress_dates
from tcsite.facts.published_address import PATIENCE
from tcsite.facts.submissions import step
from tcsite.facts.timeliness import Timeliness, known_until, timeliness
from tcsite.language import joined, period_words
from tcsite.model import Action, Institution, Part, PartialDate, Plan, Site, Vocabulary, months_of
from tcsite.model.addresses import Addresses, text_page
from tcsite.model.dates.months import months_after
from tcsite.rules.plan_ended import SOON
from tcsite.rules.plan_length import plan_length
from tcsite.rules.progress_stale import MONTHS as SILENCE
from tcsite.rules.required import must_publish_plan
from tcsite.rules.statement_overdue import YEAR as STATEMENT
from tcsite.rules.words import at, heading
from tcsite.text.markdown import plain

FIRST_FORM = 12
"""Months after signing in which the first self-assessment and plan are due."""


def dates_of(
    institution: Institution,
    today: date,
    *,
    home: str = "",
    language: str = "en",
    vocabulary: Vocabulary | None = None,
) -> tuple[Due, ...]:
    """Every date from today on, and every earlier one of something that is still to be done."""
    ask = _Ask(institution, today, Addresses(home), language, vocabulary or Vocabulary())
    dates = _distinct([*_of_institution(ask), *_of_plans(ask)])
    return in_order(due for due in dates if due.day >= today or due.past(today))


def dates_of_site(site: Site) -> tuple[Due, ...]:
    """What is due on the site itself, whichever plans it shows: its accessibility statements, once a year."""
    return tuple(
        Due(
            "statement",
            page.id,
            day := _later(page.statement.reviewed, STATEMENT),
            day.last,
            "Review the accessibility statement",
            f"Its last review: {page.statement.reviewed.words}; after {STATEMENT} months it is overdue.",
            page=text_page(page.id),
        )
        for page in site.pages
        if page.statement
    )


def in_order(dates: Iterable[Due]) -> tuple[Due, ...]:
    """Dates in the order of the calendar."""
    return tuple(sorted(dates, key=lambda due: (due.day, _ORDER.index(due.kind), due.key)))


def _distinct(dates: list[Due]) -> Iterator[Due]:
    """The same, with a number behind a key that an earlier one has: two actions may have one id by mistake."""
    seen: Counter[str] = Counter()
    for due in dates:
        seen[due.key] += 1
        number = seen[due.key]
        yield replace(due, subject=f"{due.subject}.{number}") if number > 1 else due


_ORDER = tuple(
    """
    plan-ends self-assessment stage-length next-plan plan-due first-form submission address report
    action-due target action-begins contact-ends exception-ends statement
    """.split()
)
"""The kinds of date, in the order of those of one day."""


class _Ask:
    """An institution on a day, with what the dates need to know besides."""

    def __init__(
        self,
        institution: Institution,
        today: date,
        addresses: Addresses,
        language: str,
        vocabulary: Vocabulary,
    ) -> None:
        self.institution = institution
        self.today = today
        self.addresses = addresses
        self.language = language
        self.vocabulary = vocabulary
        self.home = addresses.institution(institution.id)


# Of the institution


def _of_institution(ask: _Ask) -> Iterator[Due]:
    institution = ask.institution
    if must_publish_plan(institution) or institution.plan_due:
        yield from _first(ask)
    if must_publish_plan(institution):
        yield from _address(ask)
        yield from _submissions(ask)
    for number, contact in enumerate(institution.contacts, start=1):
        if contact.until and contact.current(ask.today):
            who = contact.name or str(contact.post or contact.role)
            what = f"{who} is the {contact.role} until then"
            about = "Add who follows under contacts: in institution.yaml, and leave the old entry there."
            yield _last(ask, "contact-ends", contact.until, what, about, subject=str(number), open=False)
    for exception in institution.exceptions:
        what = f"The exception for {exception.rule} ends"
        about = f"It was excused because: {exception.reason} From then on it is reported again."
        yield _last(ask, "exception-ends", exception.until, what, about, subject=exception.rule, open=False)


def _first(ask: _Ask) -> Iterator[Due]:
    """What a new signatory must submit, or one between two plans."""
    institution = ask.institution
    if due := institution.plan_due:
        reason = plain(due.reason.in_language(ask.language))
        covered = any(plan.period.covers(due.by.last) for plan in institution.plans if plan.state != "draft")
        yield _last(
            ask,
            "plan-due",
            due.by,
            "The plan is due",
            f"As institution.yaml says: {reason}",
            open=not covered,
        )
    since = institution.status.since
    # of a part, those of its parent may hold; a file that could not be read may well be the plan
    begun = institution.plans or institution.self_assessments or institution.submissions or institution.unread
    if since and not (institution.plan_due or begun or institution.part_of):
        day = _later(since, FIRST_FORM)
        about = "They are due a year after signing."
        yield _last(ask, "first-form", day, "The first self-assessment and the first plan are due", about)


def _submissions(ask: _Ask) -> Iterator[Due]:
    """Self-assessments that are due, as the institution says itself."""
    for number, one in enumerate(ask.institution.submissions, start=1):
        if one.due and step(one, ask.today) in ("due", "late"):
            what = f"The self-assessment{f' of stage {one.stage}' if one.stage else ''} is due"
            about = "Once it is submitted, write  submitted: …  under submissions: in institution.yaml."
            yield _last(ask, "submission", one.due, what, about, subject=str(number))


def _address(ask: _Ask) -> Iterator[Due]:
    published = ask.institution.published
    if published and published.state == "in-progress" and published.since:
        about = (
            f'"In progress" is an answer for {PATIENCE} months; after that, the missing address is an error.'
        )
        what = "The address of your own page is due"
        yield _last(ask, "address", _later(published.since, PATIENCE), what, about)


# Of the plans


def _of_plans(ask: _Ask) -> Iterator[Due]:
    last = latest_plan(ask.institution)
    if last and must_publish_plan(ask.institution):
        yield from _end_of(ask, last)
    plan = current_plan(ask.institution, ask.today)
    if plan is None:
        return
    yield from _report(ask, plan)
    open_now = list(_open(ask, plan))
    for name, (action, part), page in open_now:
        yield from _of_action(ask, plan, (action, part), name, page)
    parts = [part for _, (_, part), _ in open_now]
    yield from targets_of(ask.institution, plan, parts, ask.addresses, ask.language, ask.today)


def _end_of(ask: _Ask, plan: Plan) -> Iterator[Due]:
    """The end of the latest plan, and what is to be ready by then."""
    period, home = plan.period, ask.addresses.plan(ask.institution.id, plan.id)
    end = period.justified_end
    if not end:
        return
    closed = plan.state == "closed"
    months = months_of(ask.vocabulary.forms, plan.stage) if plan.stage else 0
    over = "has ended: give every action its final status, then write  state: closed"
    what = f"Plan {plan.id} {over if end.last < ask.today else 'ends'}"
    exact = period.from_ and period.to and months == period.months and period.from_.month and period.to.month
    as_asked = f": {months} months, as stage {plan.stage} asks" if exact else ""
    about = f"It runs from {period_words(period, 'en')}{as_asked}."
    yield Due("plan-ends", plan.id, end, end.last, what, about, open=not closed, page=home)
    if months and period.from_ and any(plan_length.check(plan, ask.today, ask.vocabulary)):
        required = PartialDate.of(_month(months_after(period.first, months - 1)))
        what = f"{months} months since plan {plan.id} began"
        about = f"The plan of stage {plan.stage} covers {months} months; this one is not as long, or longer."
        yield Due("stage-length", plan.id, required, required.last, what, about, open=False, page=home)
    forms, unread = ask.institution.self_assessments, ask.institution.unread
    awaited = any(one.due and step(one, ask.today) in ("due", "late") for one in ask.institution.submissions)
    if not (awaited or any(form.reviews == plan.id for form in forms)) and not any(
        "/self-assessments/" in file for file in unread
    ):
        by = end if not period.to or end.last > period.to.last else period.to
        what = f"The self-assessment that looks back on plan {plan.id} is due"
        about = f"No file in self-assessments/ says  reviews: {plan.id}  yet. It also submits the next plan."
        yield Due("self-assessment", plan.id, by, by.last, what, about, page=home)
    soon = months_after(end.last, -SOON)
    if soon >= ask.today:
        what = f"Begin with the plan after {plan.id}"
        about = f"From {SOON} months before the end of the latest plan, its successor should be on its way."
        yield Due("next-plan", plan.id, _exactly(soon), soon, what, about, open=False, page=home)


def _report(ask: _Ask, plan: Plan) -> Iterator[Due]:
    """When a running plan needs its next dated entry."""
    if not plan.period.covers(ask.today):
        return
    last = newest(progress_dates(ask.institution, plan), ask.today)
    since = newest([last, plan.period.from_], ask.today)
    if since is None:
        return
    day = _later(since, SILENCE)
    if day.last <= plan.period.last:
        what = f"Report the progress of plan {plan.id}"
        last_words = f"Last progress update: {last.words}" if last else f"It began {at(since)}"
        about = f"{last_words}; one is expected every {SILENCE} months."
        home = ask.addresses.plan(ask.institution.id, plan.id)
        yield Due("report", plan.id, day, day.last, what, about, page=home)


def _open(ask: _Ask, plan: Plan) -> Iterator[tuple[str, tuple[Action, Part], str]]:
    """What is still to be done: its label, the action with the part or itself, and its page."""
    for action, label in zip(plan.actions, labels(plan), strict=True):
        named = {
            id(part): (own.full, own.anchor) for part, own in zip(action.parts, label.parts, strict=True)
        }
        for part in open_parts(plan, action):
            name, anchor = named.get(id(part), (label.name, label.anchor))
            yield name, (action, part), ask.addresses.action(ask.institution.id, plan.id, anchor)


def _of_action(ask: _Ask, plan: Plan, of: tuple[Action, Part], name: str, page: str) -> Iterator[Due]:
    """When an action, or a part of it, is due and begins."""
    action, part = of
    own = part_status(plan, action, part)
    id = f"{plan.id}.{name}"
    title = heading(part.text, 60)
    who = joined([plain(owner.in_language(ask.language)) for owner in part.owners or action.owners])
    about = (
        ". ".join(filter(None, (f"Owner: {who}" if who else "", f"Status: {own.replace('-', ' ')}"))) + "."
    )
    end, begin = part_due(plan, action, part), span(plan, action, part).from_
    if end and not is_routine(action, part):
        what = f"{name} is due: {title}"
        time = timeliness(plan, action, part, ask.today, known_until(ask.institution, plan))
        known = time is not Timeliness.PASSED
        yield Due("action-due", id, end, end.last, what, about, page=page, label=name, outcome_known=known)
    if begin and begin.first > ask.today:
        what = f"{name} begins: {title}"
        yield Due("action-begins", id, begin, begin.first, what, about, open=False, page=page)


# Dates


def _last(
    ask: _Ask, kind: str, by: PartialDate, what: str, about: str, *, subject: str = "", open: bool = True
) -> Due:
    """A date of the institution itself, which counts to its last day."""
    return Due(kind, subject, by, by.last, what, about, open, ask.home)


def _later(since: PartialDate, months: int) -> PartialDate:
    """Some months later, as exact as before."""
    return _exactly(months_after(since.last, months), like=since)


def _exactly(day: date, *, like: PartialDate | None = None) -> PartialDate:
    if like is None or like.day:
        return PartialDate(day.year, day.month, day.day)
    return PartialDate(day.year, day.month) if like.month else PartialDate(day.year)


def _month(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"
