"""Findings by what to do: one sentence for all that are fixed in the same way."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from tcsite.agenda.values import Task
from tcsite.diagnostics import Diagnostic, Severity, in_order
from tcsite.text.data import word_lists

DO: Mapping[str, str] = word_lists("tcsite.agenda", "tasks")
"""Rule -> what to do, in a sentence. A rule without one is named by what it confirms."""

_UNREAD = ("yaml", "schema", "text", "front-matter", "missing-file", "file-name")
"""What keeps a file off the site: it weighs most, since nothing else is known until it is fixed."""


def tasks_of(
    problems: Iterable[Diagnostic], confirmed: Mapping[str, str], minimum: Iterable[str]
) -> tuple[Task, ...]:
    """The problems in groups, the weightiest first; those that are excused come last.

    `confirmed`: rule -> what it confirms, for rules that `DO` does not know. `minimum`: the rules behind the
    register's clauses, which come before others of their weight.
    """
    first = frozenset(minimum)
    groups = [
        _task(rule, list(members), confirmed, excused=excused)
        for (excused, rule), members in groupby(sorted(problems, key=_group), key=_group)
    ]
    return tuple(sorted(groups, key=lambda task: _weight(task, first)))


def unread(task: Task) -> bool:
    """Whether it is about files that could not be read."""
    return task.rule in _UNREAD


def _group(problem: Diagnostic) -> tuple[bool, str]:
    return bool(problem.excused), problem.rule


def _task(rule: str, problems: list[Diagnostic], confirmed: Mapping[str, str], *, excused: bool) -> Task:
    ordered = sorted(problems, key=in_order)
    heaviest = min((problem.severity for problem in problems), key=list(Severity).index)
    return Task(rule, str(heaviest), DO.get(rule) or confirmed.get(rule) or rule, tuple(ordered), excused)


def _weight(task: Task, first: frozenset[str]) -> tuple[bool, bool, int, bool, int]:
    order = list(DO).index(task.rule) if task.rule in DO else len(DO)
    severity = list(Severity).index(Severity(task.severity))
    return task.excused, not unread(task), severity, task.rule not in first, order
