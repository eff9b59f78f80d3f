"""Institution: a signatory's identity, status, published address and contacts."""

from datetime import date
from typing import Literal

from pydantic import Field

from tcsite.model.base import (
    Addresses,
    Count,
    Email,
    Hosts,
    Id,
    Ror,
    Stage,
    Strict,
    Text,
    Ukprn,
    Url,
    Word,
    YesNo,
)
from tcsite.model.commitment import Pillars
from tcsite.model.dates.partial import OldDate, PartialDate

ContactRole = Literal[
    "lead", "deputy", "champion", "sponsor", "coordinator", "chair", "pillar-lead", "mailbox"
]


class FormerName(Strict):
    """A name the institution had."""

    name: Text
    """The name as it was. Example: Example Polytechnic"""
    until: OldDate | None = None
    """Until when it was called so. Example: 2014-07"""


class StatusPeriod(Strict):
    """An earlier standing: signed, lapsed and restarted, say."""

    role: Literal["signatory", "supporter", "joining", "lapsed", "withdrawn"]
    """What it was in that time. Time as `lapsed` or `withdrawn` explains a gap between two plans."""
    from_: PartialDate | None = Field(default=None, alias="from")
    """Since when. Example: 2021-03"""
    until: PartialDate | None = None
    """Until when. Example: 2022-09"""
    note: Text | None = None
    """What a reader should know about it, such as why it ended. Example: The post was vacant."""


class Status(Strict):
    """The institution's standing in the Technician Commitment."""

    role: Literal["signatory", "supporter", "joining", "lapsed", "withdrawn"]
    """What it is today. Of a `signatory`, a contact, a plan and a published address are asked."""
    since: PartialDate | None = None
    """Since when: for a signatory, the date of signing. Example: 2018-06"""
    founding: YesNo = False
    """`true` for a founding signatory, which the page then says. Example: true"""
    statement: Text | None = None
    """The sentence in which the page says it. Example: We have been a signatory since June 2018."""
    note: Text | None = None
    """What a reader should know about it. Example: The form says 2017, the certificate 2018."""
    history: tuple[StatusPeriod, ...] = ()
    """What it was before, if it lapsed and came back, say."""


class PreviousAddress(Strict):
    """Where the published page used to be."""

    url: Url
    """The whole address it had. Example: https://www.example.ac.uk/hr/technicians"""
    until: PartialDate | None = None
    """Until when it was there. Example: 2023-09"""


class Published(Strict):
    """The institution's own page about its Technician Commitment, which the form asks for."""

    url: Url | None = None
    """The page's whole address, which its page here links. Example: https://www.example.ac.uk/technicians/"""
    state: Literal["live", "in-progress", "moved"] = "live"
    """Whether it is there: `live`, being made (`in-progress`), or no longer at this address (`moved`)."""
    since: PartialDate | None = None
    """Since when it is in this state: "in progress" is an answer for twelve months. Example: 2026-03"""
    previous: tuple[PreviousAddress, ...] = ()
    """The addresses it had before: forms and other pages may still give them."""
    note: Text | None = None
    """What a reader should know about it. Example: Moved with the new website."""


