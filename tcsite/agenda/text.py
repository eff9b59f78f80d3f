"""The outlook as a person reads it at a terminal."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tcsite.agenda.values import Due, Outlook, Todo
from tcsite.language import counted, word
from tcsite.report.words import printable
from tcsite.rules.months import months_after
from tcsite.rules.words import day

WIDTH = 100
NEAR = 6
"""Months ahead that are told one by one; of what is later, the milestones only."""

_LATER = ("action-due", "action-begins", "target")
"""Kinds of date that are counted, not listed, when they are far away."""


def as_text(told: Outlook) -> str:
    """Where the plan stands, what to do next, the dates, the register, and what the check found."""
    parts = (
        [f"{told.name}, as of {day(told.today)}"],
        _part("The plan", (row for sentence in told.standing.sentences for row in _wrapped(sentence))),
        _part("What to do next", _numbered(told.next)),
        _part("Dates", _dates(told.dates, told.today)),
        _part("What is owed to the public (the register)", _clauses(told)),
        _part("What the check found", _todos(told.todos)),
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
        yield "Nothing: all is as it should be."
    for number, step in enumerate(steps, start=1):
        yield from _wrapped(step, f"{number}. ")


def _dates(dates: Sequence[Due], today: date) -> Iterator[str]:
    if not dates:
        yield "None is known."
        return
    soon = months_after(today, NEAR)
    late = [due for due in dates if due.overdue(today)]
    near = [due for due in dates if today <= due.day <= soon]
    far = [due for due in dates if due.day > soon]
    yield from _listed("Overdue:", late)
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


def _clauses(told: Outlook) -> Iterator[str]:
    for one in told.clauses:
        yield f"{word('answer', one.answer, 'en')}: {one.name}"
        if one.evidence:
            yield from _wrapped(one.evidence, "    ")
    if not told.clauses:
        yield "Not known: the site could not be made."


def _todos(todos: Sequence[Todo]) -> Iterator[str]:
    if not todos:
        yield "Nothing."
    for todo in todos:
        weight = "excused for now" if todo.excused else todo.severity
        yield f"{todo.do} [{weight}, {todo.rule}]"
        for place in todo.places:
            yield from _wrapped(f"{place.file}:{place.line}: {place.message}", "  ", 6)
        for hint in dict.fromkeys(place.hint for place in todo.places if place.hint):
            yield f"      try  {hint}"  # in one piece: it is there to be typed
