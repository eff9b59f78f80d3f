"""Stages: what the Commitment's forms ask, by stage and version. The forms themselves are content, in ``vocabulary/``."""

import re
from collections.abc import Sequence

from tcsite.model.base import Count, Id, Stage, Strict, Text, Word, Words
from tcsite.model.plan import Signatory


class FormSection(Strict):
    """A section of self-assessments: what an answer stands under."""

    id: Id
    """The id that its heading carries, in braces. Example: voice"""
    heading: Text
    """The heading of a form that is begun. Example: The technician voice"""
    known_by: Words = ()
    """Phrases by which a heading or a question of a form is recognised: all words of one of them stand in it.
    Example: [technician voice, technicians consulted]"""


class FormQuestion(Strict):
    """A question of a form, and the section that answers it."""

    section: Id
    """The id of the section. Example: voice"""
    question: Text
    """What the form asks, in short. Example: How were technicians heard when the plan was made?"""


class StageForm(Strict):
    """The form of a stage, in one version."""

    stage: Stage
    """The stage whose form it is. A later stage is asked what the last one here is. Example: 3"""
    version: Count
    """The year since when it is asked so. Example: 2024"""
    months: Count
    """How many months the plan covers that is submitted with it. Example: 36"""
    name: Word | None = None
    """The heading of the form. Example: Stage 3 Self-Assessment & Action Plan"""
    signed_by: tuple[Signatory, ...] = ("lead", "head")
    """Who signs it, in its order. Example: [lead, sponsor, head]"""
    asks: tuple[FormQuestion, ...]
    """Its questions, in its order."""


def form_of(forms: Sequence[StageForm], stage: int, year: int | None = None) -> StageForm | None:
    """The form of a stage as it was asked in a year, or is asked now.

    A stage after the last known is asked what that one is; a year before the first version, what that one asked.
    """
    known = sorted({form.stage for form in forms})
    if not known:
        return None
    asked = max((one for one in known if one <= stage), default=known[0])
    versions = sorted((form for form in forms if form.stage == asked), key=lambda form: form.version)
    return next((form for form in reversed(versions) if year is None or form.version <= year), versions[0])


def months_of(forms: Sequence[StageForm], stage: int) -> int:
    """How many months a plan of a stage covers; where no form says so, what the guidance asks."""
    form = form_of(forms, stage)
    return form.months if form else _USUAL.get(stage, 36)


_USUAL = {1: 24}

_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHES = re.compile("['’‘`]")


def sections_known_by(words: str, sections: Sequence[FormSection]) -> tuple[str, ...]:
    """The ids of the sections that a heading or a question speaks of, in the order in which it does.

    "Technicians' voice" is the section `voice`: case, apostrophes and plurals make no difference.
    """
    stems = _stems(words)
    places = {
        section.id: place
        for section in sections
        if (place := _place(stems, (*_headings(section), *map(str, section.known_by)))) is not None
        or (place := 0 if stems == _stems(section.id) else None) is not None
    }
    return tuple(sorted(places, key=lambda known: places[known]))


def _headings(section: FormSection) -> tuple[str, ...]:
    """Its heading in each of its languages."""
    return tuple(words for _, words in section.heading.versions)


def _place(stems: Sequence[str], phrases: Sequence[str]) -> int | None:
    """Where the first of the phrases begins; None where none is there."""
    places = (_begins(stems, _stems(phrase)) for phrase in phrases)
    return min((place for place in places if place is not None), default=None)


_BETWEEN = 2  # so many other words may stand among those of a phrase: more, and they say something else


def _begins(stems: Sequence[str], wanted: Sequence[str]) -> int | None:
    """Where all words of a phrase stand near each other, in any order."""
    width = len(wanted) + _BETWEEN
    for place, word in enumerate(stems):
        if word in wanted and set(wanted) <= set(stems[place : place + width]):
            return place
    return None


def _stems(words: str) -> list[str]:
    plain = _APOSTROPHES.sub("", words.lower())
    return [_stem(word) for word in _WORD.findall(plain) if word not in _SMALL]


_SMALL = frozenset(("the", "a", "an", "of", "and", "in", "on", "to", "for", "your", "our", "its"))


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
