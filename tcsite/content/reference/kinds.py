"""The kinds of file that content consists of: where they lie, what they are for, what stands in them."""

from dataclasses import dataclass
from fnmatch import fnmatchcase

from tcsite.model import (
    SECTIONS,
    STAGE_SECTIONS,
    GoneFile,
    InstitutionFile,
    MeasuresFile,
    PlanFile,
    SelfAssessmentFile,
    Settings,
    Strict,
    TextPageFile,
    UpdateFile,
    Vocabulary,
)

HOME = "content/institutions/<id>/"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file."""

    id: str  # of its JSON Schema
    name: str  # "plans/<id>.yaml"
    path: str  # from the root of the site; <id> and <date>-<words> are the author's to choose
    short: str  # the same in a few words
    about: str
    model: type[Strict]
    example: str  # path of the worked example
    more: str = ""  # Markdown: what stands below the front matter, say

    @property
    def front_matter(self) -> bool:
        """Whether the keys stand at the top of a Markdown file."""
        return self.path.endswith(".md")

    @property
    def pattern(self) -> str:
        """Its path as editors match files: ``content/institutions/*/plans/*.yaml``."""
        return self.path.replace("<date>-<words>", "*").replace("<id>", "*")


def _sections() -> str:
    """The sections of the forms, as a table."""
    stages = {id: [str(stage) for stage, ids in STAGE_SECTIONS.items() if id in ids] for id in SECTIONS}
    rows = [f"| `{id}` | {title} | {', '.join(stages[id])} |" for id, title in SECTIONS.items()]
    return "\n".join(("| id | heading | asked at stage |", "| --- | --- | --- |", *rows))


_SELF_ASSESSMENT = f"""\
Below the second `---` stands the form's text, in Markdown: one second-level heading for each question, with
the question's id in braces, as in `## How we are organised {{#structures}}`. A heading that is worded as
below needs no id. Headings of your own are welcome beside them.

{_sections()}
"""

_UPDATE = """\
The name of the file is the date of the news and a few words, joined by hyphens:
`2026-03-12-new-workshops.md`. Below the second `---` stands the text, in Markdown. A link may lead to another
file of the content, as in `[the plan](../plans/2024-2027.yaml#V5)`.
"""

_PAGE = """\
The name of the file is the page's address: `about.md` is `/about/`. Below the second `---` stands the text,
in Markdown.
"""

_MEASURES = """\
An action of a plan refers to a figure by the id of its set, a hyphen and its own id: `tc-survey-1.5`. So an
id that was published should stay what it is.
"""

KINDS = (
    Kind(
        "institution",
        "institution.yaml",
        f"{HOME}institution.yaml",
        "who you are, your status, your contacts",
        "Who the institution is, its standing in the Commitment, its own page about it, and its contacts.",
        InstitutionFile,
        "content/institutions/university-of-example/institution.yaml",
    ),
    Kind(
        "plan",
        "plans/<id>.yaml",
        f"{HOME}plans/<id>.yaml",
        "an action plan: one file a plan",
        "An action plan: one file a plan. Closed plans stay where they are.",
        PlanFile,
        "content/institutions/university-of-example/plans/2024-2027.yaml",
    ),
    Kind(
        "self-assessment",
        "self-assessments/<id>.md",
        f"{HOME}self-assessments/<id>.md",
        "a form, as it was submitted",
        "A self-assessment as it was submitted.",
        SelfAssessmentFile,
        "content/institutions/university-of-example/self-assessments/2024.md",
        _SELF_ASSESSMENT,
    ),
    Kind(
        "update",
        "updates/<date>-<words>.md",
        f"{HOME}updates/<date>-<words>.md",
        "news between submissions",
        "News between submissions.",
        UpdateFile,
        "content/institutions/university-of-example/updates/2026-03-12-new-workshops.md",
        _UPDATE,
    ),
    Kind(
        "measures",
        "measures.yaml",
        f"{HOME}measures.yaml",
        "survey and workforce figures",
        "Survey and workforce figures, each set with its date, scale and number of people.",
        MeasuresFile,
        "content/institutions/university-of-example/measures.yaml",
        _MEASURES,
    ),
    Kind(
        "page",
        "pages/<id>.md",
        "content/pages/<id>.md",
        "a page of prose, such as the accessibility statement",
        "A page of prose: about the site, its accessibility statement.",
        TextPageFile,
        "content/pages/accessibility.md",
        _PAGE,
    ),
    Kind(
        "gone",
        "gone.yaml",
        "content/gone.yaml",
        "addresses that were given up, and why",
        "Addresses that this site published and has given up. Whoever comes to one reads when and why.",
        GoneFile,
        "content/gone.yaml",
    ),
    Kind(
        "vocabulary",
        "vocabulary/<id>.yaml",
        "content/vocabulary/<id>.yaml",
        "wording of the pillars and recommendations",
        "The wording of the pillars and of the TALENT recommendations, which comes with tcsite.",
        Vocabulary,
        "content/vocabulary/commitment.yaml",
    ),
    Kind(
        "site",
        "site.yaml",
        "site.yaml",
        "settings of the whole site",
        "The settings of the whole site.",
        Settings,
        "site.yaml",
    ),
)
"""In the order of the reference."""


def kind_at(path: str) -> Kind | None:
    """The kind of the file at a path from the root of the site, if it is one that people write."""
    parts = path.split("/")
    for kind in KINDS:
        asked = kind.pattern.split("/")
        if len(asked) == len(parts) and all(map(fnmatchcase, parts, asked)):
            return kind
    return None
