"""Plan: what an institution said it would do in a period, who signed it, and what came of it."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from tcsite.model.action import Action, Inferred, Part
from tcsite.model.base import Addresses, Count, Id, Ids, Stage, Strict, Text, Url, Word, Words, YesNo
from tcsite.model.commitment import Pillar, Pillars, Recommendation
from tcsite.model.dates.partial import PartialDate, Period
from tcsite.model.institution import Source


class Strand(Strict):
    """A plan's own heading; it maps to a pillar or to none."""

    id: Id
    """What actions call it. Example: V"""
    title: Text
    """The heading, as the plan words it. Example: Visibility and outreach"""
    pillar: Pillar | None = None
    """The pillar that its actions serve, if they serve one."""
    pillars: Pillars = ()
    """The pillars that its actions serve, if they are several. Example: [recognition, sustainability]"""
    editor: YesNo = False
    """`true` if the heading is an editor's, and not in the source: the page marks it. Example: true"""
    aim: Text | None = None
    """What its actions are to achieve. Example: Everybody can tell who our technicians are."""


class Format(Strict):
    """The same plan in another format: a PDF, a Word file, a poster."""

    kind: Literal["html", "pdf", "docx", "xlsx", "image", "other"]
    """What opens when a reader follows the link, which says so."""
    url: Url | None = None
    """Its whole address, if it is elsewhere. Example: https://www.example.ac.uk/plan.pdf"""
    file: Word | None = None
    """Its name in the institution's folder `files/`, if it is published here. Example: plan-2024.pdf"""
    bytes: Count | None = None
    """Its size in bytes, which the link gives; that of a `file` is known. Example: 482113"""
    note: Text | None = None
    """What a reader should know about it. Example: The signed copy, scanned"""


class Document(Strict):
    """A document that belongs to a plan or a form: a self-assessment, a review, evidence."""

    kind: Literal["plan", "self-assessment", "review", "communication-plan", "evidence", "minutes", "other"]
    """What it is: another form of the plan itself stands under `formats`."""
    title: Text | None = None
    """What it is called, if its kind does not say it. Example: Communication plan, 2024 to 2027"""
    format: Literal["html", "pdf", "docx", "xlsx", "image", "other"] = "other"
    """What opens when a reader follows the link, which says so."""
    url: Url | None = None
    """Its whole address, if it is elsewhere. Example: https://www.example.ac.uk/review.pdf"""
    file: Word | None = None
    """Its name in the institution's folder `files/`, if it is published here. Example: review-2024.pdf"""
    bytes: Count | None = None
    """Its size in bytes, which the link gives. Example: 482113"""
    date: PartialDate | None = None
    """Its date. Example: 2024-07"""
    language: Literal["en", "cy", "ga", "gd"] | None = None
    """The language it is written in, if that is not the site's."""
    note: Text | None = None
    """What a reader should know about it. Example: Pages 4 to 9"""


Signatory = Literal["head", "lead", "sponsor", "body"]


class SignOff(Strict):
    """Who signed the plan off, and when. A body signs with its name and no person."""

    who: Signatory
    """In what capacity: `head` is the head of the institution, `body` a board or an executive group."""
    name: Word | None = None
    """The person's name, or the body's. Example: Lee Example"""
    for_head: YesNo = False
    """`true` if a body signs for the head of the institution: else it does not count for the head. Example: true"""
    post: Text | None = None
    """The person's post. Example: Vice-Chancellor"""
    date: PartialDate | None = None
    """When they signed. Example: 2024-07-25"""
    note: Text | None = None
    """What a reader should know about it. Example: Signed by e-mail"""


class Voice(Strict):
    """How technicians were consulted when the plan was made."""

    method: Word
    """In a word, or in several joined by hyphens: survey, meetings, steering-group. Example: open-call"""
    date: PartialDate | None = None
    """When they were consulted. Example: 2024-06"""
    people: Count | None = None
    """How many took part. Example: 28"""
    note: Text | None = None
    """What they were asked, or which group they were. Example: All technicians of grades 4 to 7"""
    changed: Ids = ()
    """The actions of this plan that came of it. Example: [V5, C2]"""


class TalentAnswer(Strict):
    """The plan's answer to one of the TALENT Commission's recommendations."""

    applies: YesNo = True
    """`false` if the recommendation does not apply here; then say why. Example: false"""
    actions: Ids = ()
    """The actions of this plan that act on it; each should carry its number too. Example: [V5, C2]"""
    note: Text | None = None
    """The answer in words, beside the actions or instead of them. Example: The workload model covers it."""
    reason: Text | None = None
    """Why it does not apply. Example: We have no technicians in research"""


class Review(Strict):
    """The red-amber-green report on the plan."""

    date: PartialDate
    """When the report was made. Example: 2023-11"""
    title: Text | None = None
    """What it is called. Example: Review of the plan for 2021 to 2023"""
    covers: Period | None = None
    """The time it looks at, if that is not the plan's."""
    overall: Text | None = None
    """What it finds on the whole. Example: Most of the plan is done."""
    by: Text | None = None
    """Who made it. Example: The steering group"""
    note: Text | None = None
    """What a reader should know about it. Example: The survey was not repeated."""


