"""Site: everything a build knows, checked and immutable."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Literal

from pydantic import Field

from tcsite.frozen import dataclass
from tcsite.model.addresses import Addresses
from tcsite.model.assessment import SelfAssessment, TextPage, Update
from tcsite.model.base import Address, BaseUrl, Email, Id, Ids, Kept, Strict, Text, Url, Word, YesNo
from tcsite.model.dates.partial import PartialDate
from tcsite.model.institution import Contact, InstitutionFile
from tcsite.model.measures import MeasureSet
from tcsite.model.plan import Plan
from tcsite.model.stages import FormSection, StageForm


class SiteContact(Strict):
    """Where to write about the site itself."""

    name: Text
    """A person or a team. Example: Technician Commitment team"""
    email: Email | None = None
    """The address that readers write to. Example: technicians@example.ac.uk"""
    url: Url | None = None
    """The whole address of a contact form. Example: https://www.example.ac.uk/contact"""


class SeverityChange(Strict):
    """A rule that weighs more or less on this site, and why."""

    severity: Literal["error", "warning", "advice"]
    """Its weight on this site: an `error` fails the check, `advice` never does."""
    reason: Text
    """Why it weighs that here. Example: Our plans are reviewed every spring"""


class Licence(Strict):
    """What readers may do with the words and the data."""

    name: Text
    """What it is called. Example: CC BY 4.0"""
    url: Url | None = None
    """Where its text is. Example: https://creativecommons.org/licenses/by/4.0/"""


class IgnoredLink(Strict):
    """Web addresses that the check of the web leaves alone."""

    url: Word
    """The address; `*` stands for anything. Example: https://intranet.example.ac.uk/*"""
    reason: Text
    """Why it is left alone. Example: The library's server keeps programs out"""
    until: PartialDate
    """The last day on which that holds. Example: 2027-06"""


class WebSettings(Strict):
    """How the check of the web behaves."""

    contact: Word | None = None
    """Where the owner of a server can reach you: an address of yours. Example: technicians@example.ac.uk"""
    ignore: tuple[IgnoredLink, ...] = ()
    """Addresses that are not asked, each for a reason and until a day."""
    allow: Ids = ()
    """Private hosts that may be asked, each with its port, as links write them. Example: [127.0.0.1:8000]"""


class Settings(Strict):
    """``site.yaml``."""

    title: Text
    """The name of the site, on every page. Example: Technician Commitment at Example"""
    description: Text | None = None
    """A sentence for search engines and for links that people share.
    Example: What the University of Example does for its technicians."""
    base_url: BaseUrl | None = None
    """Where the site will be on the web. Example: https://www.example.ac.uk/technicians/"""
    language: Literal["en", "cy"] = "en"
    """The language of plain text in the content; other languages are written beside it."""
    languages: tuple[Literal["en", "cy"], ...] = ()
    """The languages of the site, the first at `/` and another below its code, as `/cy/`. Example: [en, cy]"""
    home: Id | None = None
    """The id of the institution whose page is the home page. Example: university-of-example"""
    theme: Word = "default"
    """The look: the name of a folder in `themes/`. Example: default"""
    publisher: Text | None = None
    """Who runs the site. Example: University of Example"""
    contact: SiteContact | None = None
    """Where readers write about the site itself."""
    licence: Licence | None = None
    """What readers may do with the words and the data."""
    accent: Word | None = None
    """The colour of links and headings, in quotes. Example: '#1d4f91'"""
    logo: Word | None = None
    """A picture before the site's title: the name of a file in your theme's `assets/`. Example: logo.svg"""
    notice: Text | None = None
    """A sentence for every page. Example: These pages are an example."""
    keep: Kept = ()
    """What a build leaves alone in the output folder, beside `.git`: paths, with `*` for any name.
    Example: [reports, '*.ics']"""
    rulebook: YesNo = False
    """Whether the site has a page that explains the rules it is checked by."""
    web: WebSettings = Field(default_factory=WebSettings)
    """How `tcsite check --web` asks the web about links."""
    rules: dict[Word, SeverityChange] = Field(default_factory=dict)
    """Rules that weigh more or less on this site: their ids, and how much."""

    @property
    def addresses(self) -> Addresses:
        """Where things are on this site."""
        return Addresses(self.home or "")

    @property
    def first_language(self) -> str:
        """The language of plain text, whose pages begin at `/`."""
        return self.languages[0] if self.languages else self.language

    @property
    def below(self) -> str:
        """The folder of the pages of `language`: "/cy"; empty for the first language."""
        return "" if self.language == self.first_language else f"/{self.language}"

    @property
    def further(self) -> str:
        """The language of these settings, where it is a further one of the site."""
        return self.below[1:]

    def in_language(self, language: str) -> "Settings":
        """The same settings for the pages of one of the site's languages."""
        return self.model_copy(update={"language": language})

    @property
    def others(self) -> tuple["Settings", ...]:
        """The same settings for each further language of the site."""
        return tuple(self.in_language(one) for one in self.languages[1:])


