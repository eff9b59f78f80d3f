"""Files to begin with that are written in Markdown, and that of the figures: updates, forms, measures, pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date

from tcsite.content import form_comments
from tcsite.content.scaffold.commented import FILL_IN, Given, Keys, Off, WithComment, commented
from tcsite.content.scaffold.institutions import HEAD, NOBODY, InstitutionDetails
from tcsite.content.yaml.writer import scalar
from tcsite.frozen import dataclass
from tcsite.language import humanised
from tcsite.model import (
    FormQuestion,
    FormSection,
    LeadOnForm,
    Measure,
    MeasureSet,
    MeasuresFile,
    SelfAssessmentFile,
    SignOff,
    StageForm,
    Statement,
    TextPageFile,
    UpdateFile,
)


def update_file(title: str) -> str:
    """The text of an ``updates/<date>-<words>.md``."""
    values: dict[str, Given] = {
        "title": scalar(title),
        "summary": Off("What happened, in a sentence."),
        "date": Off(),
    }
    return _markdown(commented(Keys(UpdateFile, values)), f"{FILL_IN} what happened, in Markdown.\n")


@dataclass(frozen=True, slots=True)
class BegunForm:
    """A self-assessment that is begun: its stage, what that asks, and what is known of it; "" for what is not."""

    stage: int
    asked: StageForm
    date: str  # when it is submitted, as exactly as that is known
    reviews: str = ""  # the plan that it looks back on
    proposes: str = ""  # the plan that it submits
    address: str = ""  # the institution's own page
    dated: bool = False  # whether the date is known, and no guess
    answered: Mapping[str, str] = field(default_factory=dict)  # by section: what is written elsewhere already
    beside: Mapping[str, str] = field(
        default_factory=dict
    )  # by section: what the document has beside an answer
    earlier: Mapping[str, tuple[str, str]] = field(
        default_factory=dict
    )  # by section: the last form, its answer


def self_assessment_file(form: BegunForm, sections: Sequence[FormSection]) -> str:
    """The text of a ``self-assessments/<id>.md`` with a heading for each question that is asked."""
    sign_off = Keys(SignOff, {"who": "head", "name": "", "post": "", "date": ""})
    values: dict[str, Given] = {
        "title": f"Stage {form.stage} self-assessment, {form.date[:4]}",
        "stage": str(form.stage),
        "state": "draft",
        "date": form.date if form.dated else Off(),
        "leads": Off([Keys(LeadOnForm, {"name": "", "post": ""})]),
        "reviews": form.reviews or Off(),
        "proposes": form.proposes or Off(),
        "published_as": form.address or Off(),
        "sign_off": Off([sign_off]),
    }
    headings = {section.id: str(section.heading) for section in sections}
    texts = [
        "\n\n".join(
            [
                f"## {headings.get(question.section, humanised(question.section))} {{#{question.section}}}",
                *_begun(question, form),
            ]
        )
        + "\n"
        for question in form.asked.asks
    ]
    top = commented(Keys(SelfAssessmentFile, values), HEAD)
    return _markdown(top, "\n".join(texts))


def _begun(asked: FormQuestion, form: BegunForm) -> Iterator[str]:
    """A question, what is known of its answer, and the last answer to go on from: comments, which no page shows."""
    yield form_comments.question(str(asked.question))
    if asked.section in form.beside:
        yield form_comments.beside(form.beside[asked.section])
    elsewhere = form.answered.get(asked.section)
    yield form_comments.elsewhere(elsewhere) if elsewhere else f"{FILL_IN} your answer."
    if asked.section in form.earlier:
        yield form_comments.last_answer(*form.earlier[asked.section])


def measures_file(today: date) -> str:
    """The text of a ``measures.yaml`` with one survey."""
    measure: dict[str, Given] = {
        "id": "1.1",
        "text": f"{FILL_IN} the question, as it was asked",
        "pillar": Off("visibility"),
        "value": Off(),
    }
    survey: dict[str, Given] = {
        "id": "survey",
        "kind": "survey",
        "title": f"{FILL_IN} the name of the survey, and its month",
        "date": WithComment(f"{today:%Y-%m}", "Write your own."),
        "people": Off(),
        "scale": Off(),
        "unit": Off(),
        "measures": [Keys(Measure, measure)],
    }
    keys = Keys(MeasuresFile, {"sets": [Keys(MeasureSet, survey)]})
    return commented(keys, HEAD)


def about_page(name: str) -> str:
    """The text of ``pages/about.md``."""
    whose = f"of {name} " if name else ""
    values: dict[str, Given] = {
        "title": "About these pages",
        "description": Off(),
        "menu": "true",
        "order": "10",
    }
    return _markdown(commented(Keys(TextPageFile, values)), _ABOUT.format(whose=whose, fill_in=FILL_IN))


_ABOUT = """\
The [Technician Commitment](https://www.techniciancommitment.org.uk/) is an initiative of universities and research
institutes for technicians in higher education and research. These pages {whose}say what has been signed, what is
planned and how far it is.

{fill_in} who looks after these pages, how often they are brought up to date, and the address to write to about mistakes.
"""


def accessibility_page(details: InstitutionDetails, today: date) -> str:
    """The text of ``pages/accessibility.md``: a statement that claims nothing that nobody has tested."""
    statement: dict[str, Given] = {
        "scope": f"{FILL_IN} which pages the statement is about, by their address",
        "organisation": scalar(details.name) if details.name else f"{FILL_IN} who runs the site",
        "nation": scalar(details.nation or FILL_IN),
        "compliance": "not-assessed",
        "issues": Off(["{what: …, criterion: 1.1.1 Non-text content, reason: …, fixed_by: 2027-06}"]),
        "contact": details.email or NOBODY,
        "response": f"{FILL_IN} how soon people get an answer, as in  10 working days",
        "tested": f"{FILL_IN} how the pages were tested and who tested them, and the day of it below",
        "tested_on": str(today),
        "prepared": str(today),
        "reviewed": str(today),
    }
    values: dict[str, Given] = {
        "title": "Accessibility statement",
        "order": "90",
        "statement": Keys(Statement, statement),
    }
    return _markdown(commented(Keys(TextPageFile, values)), _WELCOME)


_WELCOME = "We want as many people as possible to be able to use these pages.\n"


def _markdown(front: str, body: str) -> str:
    return f"---\n{front}---\n\n{body}"
