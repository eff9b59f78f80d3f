"""Slips that YAML does not complain about, because it reads something else than was meant.

"Priority #1" ends before the sign, and a list below a text becomes a part of the text: the file is sound, and the
page would be wrong. Looked for in two steps, since nearly no file has one: a glance at the text, and only where that
finds something, a second reading.
"""

import re
from collections.abc import Iterator
from typing import Any

from yaml.events import ScalarEvent, StreamEndEvent

from tcsite.content.yaml.stop import Fault

_BULLETS = tuple("-–—•·▪●◦*")
_GLANCE = re.compile(
    "[^\\s] #[^\\s#]"  # a remark without its space; two spaces before it say that it is one
    "|[“„][^”“\n]*,"  # a curly quote that a comma may end
    "|\\n[ \t]+[–—•·▪●◦*][ \t]+\\S"  # a bullet
    # and a hyphen, further in than the key with a text right above it
    "|^( *)(?:- +)*[\\w.-]+:[ \t]+[^\\s|>\"'#\\[{].*\\n\\1[ \t]+-[ \t]+\\S",
    re.MULTILINE,
)
_FOLDED = 76
"""Characters of a line after which programs begin the next: a dash that they put there begins no list."""
_REMARK = re.compile(r" (#[^\s#].*)")
_ITEM = re.compile("\\s*[-–—•·▪●◦*][ \t]+\\S")


def silent(text: str, parser: Any) -> list[Fault]:
    """What `text`, which reads without a fault, says otherwise than it looks. `parser` is a fresh one of it."""
    if not _GLANCE.search(text):
        return []
    lines = re.split(r"\r\n|[\n\r\x85\u2028\u2029]", text)
    faults: list[Fault] = []
    while (event := parser.get_event()).__class__ is not StreamEndEvent:
        if event.__class__ is ScalarEvent and event.implicit[0]:  # neither quoted nor a block
            faults += _said_otherwise(event, lines)
    return faults


def _said_otherwise(event: Any, lines: list[str]) -> Iterator[Fault]:
    start, end = event.start_mark, event.end_mark
    if end.line >= len(lines):
        return
    # An empty value ends before its own line's end: what follows a colon is a remark all the same.
    remark = _REMARK.match(lines[end.line], end.column)
    if remark and (event.value or lines[end.line][: end.column].rstrip().endswith((":", "-"))):
        lost = remark[1].split()[0]
        whole = lines[start.line][start.column : end.column] + remark[0] if start.line == end.line else "…"
        quoted = whole.strip().replace('"', "'")
        yield Fault(
            end.line + 1,
            remark.start(1) + 1,
            f'all from "{lost}" on is a remark, which no page shows',
            f'write  "{quoted}"  or, if it is a remark, a space after the #',
        )
    if event.value.startswith(("“", "„")) and not set(event.value[1:]) & set("”“") and "," in lines[end.line]:
        yield Fault(
            start.line + 1,
            start.column + 1,
            f"the curly quote {event.value[0]} does not hold a text together: it ends at the comma",
            'use straight quotes: "…"',
        )
    if event.value.startswith(_BULLETS):
        return  # the schema knows better: a list with other signs
    for number in range(start.line + 1, end.line + 1):
        if len(lines[number - 1].rstrip()) < _FOLDED and _ITEM.match(
            lines[number][: end.column if number == end.line else None]
        ):
            yield Fault(
                number + 1,
                len(lines[number]) - len(lines[number].lstrip()) + 1,
                "a list item stands below a text, and is read as a part of that",
                'begin each entry with "- ", the first one too; or, if this is a dash, put it at the end of the line above',
            )
            break
