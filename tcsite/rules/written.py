"""Every text that people write in the files of an institution or of the site, and where it stands."""

from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from tcsite.diagnostics import Pointer
from tcsite.model import (
    Institution,
    InstitutionFile,
    PartialDate,
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


def in_institution(institution: Institution) -> list[WrittenText]:
    """The texts in the keys of an institution's files; not the Markdown below a front matter."""
    found: list[WrittenText] = []
    _add_file(found, institution, InstitutionFile, institution.file)
    for number, group in enumerate(institution.measure_sets):
        _add(found, group, ("sets", number), institution.measures_file)
    for plan in institution.plans:
        _add_file(found, plan, PlanFile, plan.file)
    for update in institution.updates:
        _add_file(found, update, UpdateFile, update.file)
    for form in institution.self_assessments:
        _add_file(found, form, SelfAssessmentFile, form.file)
    return found


def in_site(site: Site) -> list[WrittenText]:
    """The texts in the keys of the site's own files."""
    found: list[WrittenText] = []
    _add_file(found, site.settings, Settings, "site.yaml")
    for number, gone in enumerate(site.gone):
        _add(found, gone, ("gone", number), "content/gone.yaml")
    for page in site.pages:
        _add_file(found, page, TextPageFile, page.file)
    return found


def _add_file(found: list[WrittenText], value: BaseModel, written: type[BaseModel], file: str) -> None:
    """Add the texts of the keys that people write; `written` is the model of the file."""
    for name, key in _keys(written):
        _add(found, getattr(value, name), (key,), file)


@cache
def _keys(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The names of a model's fields, and the keys that people write for them."""
    return tuple((name, field.alias or name) for name, field in model.model_fields.items())


_WITHOUT_WORDS = frozenset({type(None), bool, int, float, PartialDate})
"""Most values are of these kinds, and this walk is a hot path: nothing more is asked of them."""


def _add(found: list[WrittenText], value: Any, pointer: Pointer, file: str) -> None:
    kind = type(value)
    if kind in _WITHOUT_WORDS:
        return
    if kind is str:
        found.append(WrittenText(file, pointer, _key(pointer), value, human=False))
    elif kind is tuple:
        for number, one in enumerate(value):
            _add(found, one, (*pointer, number), file)
    elif isinstance(value, Text):
        for language, words in value.versions:
            place = (*pointer, language) if language else pointer
            found.append(WrittenText(file, place, _key(pointer), words, human=True))
    elif isinstance(value, BaseModel):
        for name, key in _keys(type(value)):
            _add(found, getattr(value, name), (*pointer, key), file)
    elif isinstance(value, str | Timing):
        found.append(WrittenText(file, pointer, _key(pointer), str(value), human=False))
    elif isinstance(value, dict):
        for key, one in value.items():
            _add(found, one, (*pointer, key), file)


def _key(pointer: Pointer) -> str:
    for step in reversed(pointer):
        if isinstance(step, str):
            return step
    return ""
