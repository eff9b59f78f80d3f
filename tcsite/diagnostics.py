"""Diagnostic, Place, Severity: every problem, whoever found it."""

from dataclasses import field
from enum import StrEnum
from typing import NamedTuple

from tcsite.frozen import dataclass

Pointer = tuple[str | int, ...]
"""The way to a value in a YAML file: ``("actions", 3, "owners")``."""


class Severity(StrEnum):
    """How bad it is; the order of definition is the order of weight, heaviest first."""

    ERROR = "error"  # a broken thing, or the Commitment's own minimum not met
    WARNING = "warning"  # published all the same; somebody should look; fails under --strict
    ADVICE = "advice"  # never fails


@dataclass(frozen=True, slots=True)
class Place:
    """Where to look: a file, and a pointer or some words in it; line and column (from 1) once located."""

    file: str
    pointer: Pointer = ()
    text: str = ""  # words to look for where a pointer cannot reach: those of a link, say
    line: int = 0
    column: int = 0
    on_key: bool = False  # point at the key rather than at its value


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem, complete in itself, in a lead's words."""

    rule: str  # a rule's id, or "yaml", "schema", "front-matter", "broken-link", "template", …
    severity: Severity
    message: str  # one line: what is wrong
    place: Place
    hint: str = ""  # what to type instead
    overdue: bool = False  # only time has passed: nothing is published that is untrue, so it is no error
    excused: str = ""  # why an institution's exception lets it pass
    extra: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    """What programs want to know besides, by name: the `url`, `page` and `target` of a link. Not a part of what
    the problem is: found on ten pages, a fault in one content file is one problem."""
    code: str = (
        ""  # which of a rule's faults, for programs: "tab-indents"; no rewording of the message changes it
    )


class Explained(NamedTuple):
    """A rule for the rulebook: what it confirms, in one line; why that matters (Markdown); and both sides of it."""

    id: str
    severity: Severity
    title: str
    why: str
    fails: str = ""
    passes: str = ""
    language: str = ""  # of the two examples: "yaml", "html", or "" for words


def in_order(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    """The key by which reports are sorted: by file, then by place in it, then by rule."""
    place = diagnostic.place
    return (place.file, place.line, place.column, diagnostic.rule, diagnostic.message)