class Gone(Strict):
    """An address that this site published and has given up, and why."""

    address: Address
    """The address, from the site's root. Example: /institutions/university-of-example/plans/2018-2020/"""
    date: PartialDate
    """Since when it is gone. Example: 2026-03"""
    reason: Text
    """Why, for those who still come to it. Example: The plan was published here by mistake"""


class GoneFile(Strict):
    """``content/gone.yaml``."""

    gone: tuple[Gone, ...]
    """One entry for each address that was given up."""


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

    def contacts_on(self, today: date) -> list[Contact]:
        """The contacts that readers may see: public, and in their role on that day."""
        return [contact for contact in self.contacts if contact.public and contact.current(today)]


class VocabularyPillar(Strict):
    """A pillar's wording."""

    id: Id
    """The id by which plans name it; it cannot be chosen. Example: visibility"""
    name: Text
    """What pages call it. Example: {en: Visibility, cy: Gwelededd}"""
    about: Text
    """A sentence or two at the top of its page. Example: Everyone can tell who the technicians are."""


class VocabularyRecommendation(Strict):
    """A TALENT recommendation's wording."""

    id: Id
    """Its number, as the Commission counts. Example: R6"""
    name: Text
    """A short title for lists. Example: Cost and fund technical work properly"""
    text: Text
    """What it recommends, at the top of its page.
    Example: Show who technicians are and what they contribute."""


class Vocabulary(Strict):
    """The Commitment's own words: they have versions and languages."""

    pillars: tuple[VocabularyPillar, ...] = ()
    """The pillars, in the order in which pages list them."""
    recommendations: tuple[VocabularyRecommendation, ...] = ()
    """The recommendations of the TALENT Commission, in their order."""
    sections: tuple[FormSection, ...] = ()
    """The sections of self-assessments, in the order of the forms."""
    forms: tuple[StageForm, ...] = ()
    """What the Commitment's forms ask, by stage and version."""


@dataclass(frozen=True, slots=True)
class Site:
    """Everything a build knows."""

    settings: Settings
    institutions: tuple[Institution, ...]  # by name
    pages: tuple[TextPage, ...]  # by order, then title
    vocabulary: Vocabulary
    gone: tuple[Gone, ...] = ()
    attachments: Mapping[str, bytes] = field(default_factory=dict)  # the content file -> its bytes
    others: frozenset[str] = frozenset()  # ids of institutions of the site that are not in hand
    drafts: bool = False  # whether draft plans are shown

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all institutions of the site, in hand or not."""
        return self.others | {institution.id for institution in self.institutions}

    def institution(self, id: str) -> Institution | None:
        """The institution of that id."""
        return next((institution for institution in self.institutions if institution.id == id), None)


@dataclass(frozen=True, slots=True)
class DatedSite:
    """A site, or as much of it as is in hand, on a day."""

    site: Site
    today: date