class Change(Strict):
    """An edit to an approved plan, dated."""

    date: PartialDate
    """When the plan was changed. Example: 2025-02-10"""
    action: Word | None = None
    """The id of the action that was changed, if it was one. Example: V5"""
    note: Text
    """What was changed, and why. Example: Two open days in place of one, at the faculties' wish"""
    observed: YesNo = False
    """`true` if an editor saw it in two copies and no source speaks of it: then it is no news. Example: true"""


class PlanFile(Strict):
    """``plans/<id>.yaml``, as a lead writes it."""

    title: Text
    """The heading of its page. Example: Action plan, August 2024 to July 2027"""
    period: Period = Field(default_factory=Period)
    """From when to when it runs, as far as that is known: 24 months at stage 1, 36 at stages 2 and 3."""
    stage: Stage | None = None
    """The stage of the self-assessment that it came with; some rules ask more of later stages."""
    state: Literal["draft", "approved", "in-force", "closed", "superseded", "withdrawn"]
    """Where it stands. Write `closed` at its end, and `superseded` if another plan came first."""
    follows: Id | None = None
    """The id of the plan before it. Example: 2021-2023"""
    summary: Text | None = None
    """A few sentences about it, at the top of its page.
    Example: Its aim is that everybody can tell who our technicians are."""
    source: Source | None = None
    """What it is a transcription of."""
    known_from: Literal["plan", "achievements"] = "plan"
    """`achievements` if the plan itself is lost, and only a later report of what was done shows it."""
    action_ids: Literal["own", "assigned"] = "own"
    """`assigned` if the plan has no ids: those you give its actions make addresses and are not shown."""
    formats: tuple[Format, ...] = ()
    """The same plan as a file or on another page, offered beside the page."""
    documents: tuple[Document, ...] = ()
    """Documents that belong to it: a review, a communication plan, evidence."""
    inferred: Inferred = ()
    """What no source states and an editor concluded: the page marks it. Example: [stage]"""
    sign_off: tuple[SignOff, ...] = ()
    """Who signed it, and when. The head of the institution, or a body for it, should be among them."""
    technician_voice: tuple[Voice, ...] = ()
    """How technicians were consulted when it was made, and what that changed."""
    resourcing: Text | None = None
    """What the plan as a whole is carried out with: money, time, people. Asked from stage 3 on.
    Example: The faculties pay from their budgets."""
    aims: Words = ()
    """What the plan as a whole is to achieve. Example: [Every technician is visible]"""
    commitments: Words = ()
    """What holds for the whole plan: overarching actions, conditions of success.
    Example: [The steering group meets every term]"""
    strands: tuple[Strand, ...] = ()
    """Its headings, in its order."""
    actions: tuple[Action, ...] = ()
    """What will be done: the rows of the plan, in its order."""
    talent: dict[Recommendation, TalentAnswer] = Field(default_factory=dict)
    """Answers to the TALENT recommendations. Asked from stage 3 on. Example: {R6: {actions: [V5]}}"""
    review: Review | None = None
    """The report on how far it was carried out."""
    changes: tuple[Change, ...] = ()
    """What was changed after it was approved, so that readers can tell."""
    aliases: Addresses = ()
    """Earlier addresses of its page on this site: they lead here. Example: [/institutions/old-name/]"""
    note: Text | None = None
    """What a reader should know about it. Example: Numbers of actions are ours."""


def pillars_named(owner: Action | Strand) -> tuple[Pillar, ...]:
    """The pillars that an action or a strand names itself."""
    return (owner.pillar, *owner.pillars) if owner.pillar else owner.pillars


class Plan(PlanFile):
    """A plan in its place: its id is its file's name."""

    id: str
    institution: str  # the institution's id
    file: str

    @property
    def agreed(self) -> bool:
        """Whether the institution stands by it, or stood by it: it is no draft, and was not withdrawn."""
        return self.state in ("approved", "in-force", "closed", "superseded")

    @property
    def running(self) -> bool:
        """Whether somebody has still to do what it says."""
        return self.state in ("approved", "in-force")

    def strands_of(self, action: Action) -> tuple[Strand, ...]:
        """The strands an action stands in; the first is that under which pages show it."""
        known = {strand.id: strand for strand in reversed(self.strands)}
        named = (action.strand, *action.strands) if action.strand else action.strands
        return tuple(known[id] for id in dict.fromkeys(named) if id in known)

    def pillars_of(self, action: Action) -> tuple[Pillar, ...]:
        """The pillars an action serves, each once: its own, or those of its strands."""
        owners = (action,) if action.pillar or action.pillars else self.strands_of(action)
        return tuple(dict.fromkeys(pillar for owner in owners for pillar in pillars_named(owner)))

    def rows(self) -> Iterator[tuple[Action, Part]]:
        """Every action with itself or, where it has parts, with each of its parts."""
        for action in self.actions:
            for part in action.parts or (action,):
                yield action, part
