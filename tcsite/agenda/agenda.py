"""The agenda of one institution, made of everything that is known about it; and the same for programs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date

from tcsite.agenda.dates import dates_of, dates_of_site, in_order
from tcsite.agenda.plan_status import plan_status
from tcsite.agenda.tasks import tasks_of, unread
from tcsite.agenda.values import Agenda, Due, MinimumClause, Task
from tcsite.diagnostics import Diagnostic
from tcsite.facts.register import CLAUSES, ELSEWHERE, ClauseEntry
from tcsite.language import counted, joined
from tcsite.model import Institution, Site
from tcsite.model.dates.months import months_after
from tcsite.report.json import dumps
from tcsite.text.markdown import plain

NEAR = 6
"""Months that count as soon: as many as a plan's successor is to be on its way."""

STEPS = 3
"""Things to do next: more are a list, and lists are put off."""

NAMED = 4
"""Overdue actions that a sentence names; the others are counted."""


def agenda_of(
    site: Site,
    institution: Institution,
    problems: Iterable[Diagnostic],
    entries: Iterable[ClauseEntry],
    today: date,
    *,
    titles: Mapping[str, str] | None = None,
) -> Agenda:
    """What is due, what is missing and what to do next, as of `today`.

    `problems`: those of the whole site; `entries`: of its register. `titles`: rule -> what it confirms.
    """
    folder = institution.file.rpartition("/")[0] + "/"
    alone = (
        institution.id == site.settings.home or len(site.institutions) == 1
    )  # then the site is theirs, too
    own = [problem for problem in problems if alone or problem.place.file.startswith(folder)]
    language = site.settings.language
    home, vocabulary = site.settings.home or "", site.vocabulary
    dates = dates_of(institution, today, home=home, language=language, vocabulary=vocabulary)
    if alone:
        dates = in_order((*dates, *dates_of_site(site)))
    tasks = tasks_of(own, titles or {}, [rule for clause in CLAUSES for rule in clause.rules])
    return Agenda(
        institution.id,
        plain(institution.name.in_language(language)),
        today,
        plan_status(institution, today, language),
        dates,
        tuple(_clauses(institution, entries)),
        tasks,
        tuple(_next(tasks, dates, today))[:STEPS],
    )


def _clauses(institution: Institution, entries: Iterable[ClauseEntry]) -> Iterator[MinimumClause]:
    names = {clause.id: clause.name for clause in CLAUSES}
    for entry in entries:
        if entry.institution == institution.id:
            name = names.get(entry.clause) or f"On its own page: {entry.clause.removeprefix(ELSEWHERE)}"
            yield MinimumClause(entry.clause, name, str(entry.answer), entry.evidence)


def _next(tasks: tuple[Task, ...], dates: tuple[Due, ...], today: date) -> Iterator[str]:
    """What to do, the most urgent first: what is unread, the errors, what is overdue, what is soon, the rest."""
    open = [task for task in tasks if not task.excused]
    yield from (_step(task) for task in open if unread(task) or task.severity == "error")
    late = [due.label for due in dates if due.past(today) and due.kind == "action-due"]
    if late:
        more = len(late) - NAMED
        names = [*late[:NAMED], *([counted(more, "other")] if more > 0 else [])]
        verb = "is" if len(late) == 1 else "are"
        yield f"{counted(len(late), 'action')} {verb} past the date: record the outcome of {joined(names)}."
    soon = months_after(today, NEAR)
    skipped = ("action-due", "target", "plan-ends")
    near = [due for due in dates if due.open and due.kind not in skipped and due.day <= soon]
    yield from (_by(due) for due in near if due.kind != "report")
    yield from (_step(task) for task in open if not unread(task) and task.severity == "warning")
    yield from (_by(due) for due in near if due.kind == "report")
    yield from (_step(task) for task in open if not unread(task) and task.severity == "advice")


def _by(due: Due) -> str:
    return f"{due.what} (by {due.when.words})."


def _step(task: Task) -> str:
    place, more = task.problems[0].place, len(task.problems) - 1
    others = f", and {counted(more, 'other place')}" if more else ""
    return f"{task.do} ({place.file}, line {place.line}{others})"


def as_json(agenda: Agenda) -> str:
    """The agenda for programs. A date is as exact as it is known; `day` is where it stands in a calendar."""
    plan = agenda.plan
    return dumps(
        {
            "institution": agenda.institution,
            "name": agenda.name,
            "as_of": agenda.today.isoformat(),
            "plan": {
                "id": plan.plan,
                "until": str(plan.until or ""),
                "months_left": plan.months_left,
                "days_left": plan.days_left,
                "sentences": list(plan.sentences),
            },
            "next": list(agenda.next),
            "dates": [_date_values(due, agenda.today) for due in agenda.dates],
            "register": [
                {"clause": one.id, "name": one.name, "answer": one.answer, "evidence": one.evidence}
                for one in agenda.clauses
            ],
            "to_do": [_task_values(task) for task in agenda.tasks],
        }
    )


def _date_values(due: Due, today: date) -> dict[str, object]:
    return {
        "key": due.key,
        "kind": due.kind,
        "date": str(due.when),
        "day": due.day.isoformat(),
        "overdue": due.overdue(today),
        "past": due.past(today),
        "what": due.what,
        "about": due.about,
        "page": due.page,
    }


def _task_values(task: Task) -> dict[str, object]:
    return {
        "rule": task.rule,
        "severity": task.severity,
        "do": task.do,
        "excused": task.excused,
        "places": [
            {**asdict(problem.place), "message": problem.message, "hint": problem.hint}
            for problem in task.problems
        ],
    }