class Contact(Strict):
    """A person or a mailbox the public can reach."""

    role: ContactRole
    """What they do for the Commitment; a `mailbox` is a shared address, without a person."""
    pillars: Pillars = ()
    """What a `pillar-lead` leads, if that is a pillar. Example: [visibility]"""
    strand: Text | None = None
    """What they lead, if it is a heading of the institution's own. Example: Staff well-being"""
    name: Word | None = None
    """The person's name: a signatory must publish a named contact. Example: Alex Example"""
    post: Text | None = None
    """The post they hold, shown with the name. Example: Head of Technical Services"""
    email: Email | None = None
    """The address that readers write to; it is published. Example: technicians@example.ac.uk"""
    form: Url | None = None
    """The whole address of a contact form. Example: https://www.example.ac.uk/technicians/contact"""
    care_of: YesNo = False
    """`true` if the e-mail address is another person's, who passes messages on. Example: true"""
    public: YesNo = True
    """`false` leaves the entry off the site; who can read this file still sees it. Example: false"""
    from_: PartialDate | None = Field(default=None, alias="from")
    """Their first day, if it is still to come or worth knowing. Example: 2026-09"""
    until: PartialDate | None = None
    """Their last day. Rather than removing who left, give this and add who follows. Example: 2026-08-31"""
    note: Text | None = None
    """What a reader should know. Example: Out of office in August"""

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
    """Its own word for them. Example: technical staff"""
    definition: Text | None = None
    """Who counts as a technician there. Example: Everyone on a technical contract, in faculties and services"""
    headcount: Count | None = None
    """How many they are, in digits. Example: 280"""
    approximate: YesNo = False
    """`true` if the number is rounded or estimated; the page then says so. Example: true"""
    date: PartialDate | None = None
    """When they were counted. Example: 2024-07"""
    series: Word | None = None
    """The figure of `measures.yaml` that counts them: the page shows it over the years. Example: staff-all"""
    note: Text | None = None
    """What a reader should know about the number or the definition. Example: Apprentices are not counted."""


class Source(Strict):
    """Where a transcription comes from."""

    title: Text
    """The document's title. Example: Stage 3 self-assessment, University of Example"""
    date: PartialDate | None = None
    """The document's date. Example: 2024-07-25"""
    url: Url | None = None
    """Where the document is published; the page links it. Example: https://www.example.ac.uk/plan.pdf"""
    note: Text | None = None
    """What was left out, changed or hard to read. Example: Sentences are shortened."""


class Award(Strict):
    """A prize or a badge, free in form."""

    name: Text
    """What it is called. Example: Technician Commitment Impact Award"""
    date: PartialDate | None = None
    """When it was given. Example: 2025-06"""
    stage: Text | None = None
    """Its level, if it has levels. Example: Silver"""
    url: Url | None = None
    """Where it was announced. Example: https://www.example.ac.uk/news/award"""
    note: Text | None = None
    """What a reader should know about it. Example: Shared with another university"""


class Submission(Strict):
    """A self-assessment on its way: when it is due, and when each step was taken."""

    stage: Stage | None = None
    """Which stage's form it is. Example: 3"""
    due: PartialDate | None = None
    """When it is to be submitted. Example: 2027-06"""
    submitted: PartialDate | None = None
    """When it was submitted. Example: 2027-06-12"""
    feedback: PartialDate | None = None
    """When the Commitment answered. Example: 2027-09"""
    awarded: PartialDate | None = None
    """When the stage was awarded or confirmed. Example: 2027-10"""
    published: PartialDate | None = None
    """When it was published. Example: 2027-11"""
    self_assessment: Id | None = None
    """The id of its file in `self-assessments/`, if it is here. Example: 2027-stage-3"""
    note: Text | None = None
    """What a reader should know about it. Example: The panel asked for a clearer measure of C2"""


class Seat(Strict):
    """A place in a group."""

    who: Text
    """The post, or the people that the seat is for. Example: Head of Technical Services"""
    name: Word | None = None
    """The person's name, if it is published. Example: Alex Example"""
    role: Text | None = None
    """What they do in the group. Example: Chair"""
    unit: Text | None = None
    """Where they come from. Example: Faculty of Science"""
    number: Count | None = None
    """How many such seats there are, if several. Example: 4"""


class Group(Strict):
    """A group that carries the Commitment: the steering group, a working group, a network."""

    name: Text
    """What it is called. Example: Technician Commitment steering group"""
    purpose: Text | None = None
    """What it does. Example: It follows the plan and decides on changes."""
    reports_to: Text | None = None
    """The body it reports to. Example: University Executive Board"""
    meets: Text | None = None
    """How often it meets. Example: Every term"""
    seats: tuple[Seat, ...] = ()
    """Who sits in it, in its order."""
    url: Url | None = None
    """A page about it. Example: https://www.example.ac.uk/technicians/steering-group"""
    note: Text | None = None
    """What a reader should know about it. Example: Half of its members are technicians."""


