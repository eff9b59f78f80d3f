"""Institution: a signatory's identity, status, published address and contacts."""

from datetime import date
from typing import Literal

from pydantic import Field

from tcsite.model.base import Email, Id, Ids, Strict, Text, Url, Whole, Word, YesNo
from tcsite.model.dates import PartialDate

ContactRole = Literal[
    "lead", "deputy", "champion", "sponsor", "coordinator", "chair", "pillar-lead", "mailbox"
]


class FormerName(Strict):
    """A name the institution had."""

    name: Text
    until: PartialDate | None = None


class StatusPeriod(Strict):
    """An earlier standing: signed, lapsed and restarted, say."""

    role: Literal["signatory", "supporter", "joining", "lapsed", "withdrawn"]
    from_: PartialDate | None = Field(default=None, alias="from")
    until: PartialDate | None = None
    note: Text | None = None


class Status(Strict):
    """The institution's standing in the Technician Commitment."""

    role: Literal["signatory", "supporter", "joining", "lapsed", "withdrawn"]
    since: PartialDate | None = None
    founding: YesNo = False
    statement: Text | None = None  # the sentence the page shows
    note: Text | None = None  # a disputed signing date, say
    history: tuple[StatusPeriod, ...] = ()


class PreviousAddress(Strict):
    """Where the published page used to be."""

    url: Url
    until: PartialDate | None = None


class Published(Strict):
    """The institution's own page about its Technician Commitment, which the form asks for."""

    url: Url | None = None
    state: Literal["live", "in-progress", "moved"] = "live"
    since: PartialDate | None = None  # how long it has been in this state
    previous: tuple[PreviousAddress, ...] = ()
    note: Text | None = None


class Contact(Strict):
    """A person or a mailbox the public can reach."""

    role: ContactRole
    name: Word | None = None
    post: Text | None = None
    email: Email | None = None
    form: Url | None = None  # a contact form
    care_of: YesNo = False  # the e-mail address is another person's
    public: YesNo = True
    from_: PartialDate | None = Field(default=None, alias="from")
    until: PartialDate | None = None
    note: Text | None = None

    def current(self, today: date) -> bool:
        """Whether they hold the role on `today`."""
        started = self.from_ is None or self.from_.first <= today
        return started and (self.until is None or self.until.last >= today)

    @property
    def reachable(self) -> bool:
        """Whether there is a mailbox or a form to write to."""
        return bool(self.email or self.form)


class Technicians(Strict):
    """The institution's own word for its technicians, its definition, and how many they are."""

    word: Text | None = None
    definition: Text | None = None
    headcount: Whole | None = None
    approximate: YesNo = False
    date: PartialDate | None = None
    note: Text | None = None


class Source(Strict):
    """Where a transcription comes from."""

    title: Text
    date: PartialDate | None = None
    url: Url | None = None
    note: Text | None = None


class Award(Strict):
    """A prize or a badge, free in form."""

    name: Text
    date: PartialDate | None = None
    stage: Text | None = None
    url: Url | None = None
    note: Text | None = None


class PlanDue(Strict):
    """Why there is no plan yet, and when it is due: for a new signatory."""

    by: PartialDate
    reason: Text


class RuleException(Strict):
    """A rule excused for this institution: with a reason, and an end."""

    rule: Word
    reason: Text
    until: PartialDate


class InstitutionFile(Strict):
    """``institution.yaml``, as a lead writes it."""

    name: Text
    short_name: Text | None = None
    former_names: tuple[FormerName, ...] = ()
    kind: Literal["university", "research-institute", "funder", "other"] = "university"
    nation: Literal["England", "Northern Ireland", "Scotland", "Wales"] | None = None
    website: Url | None = None
    hosts: Ids = ()  # official hosts; a host's sub-domains are official too
    part_of: Id | None = None  # id of a parent institution
    scope: Text | None = None  # which staff the Commitment covers here
    summary: Text | None = None
    technicians: Technicians | None = None
    status: Status
    published: Published | None = None
    contacts: tuple[Contact, ...] = ()
    awards: tuple[Award, ...] = ()
    links: dict[Word, Url] = Field(default_factory=dict)  # fair_attribution, career_pathways, athena_swan, …
    plan_due: PlanDue | None = None
    source: Source | None = None  # given: these pages are a transcription, not the institution's own
    exceptions: tuple[RuleException, ...] = ()
