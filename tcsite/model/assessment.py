"""Self-assessments, updates and pages: front matter and Markdown."""

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from tcsite.model.base import Email, Id, Stage, Strict, Text, Url, Whole, Word, YesNo
from tcsite.model.dates import PartialDate
from tcsite.model.institution import Source
from tcsite.model.plan import SignOff

SECTIONS: dict[str, str] = {
    "structures": "Technical staff and how they are organised",
    "before": "What was in place before signing",
    "since": "What has been done since signing",
    "governance": "Governance, resources and engagement",
    "review": "Review of the last plan",
    "impact": "Evidence of impact",
    "additional": "Initiatives beyond the plan",
    "talent": "Acting on the TALENT Commission",
    "plan": "The next plan",
    "voice": "The technician voice",
    "publication": "Publication",
}
"""The forms' questions, by the id that a heading carries: ``## Governance {#governance}``."""

STAGE_SECTIONS: dict[int, tuple[str, ...]] = {
    1: ("structures", "before", "since", "plan", "voice", "publication"),
    2: ("structures", "governance", "review", "impact", "additional", "plan", "voice", "publication"),
    3: ("structures", "governance", "review", "impact", "talent", "plan", "voice", "publication"),
}
"""What the form of each stage asks for."""


class LeadOnForm(Strict):
    """A lead as the form names them."""

    name: Word
    post: Text | None = None
    until: PartialDate | None = None


class SelfAssessmentFile(Strict):
    """Front matter of ``self-assessments/<id>.md``."""

    title: Text
    stage: Stage
    date: PartialDate | None = None  # submitted
    leads: tuple[LeadOnForm, ...] = ()
    reviews: Id | None = None  # the plan it looks back on
    proposes: Id | None = None  # the plan it submits
    published_as: Url | None = None  # the address the form gives
    publication: Text | None = None  # the form's answer where it gives no address: "In progress"
    sign_off: tuple[SignOff, ...] = ()
    source: Source | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, as Markdown."""

    id: str
    title: str
    markdown: str
    line: int = 0  # of its heading, from 1, counted after the front matter


class SelfAssessment(SelfAssessmentFile):
    """A submitted form in its place."""

    id: str
    institution: str
    file: str
    introduction: str = ""  # Markdown before the first heading
    sections: tuple[Section, ...] = ()


class UpdateFile(Strict):
    """Front matter of ``updates/<date>-<slug>.md``."""

    title: Text
    date: PartialDate | None = None  # else the date in the file's name
    summary: Text | None = None
    source: Source | None = None


class Update(UpdateFile):
    """News between submissions, in its place."""

    id: str
    institution: str
    file: str
    published: PartialDate
    markdown: str


class KnownIssue(Strict):
    """Something on the site that is not accessible yet."""

    what: Text
    criterion: Word
    reason: Text
    fixed_by: PartialDate


class Statement(Strict):
    """The fields of an accessibility statement (Public Sector Bodies Accessibility Regulations 2018)."""

    scope: Text
    organisation: Text
    nation: Literal["England", "Northern Ireland", "Scotland", "Wales"]
    compliance: Literal["full", "partial", "none", "not-assessed"]
    issues: tuple[KnownIssue, ...] = ()
    contact: Email
    response: Text  # within how long we answer
    tested: Text  # how, by whom
    tested_on: PartialDate
    prepared: PartialDate
    reviewed: PartialDate


class TextPageFile(Strict):
    """Front matter of ``pages/*.md``."""

    title: Text
    description: Text | None = None
    menu: YesNo = False  # also in the main navigation
    order: Whole = 0
    statement: Statement | None = Field(default=None)


class TextPage(TextPageFile):
    """A page of plain prose: about, accessibility."""

    id: str
    file: str
    markdown: str
