"""The annual report for the steering group and the executive: what was done, what is late, what is due, figures."""

import textwrap
from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from tcsite.documents.actions import part_name, status_cell, words_of
from tcsite.documents.answers import outcomes_said
from tcsite.documents.document import (
    Block,
    Heading,
    ItemList,
    ListItem,
    OutputDocument,
    PageGroup,
    TableBlock,
    TableCell,
    TableColumn,
    TextRun,
    cell,
    text,
)
from tcsite.facts.actions import DONE, called_late, part_due, part_status
from tcsite.facts.labels import labels
from tcsite.facts.measures import MeasureTarget, targets
from tcsite.facts.plans import agreed_plans, current_plan, has_ended, state_words
from tcsite.facts.results import Outcome
from tcsite.facts.timeliness import Timeliness, known_until, timeliness
from tcsite.frozen import dataclass
from tcsite.language import date_words, figure, goal_words, joined, period_words, phrase, word
from tcsite.model import Action, Institution, PartialDate, Plan, Progress, Site
from tcsite.model import Part as ActionPart

Cells = tuple[TableCell, ...]

MOST = 12
"""Rows of each table where there are two at most: the report has two pages, and says how many more there are."""

FEWER = {3: 9, 4: 6, 5: 5}
"""Rows of each where there are more tables."""

LONGEST = {"text": 90, "note": 80, "owners": 60, "title": 90}
"""Letters of a cell: two or three lines of its column; longer words end in an ellipsis, and the plan's page has all."""

MOST_NEWS = 5

_TITLES = {
    "done": ("report.done", "report.done_none"),
    "late": ("report.late", "report.late_none"),
    "passed": ("report.passed", ""),  # is not there without rows
    "due": ("report.due", "report.due_none"),
}
"""What stands above each table of actions, and in place of one without rows."""

_FIGURES = {
    "report.measured": 6,
    "report.baseline": 2,
    "report.target": 2,
    "report.latest": 3,
    "report.by": 2,
}
"""The columns of the figures, and their widths."""

_OUTCOMES = {Outcome.REACHED: "report.reached", Outcome.MISSED: "report.missed"}


@dataclass(frozen=True, slots=True)
class _Row:
    """An action, or a part of one, of a plan."""

    plan: Plan
    action: Action
    part: ActionPart
    name: str


def annual_report(site: Site, institution: Institution, year: int, today: date) -> OutputDocument:
    """What a year brought, as it is known on a day: the last of the year, or today where that is still to come."""
    day = min(date(year, 12, 31), today)
    language = site.settings.language
    name = words_of(institution.name, language)
    reporter = _Reporter(institution, year, day, language)
    title = phrase("report.title", language, name=name, year=year)
    return OutputDocument(title, language, name, today.isoformat(), (PageGroup(tuple(reporter.blocks())),))


