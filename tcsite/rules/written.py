"""Every text that people write in the files of an institution or of the site, and where it stands."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from tcsite.diagnostics import Pointer
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


class WrittenText(NamedTuple):
    """A text, or a text's version in one language."""

    file: str
    pointer: Pointer
    key: str  # the key that it stands under: "note"
    words: str
    human: bool  # whether pages show it as a text, with its markup; else it is a word: a name, an id, a time


def in_institution(institution: Institution) -> Iterator[WrittenText]:
    """The texts in the keys of an institution's files; not the Markdown below a front matter."""
    yield from _in_file(institution, InstitutionFile, institution.file)
    for number, group in enumerate(institution.measure_sets):
        yield from _in_value(group, ("sets", number), institution.measures_file)
    for plan in institution.plans:
        yield from _in_file(plan, PlanFile, plan.file)
    for update in institution.updates:
        yield from _in_file(update, UpdateFile, update.file)
    for form in institution.self_assessments:
        yield from _in_file(form, SelfAssessmentFile, form.file)


def in_site(site: Site) -> Iterator[WrittenText]:
    """The texts in the keys of the site's own files."""
    yield from _in_file(site.settings, Settings, "site.yaml")
    for number, gone in enumerate(site.gone):
        yield from _in_value(gone, ("gone", number), "content/gone.yaml")
    for page in site.pages:
        yield from _in_file(page, TextPageFile, page.file)


def _in_file(value: BaseModel, written: type[BaseModel], file: str) -> Iterator[WrittenText]:
    """The texts of the keys that people write; `written` is the model of the file."""
    for name, field in written.model_fields.items():
        yield from _in_value(getattr(value, name), (field.alias or name,), file)


def _in_value(value: Any, pointer: Pointer, file: str) -> Iterator[WrittenText]:
    if isinstance(value, Text):
        key = _key(pointer)
        for language, words in value.versions:
            place = (*pointer, language) if language else pointer
            yield WrittenText(file, place, key, words, human=True)
    elif isinstance(value, str | Timing):
        yield WrittenText(file, pointer, _key(pointer), str(value), human=False)
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from _in_value(getattr(value, name), (*pointer, field.alias or name), file)
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from _in_value(one, (*pointer, number), file)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _in_value(one, (*pointer, key), file)


def _key(pointer: Pointer) -> str:
    return next((str(step) for step in reversed(pointer) if not isinstance(step, int)), "")
