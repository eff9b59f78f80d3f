"""Plan and Action: what an institution said it would do, by when, and how far it is."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from tcsite.model.base import Id, Ids, Number, Stage, Strict, Text, Url, Whole, Word, Words, YesNo
from tcsite.model.dates import PartialDate, Period
from tcsite.model.institution import Source
from tcsite.model.timing import Span, Timing, Years, span_of

Pillar = Literal["visibility", "recognition", "career-development", "sustainability", "evaluating-impact"]
PILLARS: tuple[Pillar, ...] = ("visibility", "recognition", "career-development", "sustainability")
"""The four that every plan is asked to serve."""

StatusWord = Literal["not-started", "in-progress", "complete", "ongoing", "stopped", "not-stated"]
COLOURS: dict[str, str] = {
    "not-started": "red",
    "in-progress": "amber",
    "complete": "green",
    "ongoing": "green",  # done, and now routine
    "stopped": "red",
    "not-stated": "",
}
RECOMMENDATIONS = tuple(f"R{number}" for number in range(1, 17))
"""The TALENT Commission's sixteen."""


class Strand(Strict):
    """A plan's own heading; it maps to a pillar or to none."""

    id: Id
    title: Text
    pillar: Pillar | None = None
    aim: Text | None = None


class Format(Strict):
    """The same plan in another format: a PDF, a Word file, a poster."""

    kind: Literal["html", "pdf", "docx", "xlsx", "image", "other"]
    url: Url | None = None
    file: Word | None = None  # in the institution's files/
    bytes: Whole | None = None
    note: Text | None = None


class SignOff(Strict):
    """Who signed the plan off, and when. A body signs with its name and no person."""

    who: Literal["head", "lead", "sponsor", "body"]
    name: Word | None = None
    post: Text | None = None
    date: PartialDate | None = None
    note: Text | None = None


class Voice(Strict):
    """How technicians were heard when the plan was made."""

    method: Word  # survey, meetings, open-call, steering-group, …
    date: PartialDate | None = None
    people: Whole | None = None
    note: Text | None = None
    changed: Ids = ()  # actions that came of it


class ActionMeasure(Strict):
    """How we will know: a figure to move, from a baseline to a target."""

    measure: Word | None = None  # "tc-survey-1.5": set and measure of measures.yaml
    text: Text | None = None  # or in words, where no set holds it
    baseline: Number | None = None
    target: Number | None = None
    direction: Literal["increase", "decrease", "maintain"] | None = None  # a target without a figure
    unit: Text | None = None
    by: PartialDate | None = None
    note: Text | None = None


class Progress(Strict):
    """A dated entry; entries are appended, never overwritten."""

    date: PartialDate
    status: StatusWord = "not-stated"
    note: Text | None = None
    reason: Text | None = None  # why it is red or was stopped
    evidence: Words = ()


class Part(Strict):
    """A part of an action with its own owner, outputs and time; and all that an action is, less its parts."""

    id: Id | None = None
    text: Text
    rationale: Text | None = None
    when: Timing | None = None
    years: Years = ()  # year marks: [2024, 2025]
    from_: PartialDate | None = Field(default=None, alias="from")
    to: PartialDate | None = None
    owners: Words = ()
    outputs: Words = ()
    success: Words = ()
    measures: tuple[ActionMeasure, ...] = ()
    resources: Text | None = None
    talent: tuple[Word, ...] = ()
    progress: tuple[Progress, ...] = ()
    note: Text | None = None

    @property
    def status(self) -> str:
        """The status word of the last entry that has one; ``not-stated`` where none has."""
        stated = [entry.status for entry in self.progress if entry.status != "not-stated"]
        return stated[-1] if stated else "not-stated"

    @property
    def colour(self) -> str:
        """Red, amber, green or nothing: it follows from the status."""
        return COLOURS[self.status]

    def span(self, period: Period) -> Span:
        """From when to when, as far as the words tell, within a plan's period."""
        return span_of(self.when, self.years, self.from_, self.to, period)


class Action(Part):
    """A row of the plan."""

    strand: Id | None = None
    pillar: Pillar | None = None  # where it differs from its strand's
    as_per: Word | None = None  # its outcome is that of another action: "R1"
    carried_from: Ids = ()  # "2021-2023/V8"
    carried_to: Ids = ()
    merged_into: Word | None = None
    parts: tuple[Part, ...] = ()


class TalentAnswer(Strict):
    """The plan's answer to one of the TALENT Commission's recommendations."""

    applies: YesNo = True
    actions: Ids = ()
    note: Text | None = None
    reason: Text | None = None  # why it does not apply


class Review(Strict):
    """The red-amber-green report on the plan."""

    date: PartialDate
    title: Text | None = None
    covers: Period | None = None
    overall: Text | None = None
    by: Text | None = None
    note: Text | None = None


class Change(Strict):
    """An edit to an approved plan, dated."""

    date: PartialDate
    action: Word | None = None
    note: Text


class PlanFile(Strict):
    """``plans/<id>.yaml``, as a lead writes it."""

    title: Text
    period: Period
    stage: Stage | None = None
    state: Literal["draft", "approved", "in-force", "closed", "withdrawn"]
    follows: Id | None = None
    summary: Text | None = None
    source: Source | None = None
    known_from: Literal["plan", "achievements"] = "plan"  # achievements: a later report of what was done
    action_ids: Literal["own", "assigned"] = "own"  # assigned: the source has none; these are for addresses
    formats: tuple[Format, ...] = ()
    sign_off: tuple[SignOff, ...] = ()
    technician_voice: tuple[Voice, ...] = ()
    resourcing: Text | None = None
    aims: Words = ()
    commitments: Words = ()  # what holds for the whole plan: overarching actions, conditions of success
    strands: tuple[Strand, ...] = ()
    actions: tuple[Action, ...] = ()
    talent: dict[
        Literal[
            "R1",
            "R2",
            "R3",
            "R4",
            "R5",
            "R6",
            "R7",
            "R8",
            "R9",
            "R10",
            "R11",
            "R12",
            "R13",
            "R14",
            "R15",
            "R16",
        ],
        TalentAnswer,
    ] = Field(default_factory=dict)
    review: Review | None = None
    changes: tuple[Change, ...] = ()
    note: Text | None = None


class Plan(PlanFile):
    """A plan in its place: its id is its file's name."""

    id: str
    institution: str  # the institution's id
    file: str

    def strand(self, action: Action) -> Strand | None:
        """The strand an action stands in."""
        return next((strand for strand in self.strands if strand.id == action.strand), None)

    def pillar(self, action: Action) -> str | None:
        """The pillar an action serves: its own, or its strand's."""
        strand = self.strand(action)
        return action.pillar or (strand.pillar if strand else None)

    def rows(self) -> Iterator[tuple[Action, Part]]:
        """Every action with itself or, where it has parts, with each of its parts."""
        for action in self.actions:
            for part in action.parts or (action,):
                yield action, part
