"""Self-assessments, updates and pages: front matter and Markdown."""

from typing import Literal

from pydantic import Field

from tcsite.frozen import dataclass
from tcsite.model.base import Addresses, Email, Id, Stage, Strict, Text, Url, Whole, Word, YesNo
from tcsite.model.dates.partial import PartialDate
from tcsite.model.institution import Source
from tcsite.model.plan import Document, SignOff

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
"""Headings that have their id without saying so, since it is an address: ``## Governance {#governance}``.

What each form asks stands in `content/vocabulary/stages.yaml`.
"""


class LeadOnForm(Strict):
    """A lead as the form names them."""

    name: Word
    """Their name, as on the form. Example: Alex Example"""
    post: Text | None = None
    """The post they held. Example: Head of Technical Services"""
    until: PartialDate | None = None
    """Until when they were the lead, if the form says so. Example: 2020-07-31"""


class SelfAssessmentFile(Strict):
    """Front matter of ``self-assessments/<id>.md``."""

    title: Text
    """The heading of its page. Example: Stage 3 self-assessment, 2024"""
    stage: Stage
    """Which stage's form it is: it decides which sections are asked for."""
    state: Literal["draft", "submitted"] = "submitted"
    """`draft` while it is being written: it is private, and `tcsite export` writes it as a document. Example: draft"""
    date: PartialDate | None = None
    """When it was submitted. Example: 2024-07-25"""
    leads: tuple[LeadOnForm, ...] = ()
    """The leads that the form names. Today's contacts stand in `institution.yaml`."""
    reviews: Id | None = None
    """The id of the plan that it looks back on. Example: 2021-2023"""
    proposes: Id | None = None
    """The id of the plan that it submits. Example: 2024-2027"""
    published_as: Url | None = None
    """The address that the form gives. Example: https://www.example.ac.uk/technicians/"""
    publication: Text | None = None
    """What the form answers instead of an address. Example: In progress"""
    sign_off: tuple[SignOff, ...] = ()
    """Who signed the form, and when."""
    documents: tuple[Document, ...] = ()
    """Documents that came with it: evidence, a review, minutes."""
    inferred: YesNo = False
    """`true` if the source does not say which stage it is, and an editor concluded it. Example: true"""
    source: Source | None = None
    """What it is a transcription of."""
    aliases: Addresses = ()
    """Earlier addresses of its page on this site: they lead here. Example: [/institutions/old-name/]"""
    note: Text | None = None
    """What a reader should know about it, at the top of its page. Example: Appendix 2 is not transcribed."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, as Markdown."""

    id: str
    title: str
    markdown: str
    line: int = 0  # of its heading, from 1, counted after the front matter


@dataclass(frozen=True, slots=True)
class FormText:
    """The Markdown of a form in another language, from a file of its own."""

    introduction: str
    sections: tuple[Section, ...]

    def section(self, id: str) -> Section | None:
        """The section of that id."""
        return next((section for section in self.sections if section.id == id), None)


class SelfAssessment(SelfAssessmentFile):
    """A submitted form in its place."""

    id: str
    institution: str
    file: str
    introduction: str = ""  # Markdown before the first heading
    sections: tuple[Section, ...] = ()
    translations: dict[str, FormText] = Field(default_factory=dict)  # by language: 2024-stage-3.cy.md


class UpdateFile(Strict):
    """Front matter of ``updates/<date>-<slug>.md``."""

    title: Text
    """The headline. Example: Two new workshops"""
    date: PartialDate | None = None
    """When it happened, if that differs from the date in the file's name. Example: 2026-03-12"""
    summary: Text | None = None
    """A sentence for lists of updates and for the feed.
    Example: Two workshops opened in March, as the plan says."""
    aliases: Addresses = ()
    """Earlier addresses of its page on this site: they lead here. Example: [/institutions/old-name/]"""
    source: Source | None = None
    """What it is a transcription of."""


class Update(UpdateFile):
    """News between submissions, in its place."""

    id: str
    institution: str
    file: str
    published: PartialDate
    markdown: str
    translations: dict[str, str] = Field(default_factory=dict)  # its Markdown by language: 2026-03-12-x.cy.md


class KnownIssue(Strict):
    """Something on the site that is not accessible yet."""

    what: Text
    """What does not work, and who is affected. Example: Charts in older PDFs have no description"""
    criterion: Word
    """The WCAG success criterion that is not met. Example: 1.1.1 Non-text content"""
    reason: Text
    """Why it is so. Example: The files were made before 2020"""
    fixed_by: PartialDate
    """When it will be fixed. Example: 2027-06"""


class Statement(Strict):
    """The fields of an accessibility statement (Public Sector Bodies Accessibility Regulations 2018)."""

    scope: Text
    """What the statement is about. Example: All pages below www.example.ac.uk/technicians"""
    organisation: Text
    """Who runs the site. Example: University of Example"""
    nation: Literal["England", "Northern Ireland", "Scotland", "Wales"]
    """Where it is: the body that enforces the regulations follows from it."""
    compliance: Literal["full", "partial", "none", "not-assessed"]
    """How far the site meets WCAG 2.2 AA. Do not write `full` before somebody has tested it."""
    issues: tuple[KnownIssue, ...] = ()
    """What is not accessible yet."""
    contact: Email
    """The address to which people report barriers. Example: technicians@example.ac.uk"""
    response: Text
    """How soon they get an answer. Example: 10 working days"""
    tested: Text
    """How the site was tested, and who tested it. Example: By hand, by our accessibility team"""
    tested_on: PartialDate
    """When it was tested last. Example: 2026-11-22"""
    prepared: PartialDate
    """When the statement was first written. Example: 2026-11-22"""
    reviewed: PartialDate
    """When somebody last read it through: once a year, at least. Example: 2026-11-22"""


class TextPageFile(Strict):
    """Front matter of ``pages/*.md``."""

    title: Text
    """The heading of the page, and its name in menus. Example: About this site"""
    description: Text | None = None
    """A sentence for search engines. Example: Who makes this site, and why"""
    menu: YesNo = False
    """`true` for a place in the main menu; else it is linked from the foot of every page. Example: true"""
    order: Whole = 0
    """Its place among the pages, in digits: the lowest is first. Example: 10"""
    aliases: Addresses = ()
    """Earlier addresses of its page on this site: they lead here. Example: [/institutions/old-name/]"""
    statement: Statement | None = Field(default=None)
    """For an accessibility statement: the facts that the regulations of 2018 ask for."""


class TextPage(TextPageFile):
    """A page of plain prose: about, accessibility."""

    id: str
    file: str
    markdown: str
    translations: dict[str, str] = Field(default_factory=dict)  # its Markdown by language: about.cy.md


class TranslationFile(Strict):
    """Front matter of a text in another language, in a file beside the first: ``about.cy.md`` beside ``about.md``."""

    title: Text | None = None
    """The title in the language of this file. Example: Am y wefan hon"""
    description: Text | None = None
    """Of a page, the sentence for search engines in this language. Example: Pwy sy'n gwneud y wefan hon, a pham"""
    summary: Text | None = None
    """Of an update, the sentence for lists in this language. Example: Agorodd dau weithdy ym mis Mawrth."""
