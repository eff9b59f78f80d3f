"""The rule `section-missing`."""

from collections.abc import Iterator

from tcsite.diagnostics import Severity
from tcsite.facts.forms import answered, earliest_version, form_asked
from tcsite.model import FormSection, Institution, SelfAssessment, StageForm, Vocabulary
from tcsite.rules.rule import Finding, vocabulary_rule
from tcsite.rules.words import listed


@vocabulary_rule(id="section-missing", source="form", severity=Severity.WARNING, about=Institution)
def section_missing(institution: Institution, vocabulary: Vocabulary) -> Iterator[Finding]:
    """A self-assessment has every section that the form of its stage asks for.

    Readers compare forms, and a question without an answer should be seen to be one. Give each answer a
    heading with the section's id: `## Governance {#governance}`. A heading in other words is recognised where
    it speaks of the same: "Technicians' voice" answers `voice`. A heading with nothing under it does not
    count. Three questions may be answered in the lines at the top instead: the address (`published_as` or
    `publication`), the next plan (`proposes`), the review of the last one (`reviews`). Two may be answered by the
    plan that it submits: how technicians were consulted (`technician_voice`), and what is done about the
    recommendations (`talent`). Which questions a form asks stands in `content/vocabulary/stages.yaml`, by stage and
    year; a later stage is asked what the last one there is. Of a form that is older than all versions there it is
    advice: it may not have asked.
    """
    for form in institution.self_assessments:
        asked = form_asked(form, vocabulary.forms)
        if asked is None:
            continue
        proposed = institution.plan(form.proposes) if form.proposes else None
        done = answered(form, vocabulary.sections, proposed)
        missing = [one.section for one in asked.asks if one.section not in done]
        if missing:
            yield _finding(form, asked, missing, vocabulary)


def _finding(form: SelfAssessment, asked: StageForm, missing: list[str], vocabulary: Vocabulary) -> Finding:
    known = {section.id: section for section in vocabulary.sections}
    titles = [_heading(known.get(id), id) for id in missing]
    quoted = [f'"{title}"' for title in titles]
    first = earliest_version(form, vocabulary.forms)
    message = f"self-assessment {form.id} lacks what the stage {form.stage} form asks"
    if first:
        message += f" since {first}"
    elif asked.stage != form.stage:
        message = (
            f"self-assessment {form.id} lacks what the form of stage {asked.stage}, the last known, asks"
        )
    return Finding(
        f"{message}: {listed(quoted)}",
        ("stage",),
        "add  " + "  and  ".join(f"## {title} {{#{id}}}" for title, id in zip(titles, missing, strict=True)),
        file=form.file,
        severity=Severity.ADVICE if first else None,
        rests_on=f"plans/{form.proposes}.yaml" if form.proposes else "",  # which may answer some of it
    )


def _heading(section: FormSection | None, id: str) -> str:
    return str(section.heading) if section else id
