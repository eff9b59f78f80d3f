"""Mistakes that YAML does not complain about, because it reads something else than was meant.

"Priority #1" ends before the sign, and a list below a text becomes a part of the text: the file is sound, and the
page would be wrong. Nearly no file has one, so what is certain to be sound is passed over: of the values, only
plain texts of several lines can have swallowed a list; of the files, only those that a glance finds suspicious are
read a second time.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from yaml.events import ScalarEvent, StreamEndEvent

from tcsite.content.yaml.issues import ParseIssue, issue_at, lines_of

_BULLETS = tuple("-–—•·▪●◦*")
_SUSPICIOUS = (  # what each begins with is looked for first: most files have none of it
    (
        " #",
        re.compile(r" #(?<=\S #)[^\s#]"),
    ),  # a comment without its space; after two spaces it is meant as one
    ("\\", re.compile(r"""\"[^\"\n]*\b[A-Za-z]:\\|\"\\\\\w""")),  # a path of Windows in double quotes
    ("“", re.compile("“[^”“\n]*,")),  # a curly quote that a comma may end
    ("„", re.compile("„[^”“\n]*,")),
)
_FOLDED = 76
"""Characters of a line after which programs begin the next: a dash that they put there begins no list."""
_COMMENT = re.compile(r" (#[^\s#].*)")
_ITEM = re.compile("\\s*[-–—•·▪●◦*][ \t]+\\S")


def silent(text: str, folded: Sequence[Any], parser_of: Callable[[str], Any]) -> list[ParseIssue]:
    """What `text`, which reads without a fault, says otherwise than it looks.

    `folded` are the events of its plain scalars of several lines; `parser_of` gives a parser of a text.
    """
    events = folded
    if any(sign in text and glance.search(text) for sign, glance in _SUSPICIOUS):
        events = list(_plain(parser_of(text)))
    if not events:
        return []
    lines = lines_of(text)
    return [issue for event in events for issue in _misread(event, lines)]


_PATH = re.compile(r"(?:\b[A-Za-z]:|^\\\\[\w.$-]+)\\(?!\\)")


def _path(event: Any, lines: list[str]) -> Iterator[ParseIssue]:
    """A path of Windows in double quotes, whose backslashes are read as something else."""
    start, end = event.start_mark, event.end_mark
    written = lines[start.line][start.column + 1 : end.column - 1] if start.line == end.line else ""
    found = _PATH.search(written)
    if found and (sign := written[found.end() : found.end() + 1]):
        column = start.column + 1 + found.end()
        yield issue_at(start.line + 1, column, "backslash-path", sign=sign, text=written.replace("'", "''"))


def _plain(parser: Any) -> Iterator[Any]:
    """The scalars that are neither in single quotes nor a block."""
    while (event := parser.get_event()).__class__ is not StreamEndEvent:
        if event.__class__ is ScalarEvent and (event.implicit[0] or event.style == '"'):
            yield event


def _misread(event: Any, lines: list[str]) -> Iterator[ParseIssue]:
    start, end = event.start_mark, event.end_mark
    if end.line >= len(lines):
        return
    last = lines[end.line]
    if event.style == '"':
        yield from _path(event, lines)
        return
    # An empty value ends before its own line's end: what follows a colon is a comment all the same.
    comment = _COMMENT.match(last, end.column)
    if comment and (event.value or last[: end.column].rstrip().endswith((":", "-"))):
        lost = comment[1].split()[0]
        whole = last[start.column : end.column] + comment[0] if start.line == end.line else "…"
        quoted = whole.strip().replace('"', "'")
        yield issue_at(end.line + 1, comment.start(1) + 1, "text-as-comment", lost=lost, text=quoted)
    opened = event.value.startswith(("“", "„")) and not set(event.value[1:]) & set("”“")
    if opened and last[end.column :].lstrip().startswith(","):
        yield issue_at(start.line + 1, start.column + 1, "curly-quote", quote=event.value[0])
    if event.value.startswith(_BULLETS):
        return  # the schema knows better: a list with other bullets
    for number in range(start.line + 1, end.line + 1):
        line = lines[number]
        item = _ITEM.match(line[: end.column if number == end.line else None])
        if item and len(lines[number - 1].rstrip()) < _FOLDED:
            yield issue_at(number + 1, len(line) - len(line.lstrip()) + 1, "list-below-text")
            break
