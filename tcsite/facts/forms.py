"""Forms: which questions a self-assessment was asked, and which of its headings answer them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from tcsite.facts.plans import current_plan
from tcsite.frozen import dataclass
from tcsite.model import (
    FormSection,
    Institution,
    Plan,
    Section,
    SelfAssessment,
    StageForm,
    form_of,
    sections_known_by,
)

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def form_of_stage(institution: Institution, stage: int) -> SelfAssessment | None:
    """The form of a stage that is being written; where there is none, the last that was submitted."""
    forms = [form for form in institution.self_assessments if form.stage == stage]
    drafts = [form for form in forms if form.state == "draft"]
    return next(reversed(drafts or forms), None)


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
    answering: dict[str, tuple[Section, ...]] = {}
    for section in form.sections:
        if written(section):
            named = (section.id,) if section.id in ids else sections_known_by(section.title, sections)[:1]
            for id in named:
                answering[id] = (*answering.get(id, ()), section)
    return answering


def written(section: Section) -> bool:
    """Whether something stands under a heading; a comment is there for the editors alone."""
    return bool(_COMMENT.sub("", section.markdown).strip())


def answered(form: SelfAssessment, sections: Sequence[FormSection], proposed: Plan | None) -> frozenset[str]:
    """The ids of the sections that are answered: under a heading, in the lines at the top, or by the plan it submits."""
    elsewhere = {
        "publication": form.published_as or form.publication,
        "plan": form.proposes,
        "review": form.reviews,
        "voice": proposed and proposed.technician_voice,
        "talent": proposed and proposed.talent,
    }
    at_top = {section for section, answer in elsewhere.items() if answer}
    headings = {section.id for section in form.sections if written(section)}  # where no vocabulary is at hand
    return frozenset(answers(form, sections)) | at_top | headings


@dataclass(frozen=True, slots=True)
class PlansOfForm:
    """The plan that a form looks back on, and the one that it submits."""

    reviewed: Plan | None
    proposed: Plan | None


def plans_of_form(
    institution: Institution, form: SelfAssessment | None, stage: int, today: date
) -> PlansOfForm:
    """The plans that a form names; what one that is still being written does not name, the current plan and the next."""
    if not form or not (form.reviews or form.proposes):
        return _worked_out(institution, stage, today)
    named = PlansOfForm(*(institution.plan(id) if id else None for id in (form.reviews, form.proposes)))
    if form.state != "draft" or (named.reviewed and named.proposed):
        return named
    known = _worked_out(institution, stage, today)
    next_one = known.proposed if known.proposed is not named.reviewed else None
    return PlansOfForm(named.reviewed or known.reviewed, named.proposed or next_one)


def _worked_out(institution: Institution, stage: int, today: date) -> PlansOfForm:
    plans = [plan for plan in institution.plans if plan.state != "withdrawn"]
    submitted = {one.proposes for one in institution.self_assessments}
    last = plans[-1] if plans else None
    new = last if last and last.id not in submitted and _comes_with(last, stage) else None
    before = [plan for plan in plans if plan is not new]
    followed = institution.plan(new.follows) if new and new.follows else None
    running = current_plan(institution, today)
    reviewed = followed or (running if running is not new else None) or (before[-1] if before else None)
    return PlansOfForm(reviewed, new)


def _comes_with(plan: Plan, stage: int) -> bool:
    """Whether a plan can be the one that the form of a stage submits: one of an earlier stage is looked back on."""
    if plan.state in ("draft", "approved"):
        return True
    return plan.stage >= stage if plan.stage else plan.state not in ("closed", "superseded")
