"""The outlook of one institution, of everything that is known about it; and the same for programs."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from tcsite.agenda.dates import dates_of, dates_of_site, in_order
from tcsite.agenda.standing_of import standing_of
from tcsite.agenda.todos import todos, unread
from tcsite.agenda.values import Clause, Due, Outlook, Todo
from tcsite.diagnostics import Diagnostic
from tcsite.facts.register import CLAUSES, ELSEWHERE, ClauseEntry
from tcsite.language import counted, joined
from tcsite.model import Institution, Site
from tcsite.report.json import dumps
from tcsite.rules.months import months_after
from tcsite.text.markdown import plain

NEAR = 6
"""Months that count as soon: as many as a plan's successor is to be on its way."""

STEPS = 3
"""Things to do next: more are a list, and lists are put off."""


def outlook(
    site: Site,
    institution: Institution,
    problems: Iterable[Diagnostic],
    entries: Iterable[ClauseEntry],
    today: date,
    *,
    confirmed: Mapping[str, str] | None = None,
) -> Outlook:
    """What is due, what is missing and what to do next, as of `today`.

    `problems`: those of the whole site; `entries`: of its register. `confirmed`: rule -> what it confirms.
    """
    folder = institution.file.rpartition("/")[0] + "/"
    alone = (
        institution.id == site.settings.home or len(site.institutions) == 1
    )  # then the site is theirs, too
    own = [one for one in problems if alone or one.place.file.startswith(folder)]
    language = site.settings.language
    names = {kind.id: kind.name for kind in CLAUSES}
    clauses = tuple(
        Clause(
            entry.clause,
            names.get(entry.clause) or _elsewhere(entry.clause),
            str(entry.answer),
            entry.evidence,
        )
        for entry in entries
        if entry.institution == institution.id
    )
    dates = dates_of(institution, today, home=site.settings.home or "", language=language)
    if alone:
        dates = in_order((*dates, *dates_of_site(site)))
    found = todos(own, confirmed or {}, [rule for kind in CLAUSES for rule in kind.rules])
    return Outlook(
        institution.id,
        plain(institution.name.in_language(language)),
        today,
        standing_of(institution, today, language),
        dates,
        clauses,
        found,
        tuple(_next(found, dates, today))[:STEPS],
    )


def _elsewhere(clause: str) -> str:
    return f"On its own page: {clause.removeprefix(ELSEWHERE)}"


def _next(found: tuple[Todo, ...], dates: tuple[Due, ...], today: date) -> Iterator[str]:
    """What to do, the most urgent first: what is unread, the errors, what is overdue, what is soon, the rest."""
    asked = [todo for todo in found if not todo.excused]
    yield from (_step(todo) for todo in asked if unread(todo) or todo.severity == "error")
    late = [due for due in dates if due.overdue(today) and due.kind == "action-due"]
    if late:
        named = joined(
            [_named(due) for due in late[:4]] + ([f"{len(late) - 4} others"] if len(late) > 4 else [])
        )
        yield f"Say what became of {counted(len(late), 'action')} whose time is over: {named}."
    soon = months_after(today, NEAR)
    milestones = [due for due in dates if due.open and due.kind not in ("action-due", "target", "plan-ends")]
    yield from (
        f"{due.what} (by {due.when.words})." for due in milestones if due.day <= soon and due.kind != "report"
    )
    yield from (_step(todo) for todo in asked if not unread(todo) and todo.severity == "warning")
    yield from (
        f"{due.what} (by {due.when.words})." for due in milestones if due.kind == "report" and due.day <= soon
    )
    yield from (_step(todo) for todo in asked if not unread(todo) and todo.severity == "advice")


def _step(todo: Todo) -> str:
    first, more = todo.places[0], len(todo.places) - 1
    others = f", and {counted(more, 'other place')}" if more else ""
    return f"{todo.do} ({first.file}, line {first.line}{others})"


def _named(due: Due) -> str:
    return due.what.partition(" is due")[0]


def as_json(told: Outlook) -> str:
    """The outlook for programs. A date is as exact as it is known; `day` is where it stands in a calendar."""
    return dumps(
        {
            "institution": told.institution,
            "name": told.name,
            "as_of": told.today.isoformat(),
            "plan": {
                "id": told.standing.plan,
                "until": str(told.standing.until or ""),
                "months_left": told.standing.months_left,
                "days_left": told.standing.days_left,
                "sentences": list(told.standing.sentences),
            },
            "next": list(told.next),
            "dates": [
                {
                    "key": due.key,
                    "kind": due.kind,
                    "date": str(due.when),
                    "day": due.day.isoformat(),
                    "overdue": due.overdue(told.today),
                    "what": due.what,
                    "about": due.about,
                    "page": due.page,
                }
                for due in told.dates
            ],
            "register": [
                {"clause": one.id, "name": one.name, "answer": one.answer, "evidence": one.evidence}
                for one in told.clauses
            ],
            "to_do": [
                {
                    "rule": todo.rule,
                    "severity": todo.severity,
                    "do": todo.do,
                    "excused": todo.excused,
                    "places": [
                        {
                            "file": place.file,
                            "line": place.line,
                            "column": place.column,
                            "message": place.message,
                            "hint": place.hint,
                        }
                        for place in todo.places
                    ],
                }
                for todo in told.todos
            ],
        }
    )
