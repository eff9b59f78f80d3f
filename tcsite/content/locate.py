"""Locate: "actions[3].owners", or some words, to a line and a column.

Done last, and only for files that have problems: keeping every position while reading costs more than the
whole reading.
"""

import contextlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

import yaml
from yaml.events import AliasEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent

from tcsite.content.front_matter import split
from tcsite.content.yaml.reader import decode, parser_of
from tcsite.diagnostics import Diagnostic, Place, Pointer, in_order
from tcsite.files import Files


class Mark(NamedTuple):
    """Where a value stands, and where its key does; from 0."""

    key: tuple[int, int]
    value: tuple[int, int]


def locate(diagnostics: Iterable[Diagnostic], inputs: Files) -> tuple[Diagnostic, ...]:
    """The same diagnostics with line and column, sorted."""
    by_file: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        by_file[diagnostic.place.file].append(diagnostic)
    located: list[Diagnostic] = []
    for file, group in by_file.items():
        unplaced = [diagnostic for diagnostic in group if not diagnostic.place.line]
        located += (diagnostic for diagnostic in group if diagnostic.place.line)
        located += _located(file, inputs.get(file, b""), unplaced) if unplaced else ()
    return tuple(sorted(dict.fromkeys(located), key=in_order))


def _located(file: str, content: bytes, group: list[Diagnostic]) -> list[Diagnostic]:
    text = _text(content)
    marks = _marks(file, text) if any(d.place.pointer and not d.place.line for d in group) else {}
    return [replace(d, place=_placed(d.place, text, marks)) for d in group]


def _text(content: bytes) -> str:
    text, faults = decode(content)
    return content.decode("utf-8-sig", "replace") if faults else text


def _placed(place: Place, text: str, marks: dict[Pointer, Mark]) -> Place:
    if place.line:
        return place
    if place.text and (at := text.find(place.text)) >= 0:
        return replace(place, line=text.count("\n", 0, at) + 1, column=at - text.rfind("\n", 0, at))
    pointer = place.pointer
    while pointer and pointer not in marks:  # a key that is not there: its nearest surroundings
        pointer = pointer[:-1]
    if not pointer:
        return replace(place, line=_first(text), column=1)
    mark = marks[pointer]
    on_key = place.on_key and pointer == place.pointer
    line, column = mark.key if on_key else mark.value
    return replace(place, line=line + 1, column=column + 1)


def _first(text: str) -> int:
    """The line, from 1, at which a file begins to say something: comments say nothing about what is wrong."""
    lines = enumerate(text.splitlines(), start=1)
    return next((number for number, line in lines if line.strip() and not line.startswith("#")), 1)


def _marks(file: str, text: str) -> dict[Pointer, Mark]:
    """The place of every value in a YAML file or in a Markdown file's front matter."""
    if file.endswith(".md"):
        front = split(text)
        text = "\n" + front.yaml if front else ""
    marks: dict[Pointer, Mark] = {}
    with contextlib.suppress(yaml.YAMLError):  # what stands before a fault has its place
        _walk(parser_of(text), marks)
    return marks


def _walk(parser: Any, marks: dict[Pointer, Mark]) -> None:
    pointer: list[str | int] = []
    stack: list[bool] = []  # for each open container: whether it is a list
    key: tuple[int, int] | None = None
    parser.get_event(), parser.get_event()  # the stream's start, the document's start
    while True:
        event = parser.get_event()
        at = (event.start_mark.line, event.start_mark.column)
        opening = isinstance(event, MappingStartEvent | SequenceStartEvent)
        if opening or isinstance(event, ScalarEvent | AliasEvent):
            if stack and not stack[-1] and key is None:  # a key in a mapping
                key = at
                pointer[-1] = getattr(event, "value", "")
                continue
            marks.setdefault(tuple(pointer), Mark(key or at, at))
            key = None
            if opening:
                stack.append(isinstance(event, SequenceStartEvent))
                pointer.append(0 if stack[-1] else "")
                continue
        else:  # the end of a container
            stack.pop()
            pointer.pop()
        if not stack:
            return
        if stack[-1]:
            pointer[-1] = int(pointer[-1]) + 1
