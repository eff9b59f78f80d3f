"""The rule `section-missing`."""

from collections.abc import Iterator

from tcsite.diagnostics import Severity
from tcsite.model import SECTIONS, STAGE_SECTIONS, Institution, SelfAssessment
from tcsite.rules.rule import Finding, rule
from tcsite.rules.words import listed


@rule(id="section-missing", source="form", severity=Severity.WARNING, about=Institution)
def section_missing(institution: Institution) -> Iterator[Finding]:
    """A self-assessment has every section that the form of its stage asks for.

    Readers compare forms, and a question without an answer should be seen to be one. Give each answer a
    heading with the section's id: `## Governance {#governance}`. A heading with nothing under it does not
    count. Three questions may be answered in the lines at the top instead: the address (`published_as` or
    `publication`), the next plan (`proposes`), the review of the last one (`reviews`).
    """
    for form in institution.self_assessments:
        answered = _answered(form)
        missing = [section for section in STAGE_SECTIONS[form.stage] if section not in answered]
        if missing:
            titles = listed(f'"{SECTIONS[section]}"' for section in missing)
            yield Finding(
                f"self-assessment {form.id} lacks what the stage {form.stage} form asks: {titles}",
                ("stage",),
                f"add  ## {SECTIONS[missing[0]]} {{#{missing[0]}}}",
                file=form.file,
            )


def _answered(form: SelfAssessment) -> set[str]:
    answered = {section.id for section in form.sections if section.markdown.strip()}
    elsewhere = {
        "publication": form.published_as or form.publication,
        "plan": form.proposes,
        "review": form.reviews,
    }
    return answered | {section for section, answer in elsewhere.items() if answer}
