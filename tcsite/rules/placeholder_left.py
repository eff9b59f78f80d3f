"""The rule `placeholder-left`."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from tcsite.diagnostics import Pointer, Severity
from tcsite.model import (
    Institution,
    InstitutionFile,
    PlanFile,
    SelfAssessmentFile,
    Settings,
    Site,
    Text,
    TextPageFile,
    Timing,
    UpdateFile,
)
from tcsite.rules.rule import Finding, rule

_MARK = re.compile(r"FILL[ -]IN\b[^\n]*")
_IN_BYTES = (b"FILL", b"\\")
"""What the bytes of a file hold if its values may hold the mark; YAML can write any letter with a backslash."""


def may_be_left(contents: Iterable[bytes]) -> bool:
    """Whether files may hold something to be filled in, by a glance at their bytes."""
    return any(mark in content for content in contents for mark in _IN_BYTES)


_LONGEST = 90  # of what is quoted in a message


@rule(id="placeholder-left", source="consistency", severity=Severity.ERROR, about=Site)
def placeholder_left(site: Site) -> Iterator[Finding]:
    """Nothing is published that was still to be filled in.

    `tcsite new` and `tcsite add` write FILL IN, in capitals, where only you know what to write. Put your own
    words in its place; or, if the key is not required and there is nothing to say, remove its line.
    """
    yield from _found(site.settings, Settings, "site.yaml")
    for page in site.pages:
        yield from _found(page, TextPageFile, page.file)
        yield from _prose(page.markdown, page.file)
    for institution in site.institutions:
        yield from _of_institution(institution)


def _of_institution(institution: Institution) -> tuple[Finding, ...]:
    return tuple(_left_in(institution))


def _left_in(institution: Institution) -> Iterator[Finding]:
    yield from _found(institution, InstitutionFile, institution.file)
    for number, group in enumerate(institution.measure_sets):
        for pointer, words in _texts(group, ("sets", number)):
            yield from _finding(words, pointer, institution.measures_file)
    for plan in institution.plans:
        yield from _found(plan, PlanFile, plan.file)
    for assessment in institution.self_assessments:
        yield from _found(assessment, SelfAssessmentFile, assessment.file)
        for words in (assessment.introduction, *(section.markdown for section in assessment.sections)):
            yield from _prose(words, assessment.file)
    for update in institution.updates:
        yield from _found(update, UpdateFile, update.file)
        yield from _prose(update.markdown, update.file)


def _found(value: BaseModel, written: type[BaseModel], file: str) -> Iterator[Finding]:
    """What is left in the keys that people write; `written` is the model of the file."""
    for name, field in written.model_fields.items():
        for pointer, words in _texts(getattr(value, name), (field.alias or name,)):
            yield from _finding(words, pointer, file)


def _texts(value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    """Every text in a value, with the way to it."""
    if isinstance(value, str | Timing):
        yield pointer, str(value)
    elif isinstance(value, Text):
        for language, words in value.versions:
            yield (*pointer, language) if language else pointer, words
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from _texts(getattr(value, name), (*pointer, field.alias or name))
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from _texts(one, (*pointer, number))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _texts(one, (*pointer, key))


def _finding(words: str, pointer: Pointer, file: str) -> Iterator[Finding]:
    if left := _MARK.search(words):
        yield Finding(f"still to be filled in: {_short(left[0])}", pointer, _HINT, file)


def _prose(markdown: str, file: str) -> Iterator[Finding]:
    for left in _MARK.finditer(markdown):
        yield Finding(f"still to be filled in: {_short(left[0])}", (), _HINT, file, text=left[0])


_HINT = "write your own words in its place"


def _short(words: str) -> str:
    words = words.strip()
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
