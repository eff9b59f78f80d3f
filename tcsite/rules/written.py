"""Every text that people write in the files of an institution or of the site, and where it stands."""

from collections.abc import Callable, Iterable
from functools import cache, partial
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

Leaf = tuple[Pointer, str | Text | Timing]
"""Where something is written, and what."""


class WrittenText(NamedTuple):
    """A text, or a text's version in one language."""

    file: str
    pointer: Pointer
    key: str  # the key that it stands under: "note"
    words: str
    human: bool  # whether pages show it as a text, with its markup; else it is a word: a name, an id, a time


def in_institution(institution: Institution) -> list[WrittenText]:
    """The texts in the keys of an institution's files; not the Markdown below a front matter."""
    found = _in_file(institution, InstitutionFile, institution.file)
    for number, group in enumerate(institution.measure_sets):
        found += _named(leaves(group, ("sets", number)), institution.measures_file)
    for plan in institution.plans:
        found += _in_file(plan, PlanFile, plan.file)
    for update in institution.updates:
        found += _in_file(update, UpdateFile, update.file)
    for form in institution.self_assessments:
        found += _in_file(form, SelfAssessmentFile, form.file)
    return found


def in_site(site: Site) -> list[WrittenText]:
    """The texts in the keys of the site's own files."""
    found = _in_file(site.settings, Settings, "site.yaml")
    for number, gone in enumerate(site.gone):
        found += _named(leaves(gone, ("gone", number)), "content/gone.yaml")
    for page in site.pages:
        found += _in_file(page, TextPageFile, page.file)
    return found


def leaves(value: Any, pointer: Pointer) -> list[Leaf]:
    """The texts and words at and below a value that stands at `pointer`, in the order of the file's keys."""
    found: list[Leaf] = []
    _add(found, value, pointer)
    return found


def leaves_of(value: BaseModel, written: type[BaseModel]) -> list[Leaf]:
    """The same of the keys that people write; `written` is the model of the file."""
    found: list[Leaf] = []
    for name, key in _keys(written):
        _add(found, getattr(value, name), (key,))
    return found


def _in_file(value: BaseModel, written: type[BaseModel], file: str) -> list[WrittenText]:
    return _named(leaves_of(value, written), file)


_text: Callable[[tuple[str, Pointer, str, str, bool]], WrittenText] = partial(tuple.__new__, WrittenText)
"""A WrittenText of its fields in order: there are thousands, and this is the quickest way to make one."""


def _named(found: Iterable[Leaf], file: str) -> list[WrittenText]:
    texts: list[WrittenText] = []
    for pointer, value in found:
        if type(value) is Text:
            key = last if isinstance(last := pointer[-1], str) else _key(pointer)
            for language, words in value.versions:
                place = (*pointer, language) if language else pointer
                texts.append(_text((file, place, key, words, True)))
        else:
            texts.append(_text((file, pointer, _key(pointer), str(value), False)))
    return texts


@cache
def _keys(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The names of a model's fields, and the keys that people write for them."""
    return tuple((name, field.alias or name) for name, field in model.model_fields.items())


_WITHOUT_WORDS = frozenset({type(None), bool, int, float, PartialDate})
_LEAVES = frozenset({str, Text, Timing})
_NONE: tuple[()] = ()
"""Most values are of these kinds, and this walk is a hot path: nothing more is asked of them."""


def _add(found: list[Leaf], value: Any, pointer: Pointer) -> None:
    kind = type(value)
    if kind in _LEAVES:
        found.append((pointer, value))
    elif kind is tuple:
        for number, one in enumerate(value):
            _add(found, one, (*pointer, number))
    elif isinstance(value, BaseModel):
        held = value.__dict__
        for name, key in _keys(type(value)):
            one = held[name]
            if one is not _NONE and type(one) not in _WITHOUT_WORDS:
                _add(found, one, (*pointer, key))
    elif isinstance(value, dict):
        for key, one in value.items():
            _add(found, one, (*pointer, key))


def _key(pointer: Pointer) -> str:
    for step in reversed(pointer):
        if isinstance(step, str):
            return step
    return ""