class _Reporter:
    """Says one year of one institution."""

    def __init__(self, institution: Institution, year: int, day: date, language: str) -> None:
        self._institution = _as_known(institution, day)
        self._year, self._day, self._language = year, day, language
        self._plan = current_plan(self._institution, day) or self._covering()
        self._tables = {
            "done": list(self._done()),
            "late": [self._timed(row) for row in self._standing(Timeliness.OVERDUE)],  # or called so
            "passed": [self._timed(row) for row in self._standing(Timeliness.PASSED)],
            "due": [self._timed(row) for row in self._standing(Timeliness.NEXT)],
            "figures": list(self._figures()),
        }
        self._most = FEWER.get(sum(map(bool, self._tables.values())), MOST)

    def say(self, key: str, **values: object) -> str:
        """What documents say by themselves."""
        return phrase(key, self._language, **values)

    def _covering(self) -> Plan | None:
        """The agreed plan whose time the day is in; else the last before it."""
        plans = [plan for plan in agreed_plans(self._institution) if plan.period.first <= self._day]
        return next(
            (plan for plan in reversed(plans) if plan.period.covers(self._day)), plans[-1] if plans else None
        )

    def blocks(self) -> Iterator[Block]:
        """The whole report."""
        yield Heading(1, self.say("report.summary"))
        yield from self._summary()
        yield Heading(1, self.say("report.done", year=self._year))
        yield from self._table("done", (self.say("report.reported"), self._column("progress")))
        yield from self._news()
        timed = (self.say("report.due_by"), self._column("owners"))
        yield Heading(1, self.say("report.late"))
        yield from self._table("late", timed)
        if self._tables["passed"]:
            yield Heading(2, self.say("report.passed"))
            yield from self._table("passed", timed)
        yield Heading(1, self.say("report.due"))
        yield from self._table("due", timed)
        yield Heading(1, self.say("report.figures"))
        yield from self._figures_table()

    def _summary(self) -> Iterator[Block]:
        plan, language = self._plan, self._language
        if plan is None:
            yield text(self.say("report.no_plan"))
            return
        title = _cut(words_of(plan.title, language), "title")
        period = period_words(plan.period, language)
        undated = self.say("report.plan_undated", title=title)
        yield text(self.say("report.plan", title=title, period=period) if period else undated)
        if has_ended(plan, self._day):
            yield text(f"{state_words(plan, self._day, language)}.")
        elif plan.state != "in-force":
            yield text(self.say("report.state", state=word("state", plan.state, language).lower()))
        if not plan.actions:
            yield text(self.say("report.not_entered"))
        if plan.actions:
            counts = outcomes_said(plan, language)
            many = self.say("count.actions", count=len(plan.actions))
            yield text(self.say("report.count", count=many, counts=counts))

    def _done(self) -> Iterator[Cells]:
        """What was reported as done in the year, of whichever plan."""
        for plan in agreed_plans(self._institution):
            for row in _rows(plan):
                entry = next((one for one in row.part.reports if self._reports_done(one)), None)
                if entry:
                    note = _cut(words_of(entry.note, self._language), "note")
                    yield self._row(row, date_words(entry.date, self._language), note)

    def _reports_done(self, entry: Progress) -> bool:
        return entry.date.year == self._year and entry.status in DONE

    def _news(self) -> Iterator[Block]:
        written = self._institution.updates  # the newest first
        news = [
            one for one in written if one.published.year == self._year and one.published.first <= self._day
        ]
        if not news:
            return
        yield Heading(2, self.say("report.news"))
        lines = (
            f"{date_words(one.published, self._language)}: {_cut(words_of(one.title, self._language), 'title')}"
            for one in news[:MOST_NEWS]
        )
        yield ItemList(tuple(ListItem((TextRun(line),)) for line in lines))
        yield from self._more(len(news), MOST_NEWS)

    def _standing(self, wanted: Timeliness) -> Iterator[_Row]:
        """The actions, or where they have parts these, that stand so to their time on the day; what is called late is."""
        if self._plan is None:
            return
        known = known_until(self._institution, self._plan)
        for row in _rows(self._plan):
            if row.part is row.action and row.action.parts:
                continue
            late = called_late(row.plan, row.action, row.part)
            stands = timeliness(row.plan, row.action, row.part, self._day, known)
            if (Timeliness.OVERDUE if late else stands) is wanted:
                yield row

    def _timed(self, row: _Row) -> Cells:
        end = part_due(row.plan, row.action, row.part)
        owners = row.part.owners or row.action.owners
        who = joined([words_of(one, self._language) for one in owners], self._language)
        return self._row(row, date_words(end, self._language) if end else "", _cut(who, "owners"))

    def _row(self, row: _Row, *more: str) -> Cells:
        words = _cut(words_of(row.part.text, self._language), "text")
        return (
            cell(f"{row.name} {words}".strip()),
            status_cell(part_status(row.plan, row.action, row.part), self._language),
            *(cell(one) for one in more),
        )

    def _table(self, key: str, more: tuple[str, str]) -> Iterator[Block]:
        rows, (title, none) = self._tables[key], _TITLES[key]
        if not rows and not (self._plan and self._plan.actions):
            yield text(self.say("report.unknown"))  # of what is not entered, nothing is said
            return
        if not rows:
            day = PartialDate(self._day.year, self._day.month, self._day.day)
            yield text(self.say(none, date=date_words(day, self._language)))
            return
        titles = (self._column("text"), self._column("status"), *more)
        heads = tuple(TableColumn(title, width) for title, width in zip(titles, (7, 3, 3, 5), strict=True))
        yield TableBlock(self.say(title, year=self._year), heads, tuple(rows[: self._most]))
        yield from self._more(len(rows), self._most)

    def _figures(self) -> Iterator[Cells]:
        wanted = (one for one in targets(self._institution) if one.plan is self._plan)
        yield from map(self._figure, sorted(wanted, key=self._urgency))

    def _figures_table(self) -> Iterator[Block]:
        rows = self._tables["figures"]
        if not rows:
            yield text(self.say("report.figures_none"))
            return
        columns = tuple(TableColumn(self.say(key), width) for key, width in _FIGURES.items())
        yield TableBlock(self.say("report.figures"), columns, tuple(rows[: self._most]))
        yield from self._more(len(rows), self._most)

    def _urgency(self, one: MeasureTarget) -> tuple[bool, date]:
        """What was measured comes first, then what is to be reached soonest."""
        measured = self._latest(one) != self.say("report.not_measured")
        return not measured, one.aim.by.last if one.aim.by else date.max

    def _figure(self, one: MeasureTarget) -> Cells:
        aim, language = one.aim, self._language
        what = _cut(words_of(one.text, language), "text") or aim.measure or ""
        unit = f" {words_of(aim.unit, language)}" if aim.unit else ""
        return (
            cell(f"{one.name}: {what}"),
            cell(f"{figure(one.baseline)}{unit}" if one.baseline is not None else ""),
            cell(goal_words(aim, language, unit)),
            cell(self._latest(one)),
            cell(date_words(aim.by, language) if aim.by else ""),
        )

    def _more(self, count: int, most: int) -> Iterator[Block]:
        """How many rows are left out, if there are more than fit."""
        if count > most:
            yield text(self.say("report.more", count=count - most), "note")

    def _column(self, key: str) -> str:
        return word("column", key, self._language)

    def _latest(self, one: MeasureTarget) -> str:
        """The figure that was measured after the one it starts from, and when."""
        known = [result for result in one.results if result.date.first <= self._day]
        if not known:
            return self.say("report.not_measured")
        value = f"{figure(known[-1].value)} ({date_words(known[-1].date, self._language)})"
        outcome = one.outcome(self._day)
        if outcome in _OUTCOMES:
            return f"{value}: {self.say(_OUTCOMES[outcome])}"
        return value


def _as_known(institution: Institution, day: date) -> Institution:
    """An institution without the progress that was reported after a day."""
    plans = tuple(
        plan.model_copy(update={"actions": tuple(_until(action, day) for action in plan.actions)})
        for plan in institution.plans
    )
    return institution.model_copy(update={"plans": plans})


AnyPart = TypeVar("AnyPart", bound=ActionPart)


def _until(part: AnyPart, day: date) -> AnyPart:
    progress = tuple(entry for entry in part.progress if entry.date.first <= day)
    parts = {"parts": tuple(_until(one, day) for one in part.parts)} if isinstance(part, Action) else {}
    return part.model_copy(update={"progress": progress, **parts})


def _cut(words: str, kind: str) -> str:
    """Words that fit their cell: whole ones, and an ellipsis for the rest."""
    return textwrap.shorten(words, LONGEST[kind], placeholder="…") if len(words) > LONGEST[kind] else words


def _rows(plan: Plan) -> Iterator[_Row]:
    for action, label in zip(plan.actions, labels(plan), strict=True):
        yield _Row(plan, action, action, label.shown)
        for part, own in zip(action.parts, label.parts, strict=True):
            yield _Row(plan, action, part, part_name(label, own))