class LabelledLink(Strict):
    """A page elsewhere, with words of your own."""

    label: Text
    """The words of the link. Example: Co-creation of the career framework"""
    url: Url
    """The page's whole address. Example: https://www.example.ac.uk/careers"""


class PlanDue(Strict):
    """Why there is no plan yet, and when it is due: for a new signatory, or between two plans."""

    by: PartialDate
    """When the plan is due; until then, its absence is no fault. Example: 2027-06"""
    reason: Text
    """Why it is not there yet. Example: We signed in June 2026."""


class RuleException(Strict):
    """A rule excused for this institution: with a reason, and an end."""

    rule: Word
    """The rule's id, which reports give in square brackets. Example: progress-stale"""
    reason: Text
    """Why it is excused; readers can see it. Example: The steering group is being formed again."""
    until: PartialDate
    """The last day on which it is excused; from then on it is reported again. Example: 2026-12"""


class InstitutionFile(Strict):
    """``institution.yaml``, as a lead writes it."""

    name: Text
    """The institution's full name: the heading of its page. Example: University of Example"""
    short_name: Text | None = None
    """A shorter name, for tables and other narrow places. Example: Example"""
    former_names: tuple[FormerName, ...] = ()
    """Names it had before, by which people may still look for it."""
    kind: Literal["university", "research-institute", "funder", "other"] = "university"
    """What kind of organisation it is."""
    nation: Literal["England", "Northern Ireland", "Scotland", "Wales"] | None = None
    """Where in the United Kingdom it is."""
    website: Url | None = None
    """The address of its home page. Example: https://www.example.ac.uk/"""
    ror: Ror | None = None
    """Its identifier in the Research Organization Registry, which ror.org gives. Example: 01abc2d89"""
    ukprn: Ukprn | None = None
    """Its number in the UK Register of Learning Providers. Example: 10000000"""
    hosts: Hosts = ()
    """Its web hosts, with their sub-domains; an address elsewhere is reported. Example: [example.ac.uk]"""
    part_of: Id | None = None
    """The id of the institution here that it belongs to: what shares a plan is part of what has it. Example: university-of-example"""
    scope: Text | None = None
    """Which staff its Commitment covers. Example: Technical staff in the faculties and in the library"""
    summary: Text | None = None
    """A few sentences about its technicians and its Commitment, at the top of its page.
    Example: Some 280 technicians work in four faculties."""
    technicians: Technicians | None = None
    """Its own word for its technicians, and how many they are."""
    status: Status
    """Its standing in the Technician Commitment, which its page says first."""
    published: Published | None = None
    """Its own page about the Commitment, on its own website: forms ask for the address."""
    contacts: tuple[Contact, ...] = ()
    """The people that readers can ask. At least one should be a person with a post and a way to write to them."""
    awards: tuple[Award, ...] = ()
    """Prizes and badges for what it does for its technicians."""
    links: dict[Word, Url] = Field(default_factory=dict)
    """Other pages, a name and an address each. Example: {ref: https://www.example.ac.uk/ref}"""
    pages: tuple[LabelledLink, ...] = ()
    """Other pages, with words of your own for each link."""
    groups: tuple[Group, ...] = ()
    """The steering group and others, with their seats: who decides, and which body they report to."""
    submissions: tuple[Submission, ...] = ()
    """Self-assessments, from the day they are due to the day they are published; the oldest first."""
    plan_due: PlanDue | None = None
    """When its first or next plan is due, if there is none yet."""
    invented: YesNo = False
    """`true` if it does not exist: every page says so, and no count of institutions holds it. Example: true"""
    source: Source | None = None
    """What these pages are a transcription of; they then say that they are not the institution's own."""
    aliases: Addresses = ()
    """Earlier addresses of its page on this site: they lead here. Example: [/institutions/old-name/]"""
    exceptions: tuple[RuleException, ...] = ()
    """Rules that are not to be held against it for a time."""
