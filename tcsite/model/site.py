"""Site: everything a build knows, checked and immutable."""

from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field

from tcsite.model.assessment import SelfAssessment, TextPage, Update
from tcsite.model.base import Email, Id, Strict, Text, Url, Word
from tcsite.model.institution import InstitutionFile
from tcsite.model.measures import MeasureSet
from tcsite.model.plan import Plan


class SiteContact(Strict):
    """Whom to write to about the site itself."""

    name: Text
    email: Email | None = None
    url: Url | None = None


class SeverityChange(Strict):
    """A rule that weighs more or less on this site, and why."""

    severity: Literal["error", "warning", "advice"]
    reason: Text


class Licence(Strict):
    """What readers may do with the words and the data."""

    name: Text
    url: Url | None = None


class Settings(Strict):
    """``site.yaml``."""

    title: Text
    description: Text | None = None
    base_url: Url | None = None  # "https://www.example.ac.uk/technicians/"
    language: Literal["en", "cy"] = "en"
    home: Id | None = None  # the institution whose page is the home page
    theme: Word = "default"
    publisher: Text | None = None  # who runs the site
    contact: SiteContact | None = None
    licence: Licence | None = None
    accent: Word | None = None  # "#1d4f91"
    notice: Text | None = None  # a sentence shown on every page: "These pages are an example"
    rules: dict[Word, SeverityChange] = Field(default_factory=dict)


class Institution(InstitutionFile):
    """An institution with all that belongs to it; its id is its folder's name."""

    id: str
    file: str
    plans: tuple[Plan, ...] = ()  # oldest first
    self_assessments: tuple[SelfAssessment, ...] = ()  # oldest first
    updates: tuple[Update, ...] = ()  # newest first
    measure_sets: tuple[MeasureSet, ...] = ()
    measures_file: str = ""
    attachments: tuple[str, ...] = ()  # names in files/
    unread: tuple[str, ...] = ()  # its files that could not be read: do not conclude from what is absent

    def plan(self, id: str) -> Plan | None:
        """The plan of that id."""
        return next((plan for plan in self.plans if plan.id == id), None)


class VocabularyPillar(Strict):
    """A pillar's wording."""

    id: Id
    name: Text
    about: Text


class VocabularyRecommendation(Strict):
    """A TALENT recommendation's wording."""

    id: Id  # "R6"
    name: Text  # a short title
    text: Text


class Vocabulary(Strict):
    """The Commitment's own words: they have versions and languages."""

    pillars: tuple[VocabularyPillar, ...] = ()
    recommendations: tuple[VocabularyRecommendation, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """Everything a build knows."""

    settings: Settings
    institutions: tuple[Institution, ...]  # by name
    pages: tuple[TextPage, ...]  # by order, then title
    vocabulary: Vocabulary
    attachments: dict[str, bytes] = field(default_factory=dict)  # the content file -> its bytes

    def institution(self, id: str) -> Institution | None:
        """The institution of that id."""
        return next((institution for institution in self.institutions if institution.id == id), None)
