"""``calendar.ics``: when plans end, actions are due and self-assessments are to be submitted; a file a site and an institution.

They hold what the content dates and nothing that we worked out: `tcsite status --ics` has reminders for leads. What
is done, stopped or taken over is not due any more; what is overdue stands where it was due.
"""

from collections.abc import Iterator
from datetime import date

from tcsite.exports.values import Frame
from tcsite.facts.actions import is_routine, open_parts, part_due
from tcsite.facts.labels import labels
from tcsite.facts.plans import current_plan, dates_of_institution, newest
from tcsite.facts.submissions import waiting
from tcsite.files import Files
from tcsite.frozen import dataclass
from tcsite.language import date_words, phrase
from tcsite.model import Institution, PartialDate, Plan, Settings
from tcsite.model.addresses import CALENDAR, in_language
from tcsite.model.site import DatedSite
from tcsite.text.icalendar import CLOSING, CalendarEntry, entries, opening
from tcsite.text.markdown import plain
from tcsite.text.phrases import shortened
from tcsite.text.urls import absolute

_LONGEST = 100
"""Characters of an action's text in a calendar."""

_NOBODY_SAYS = date(1970, 1, 1)
"""The stamp of what is not dated itself. Today would make each file another one every day."""


def calendar_frame(settings: Settings) -> dict[str, Frame]:
    """What stands around the entries of institutions in the site's calendar.

    Where the home page is an institution's, its own calendar is there.
    """
    if settings.home:
        return {}
    name = plain(settings.title.in_language(settings.language))
    return {CALENDAR[1:]: Frame(opening(name), "", CLOSING)}


def calendar_rows(at: DatedSite) -> dict[str, str]:
    """The entries of the institutions in hand, in the site's calendar: of those that exist."""
    if at.site.settings.home:
        return {}
    real = (one for one in at.site.institutions if not one.invented)
    return {CALENDAR[1:]: "".join(_entries(at, one, named=True) for one in real)}


def calendar(at: DatedSite) -> Files:
    """The calendars of the institutions in hand."""
    settings = at.site.settings
    return {
        settings.addresses.calendar(one.id)[1:]: (
            opening(plain(one.name.in_language(settings.language))) + _entries(at, one, named=False) + CLOSING
        ).encode("utf-8", "replace")
        for one in at.site.institutions
    }


def _entries(at: DatedSite, one: Institution, *, named: bool) -> str:
    stamp = newest(dates_of_institution(one), at.today)
    writer = _Writer(at.site.settings, one, at.today, named=named)
    found = sorted(writer.entries(), key=lambda entry: (entry.day, entry.uid))
    return entries(found, stamp.first if stamp else _NOBODY_SAYS)


@dataclass(frozen=True, slots=True)
class _Writer:
    settings: Settings
    institution: Institution
    today: date
    named: bool  # whether an entry says whose it is

    def entries(self) -> Iterator[CalendarEntry]:
        """What is due, in no order."""
        one = self.institution
        own = self.settings.addresses
        if (due := one.plan_due) and not one.plans:
            yield self._entry("plan-due", "", due.by, "calendar.plan_due", own.institution(one.id))
        for number, submission in enumerate(waiting(one, self.today), start=1):
            if submission.due:
                stage = (
                    phrase("calendar.stage", self._language, stage=submission.stage)
                    if submission.stage
                    else ""
                )
                page = own.institution(one.id)
                yield self._entry(
                    "submission", str(number), submission.due, "calendar.submission", page, stage=stage
                )
        if plan := current_plan(one, self.today):
            yield from self._plan(plan)

    def _plan(self, plan: Plan) -> Iterator[CalendarEntry]:
        own, institution = self.settings.addresses, self.institution.id
        if plan.period.end:
            title = plain(plan.title.in_language(self._language))
            page = own.plan(institution, plan.id)
            yield self._entry("plan-ends", plan.id, plan.period.end, "calendar.plan_ends", page, plan=title)
        for action, label in zip(plan.actions, labels(plan), strict=True):
            names = {
                id(part): (of.full, of.anchor) for part, of in zip(action.parts, label.parts, strict=True)
            }
            for part in open_parts(plan, action):
                name, anchor = names.get(id(part), (label.name, label.anchor))
                end = part_due(plan, action, part)
                if end and not is_routine(action, part):
                    words = shortened(
                        plain(part.text.in_language(self._language)) if part.text else "", _LONGEST
                    )
                    page = own.action(institution, plan.id, anchor)
                    subject = f"{plan.id}.{anchor}"
                    yield self._entry(
                        "action-due", subject, end, "calendar.action", page, action=name, words=words
                    )

    @property
    def _language(self) -> str:
        return self.settings.language

    def _entry(
        self, kind: str, subject: str, by: PartialDate, key: str, page: str, **values: object
    ) -> CalendarEntry:
        what = phrase(key, self._language, **values)
        name = plain(self.institution.name.in_language(self._language))
        exact = (
            "" if by.day else phrase("calendar.inexact", self._language, date=date_words(by, self._language))
        )
        base = self.settings.base_url
        return CalendarEntry(
            ".".join(filter(None, (kind, subject, self.institution.id))) + "@tcsite",
            by.last,
            f"{name}: {what}" if self.named else what,
            exact,
            kind,
            absolute(base, in_language(page, self.settings.below)) if base else "",
        )
