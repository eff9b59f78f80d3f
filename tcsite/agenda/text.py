"""The agenda as a person reads it at a terminal."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tcsite.agenda.values import Agenda, Due, Task
from tcsite.language import counted, word
from tcsite.model.dates.months import months_after
from tcsite.report.words import printable
from tcsite.rules.words import day

WIDTH = 100
NEAR = 6
"""Months ahead that are listed one by one; of what is later, the milestones only."""

_LATER = ("action-due", "action-begins", "target")
"""Kinds of date that are counted, not listed, when they are far away."""


def as_text(agenda: Agenda) -> str:
    """Where the plan stands, what to do next, the dates, the register, and what the check found."""
    parts = (
        [f"{agenda.name}, as of {day(agenda.today)}"],
        _part("The plan", (row for sentence in agenda.plan.sentences for row in _wrapped(sentence))),
        _part("What to do next", _numbered(agenda.next)),
        _part("Dates", _dates(agenda.dates, agenda.today)),
        _part("What must be published (the register)", _clauses(agenda)),
        _part("What the check found", _tasks(agenda.tasks)),
    )
    return "\n".join(printable(line) for part in parts for line in part) + "\n"


def _part(heading: str, lines: Iterable[str]) -> list[str]:
    return ["", heading, "-" * len(heading), *lines]


def _wrapped(words: str, first: str = "", indent: int = 0) -> list[str]:
    """Words within the width, below each other; `first` stands before them."""
    hang = " " * (indent or len(first))
    return textwrap.wrap(
        words, WIDTH, initial_indent=first, subsequent_indent=hang, break_on_hyphens=False
    ) or [first]


def _numbered(steps: Sequence[str]) -> Iterator[str]:
    if not steps:
        yield "Nothing for now."
    for number, step in enumerate(steps, start=1):
        yield from _wrapped(step, f"{number}. ")


def _dates(dates: Sequence[Due], today: date) -> Iterator[str]:
    if not dates:
        yield "None is known."
        return
    soon = months_after(today, NEAR)
    past = [due for due in dates if due.past(today)]
    near = [due for due in dates if today <= due.day <= soon]
    far = [due for due in dates if due.day > soon]
    yield from _listed("Overdue:", [due for due in past if due.outcome_known])
    yield from _listed(
        "Past the date, with no outcome stated:", [due for due in past if not due.outcome_known]
    )
    yield from _listed(f"In the next {NEAR} months:", near)
    yield from _listed("Later:", [due for due in far if due.kind not in _LATER])
    more = [due for due in far if due.kind in _LATER]
    if more:
        yield f"and {counted(len(more), 'date')} of actions after that; --ics FILE writes them all into a calendar."


def _listed(heading: str, dates: Sequence[Due]) -> Iterator[str]:
    if dates:
        yield heading
    for due in dates:
        yield from _wrapped(f"{due.what}. {due.about}".replace("…. ", "… "), f"  {due.when.words:<19} ")


def _clauses(agenda: Agenda) -> Iterator[str]:
    for clause in agenda.clauses:
        yield f"{word('answer', clause.answer, 'en')}: {clause.name}"
        if clause.evidence:
            yield from _wrapped(clause.evidence, "    ")
    if not agenda.clauses:
        yield "Not known: the site could not be built."


def _tasks(tasks: Sequence[Task]) -> Iterator[str]:
    if not tasks:
        yield "Nothing."
    for task in tasks:
        weight = "excused for now" if task.excused else task.severity
        yield f"{task.do} [{weight}, {task.rule}]"
        for problem in task.problems:
            yield from _wrapped(f"{problem.place.file}:{problem.place.line}: {problem.message}", "  ", 6)
        for hint in dict.fromkeys(problem.hint for problem in task.problems if problem.hint):
            yield f"      try  {hint}"  # in one piece: it is there to be typed
