"""Forms: which questions a self-assessment was asked, and which of its headings answer them."""

import re
from collections.abc import Mapping, Sequence

from tcsite.model import (
    FormSection,
    Section,
    SelfAssessment,
    StageForm,
    form_of,
    sections_known_by,
)

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def form_asked(form: SelfAssessment, forms: Sequence[StageForm]) -> StageForm | None:
    """What a self-assessment was asked: the form of its stage as it was in its year, or is now."""
    return form_of(forms, form.stage, form.date.year if form.date else None)


def earliest_version(form: SelfAssessment, forms: Sequence[StageForm]) -> int:
    """The year of the first version known of a form's stage, if the form is older than that; else 0."""
    asked = form_asked(form, forms)
    older = bool(asked and form.date and form.date.last.year < asked.version)
    return asked.version if asked and older else 0


def answers(form: SelfAssessment, sections: Sequence[FormSection]) -> Mapping[str, tuple[Section, ...]]:
    """What answers each section: the heading with its id, and those in other words, if something stands under them.

    A heading whose id is that of a section stands for that one alone.
    """
    ids = {section.id for section in sections}
    found: dict[str, tuple[Section, ...]] = {}
    for section in form.sections:
        if written(section):
            named = (section.id,) if section.id in ids else sections_known_by(section.title, sections)[:1]
            for id in named:
                found[id] = (*found.get(id, ()), section)
    return found


def written(section: Section) -> bool:
    """Whether something stands under a heading; a comment is there for the editors alone."""
    return bool(_COMMENT.sub("", section.markdown).strip())


def answered(form: SelfAssessment, sections: Sequence[FormSection]) -> frozenset[str]:
    """The ids of the sections that are answered, under a heading or in the lines at the top."""
    elsewhere = {
        "publication": form.published_as or form.publication,
        "plan": form.proposes,
        "review": form.reviews,
    }
    at_top = {section for section, answer in elsewhere.items() if answer}
    headings = {section.id for section in form.sections if written(section)}  # where no vocabulary is at hand
    return frozenset(answers(form, sections)) | at_top | headings
