"""What a rule is: a fault, the clause that forbids it, and a function that finds it."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from tcsite.diagnostics import Pointer, Severity
from tcsite.model import Institution, Plan, Site, Vocabulary

Subject = TypeVar("Subject", Site, Institution, Plan)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault that a rule found, and where in the subject's file.

    `rests_on` names what the finding concludes from when that is not there: a folder or a file of the
    institution, ``plans/`` or ``measures.yaml``. If such a file is there but could not be read, the
    finding is dropped: nothing is concluded from what nobody could read.
    """

    message: str
    pointer: Pointer = ()
    hint: str = ""  # what to type
    file: str = ""  # where it differs from the subject's own file
    severity: Severity | None = None  # where it differs from the rule's
    rests_on: str = ""
    overdue: bool = False  # only time has passed since all was well: no error then, and it blocks nothing
    absent: bool = (
        False  # something is not said: of a transcription, perhaps by its source, or not entered yet
    )
    text: str = ""  # words of a Markdown text, which no pointer reaches


@dataclass(frozen=True)
class Rule(Generic[Subject]):
    """A rule as a value. `check` is given the subject, today's date and the Commitment's own words."""

    id: str  # "action-without-owner": names the fault, never the cure; never changes
    source: str  # the clause that asks for it
    severity: Severity  # the weight of most of its findings
    about: type[Subject]
    check: Callable[[Subject, date, Vocabulary], Iterator[Finding]]
    explanation: str  # Markdown: what it confirms, in the first line; then why it matters and how to fix it

    @property
    def title(self) -> str:
        """What the rule confirms."""
        return self.explanation.partition("\n")[0]

    @property
    def why(self) -> str:
        """Why it matters and how to fix it."""
        return self.explanation.partition("\n")[2].strip()


AnyRule = Rule[Any]
"""A rule about whatever it is about: a site, an institution or a plan."""


def dated_rule(
    *, id: str, source: str, severity: Severity, about: type[Subject]
) -> Callable[[Callable[[Subject, date], Iterator[Finding]]], Rule[Subject]]:
    """Make a rule of a function that needs to know the day. It registers nothing: `rules.ALL` is the list."""
    return lambda check: Rule(
        id, source, severity, about, lambda subject, today, _: check(subject, today), _explanation(check)
    )


def vocabulary_rule(
    *, id: str, source: str, severity: Severity, about: type[Subject]
) -> Callable[[Callable[[Subject, Vocabulary], Iterator[Finding]]], Rule[Subject]]:
    """Make a rule of a function that needs the Commitment's own words: what its forms ask."""
    return lambda check: Rule(
        id, source, severity, about, lambda subject, _, words: check(subject, words), _explanation(check)
    )


def rule(
    *, id: str, source: str, severity: Severity, about: type[Subject]
) -> Callable[[Callable[[Subject], Iterator[Finding]]], Rule[Subject]]:
    """Make a rule of a function whose answer is the same on every day."""
    return lambda check: Rule(
        id, source, severity, about, lambda subject, _today, _words: check(subject), _explanation(check)
    )


def _explanation(check: Callable[..., Iterator[Finding]]) -> str:
    return inspect.cleandoc(check.__doc__ or "")
