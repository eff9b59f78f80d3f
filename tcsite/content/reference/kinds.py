"""The kinds of file that content consists of: where they lie, what they are for, what stands in them."""

from fnmatch import fnmatchcase

from tcsite.frozen import dataclass
from tcsite.model import (
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
class FileKind:
    """A kind of file."""

    id: str  # of its JSON Schema
    path: str  # from the root of the site; <id> and <date>-<words> are the author's to choose
    short: str  # the same in a few words
    about: str
    model: type[Strict]
    example: str  # path of the worked example

    @property
    def name(self) -> str:
        """What the guide calls it: ``plans/<id>.yaml``."""
        return self.path.removeprefix(HOME).removeprefix("content/")

    @property
    def front_matter(self) -> bool:
        """Whether the keys stand at the top of a Markdown file."""
        return self.path.endswith(".md")

    @property
    def pattern(self) -> str:
        """Its path as editors match files: ``content/institutions/*/plans/*.yaml``."""
        return self.path.replace("<date>-<words>", "*").replace("<id>", "*")


KINDS = (
    FileKind(
        "institution",
        f"{HOME}institution.yaml",
        "who you are, your status, your contacts",
        "Who the institution is, its standing in the Commitment, its own page about it, and its contacts.",
        InstitutionFile,
        "content/institutions/university-of-example/institution.yaml",
    ),
    FileKind(
        "plan",
        f"{HOME}plans/<id>.yaml",
        "an action plan: one file a plan",
        "An action plan: one file a plan. Closed plans stay where they are.",
        PlanFile,
        "content/institutions/university-of-example/plans/2024-2027.yaml",
    ),
    FileKind(
        "self-assessment",
        f"{HOME}self-assessments/<id>.md",
        "a form, as it was submitted",
        "A self-assessment as it was submitted.",
        SelfAssessmentFile,
        "content/institutions/university-of-example/self-assessments/2024.md",
    ),
    FileKind(
        "update",
        f"{HOME}updates/<date>-<words>.md",
        "news between submissions",
        "News between submissions.",
        UpdateFile,
        "content/institutions/university-of-example/updates/2026-03-12-new-workshops.md",
    ),
    FileKind(
        "measures",
        f"{HOME}measures.yaml",
        "survey and workforce figures",
        "Survey and workforce figures, each set with its date, scale and number of people.",
        MeasuresFile,
        "content/institutions/university-of-example/measures.yaml",
    ),
    FileKind(
        "page",
        "content/pages/<id>.md",
        "a page of prose, such as the accessibility statement",
        "A page of prose: about the site, its accessibility statement.",
        TextPageFile,
        "content/pages/accessibility.md",
    ),
    FileKind(
        "gone",
        "content/gone.yaml",
        "addresses that were given up, and why",
        "Addresses that this site published and has given up. Whoever comes to one reads when and why.",
        GoneFile,
        "content/gone.yaml",
    ),
    FileKind(
        "vocabulary",
        "content/vocabulary/<id>.yaml",
        "wording of the pillars and recommendations",
        "The wording of the pillars and of the TALENT recommendations, which comes with tcsite.",
        Vocabulary,
        "content/vocabulary/commitment.yaml",
    ),
    FileKind(
        "site",
        "site.yaml",
        "settings of the whole site",
        "The settings of the whole site.",
        Settings,
        "site.yaml",
    ),
)
"""In the order of the reference."""


def kind_at(path: str) -> FileKind | None:
    """The kind of the file at a path from the root of the site, if it is one that people write."""
    parts = path.split("/")
    for kind in KINDS:
        asked = kind.pattern.split("/")
        if len(asked) == len(parts) and all(map(fnmatchcase, parts, asked)):
            return kind
    return None
