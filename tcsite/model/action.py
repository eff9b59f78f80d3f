"""Action: a row of the plan, its parts, its measures, and how far it is."""

from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from tcsite.model import shapes
from tcsite.model.base import Id, Ids, Number, Strict, Text, Word, Words, YesNo, one_or_many
from tcsite.model.commitment import Pillar, Pillars
from tcsite.model.dates.partial import PartialDate, Period
from tcsite.model.dates.timing import Span, Timing, Years, span_of

StatusWord = Literal[
    "not-started",
    "in-progress",
    "complete",
    "ongoing",
    "stopped",
    "delayed",
    "paused",
    "carried-forward",
    "merged",
    "superseded",
    "not-stated",
]
COLOURS: dict[str, str] = {
    "not-started": "red",
    "in-progress": "amber",
    "complete": "green",
    "ongoing": "green",  # done, and now routine
    "stopped": "red",
    "delayed": "amber",
    "paused": "amber",
    "carried-forward": "",  # the next plan takes it up; how far it had come, is not said
    "merged": "",  # how far it is, the action says that took it in
    "superseded": "",  # another action stands in its place
    "not-stated": "",
}


HealthWord = Literal["on-track", "at-risk", "late"]
HEALTH_COLOURS: dict[str, str] = {"on-track": "green", "at-risk": "amber", "late": "red"}


Inference = Literal[
    "stage", "follows", "state", "strand", "pillar", "as_per", "carried_from", "carried_to", "merged_into"
]
_INFERENCE: shapes.Shape = {"enum": list(get_args(Inference))}
Inferred = Annotated[
    tuple[Inference, ...],
    BeforeValidator(one_or_many),
    WithJsonSchema({"title": "inferences", "anyOf": [_INFERENCE, {"type": "array", "items": _INFERENCE}]}),
]
"""Names of keys whose values no source states; one alone may be written without a list."""


class MeasureResult(Strict):
    """What a figure was on a day."""

    date: PartialDate
    """When it was asked or counted. Example: 2026-06"""
    value: Number
    """The figure. Example: 6.6"""
    note: Text | None = None
    """What a reader should know about it. Example: Fewer answered than in 2024"""


class ActionMeasure(Strict):
    """A measure of success: a figure to move, from a baseline to a target."""

    measure: Word | None = None
    """The figure in `measures.yaml`: its set's id, a hyphen, its own id. Example: tc-survey-1.5"""
    text: Text | None = None
    """What is measured, if no set of `measures.yaml` holds it. Example: Registered technicians"""
    baseline: Number | None = None
    """The figure it starts from; if absent, that in `measures.yaml`. Example: 5.18"""
    target: Number | None = None
    """The figure to reach. Example: 6.5"""
    at_least: YesNo = False
    """`true` if more is as good: the page then says "at least". Example: true"""
    every: Literal["year", "half-year", "term", "quarter", "month"] | None = None
    """How often it is to be reached, if it is not once: "at least nine a year"."""
    direction: Literal["increase", "decrease", "maintain"] | None = None
    """Which way it is to go: for a target without a figure."""
    unit: Text | None = None
    """What the figures count. Example: people"""
    by: PartialDate | None = None
    """When the target is to be reached. Example: 2026-06"""
    results: tuple[MeasureResult, ...] = ()
    """What it was later: an entry a time. A survey that repeats its own needs none here."""
    note: Text | None = None
    """What a reader should know about it. Example: Counted once a year"""


class Progress(Strict):
    """A dated entry; entries are appended, never overwritten."""

    date: PartialDate
    """When this was so. Example: 2025-09"""
    status: StatusWord = "not-stated"
    """How far it was; `ongoing` is done, and now routine. Red, amber or green follows from it."""
    words: Text | None = None
    """The author's own words for the status, shown beside it. Example: Nearly there"""
    health: HealthWord | None = None
    """Whether it goes as planned, in tables whose colours say that: amber for "some delay"."""
    health_words: Text | None = None
    """The author's own words for that, shown beside it. Example: Some delay"""
    note: Text | None = None
    """What was done, decided or found. Example: Half of the departments have pages"""
    reason: Text | None = None
    """Why it was not started or was stopped: forms ask for it. Example: The post was not filled"""
    evidence: Words = ()
    """What shows it, in words or as links. Example: [Minutes of the steering group, June 2025]"""


def _in_order(progress: tuple[Progress, ...]) -> tuple[Progress, ...]:
    reports: list[Progress] = []
    for entry in progress:
        later = (place for place, other in enumerate(reports) if other.date.first > entry.date.last)
        reports.insert(next(later, len(reports)), entry)
    return tuple(reports)


class Part(Strict):
    """A part of an action, with its own owner, outputs and time."""

    id: Id | None = None
    """What the plan calls it. Its address ends with it, so do not change it later. Example: V5"""
    former_ids: Ids = ()
    """Ids it had before: links to them still find it. Example: [V4]"""
    text: Text
    """What will be done. Its first paragraph is its heading. Example: Open the workshops once a year"""
    editor: YesNo = False
    """`true` if the heading is an editor's, and not in the source: the page marks it. Example: true"""
    rationale: Text | None = None
    """Why: what it answers. Example: Responses to question 1.5 of the survey"""
    when: Timing | None = None
    """When, in the plan's own words, which are shown as they are. Example: From September 2024"""
    years: Years = ()
    """The years marked in the plan's grid, or years of the plan from 1 to 10. Example: [2024, 2025]"""
    from_: PartialDate | None = Field(default=None, alias="from")
    """When it begins, if the words under `when` are not understood. Example: 2024-09"""
    to: PartialDate | None = None
    """By when it is to be done, if the words under `when` are not understood. Example: 2025-06"""
    owners: Words = ()
    """Who will do it; a post or a group lasts longer than a name. Example: [Steering group]"""
    outputs: Words = ()
    """What there will be when it is done. Example: [An open day in each school]"""
    success: Words = ()
    """What will show that it worked. Example: [Two hundred visitors a year]"""
    measures: tuple[ActionMeasure, ...] = ()
    """Figures that it is to move."""
    resources: Text | None = None
    """What it needs: money, time, people. Example: £2,000 a year from the faculties"""
    talent: Ids = ()
    """The TALENT recommendations that it acts on. Example: [R6]"""
    progress: tuple[Progress, ...] = ()
    """How far it is: add an entry for each report, and leave the earlier ones. The latest status counts."""
    note: Text | None = None
    """What a reader should know about it. Example: It depends on the new building."""

    @property
    def reports(self) -> tuple[Progress, ...]:
        """Its progress, the oldest entry first, however it is written; where dates overlap, in the order written."""
        before = (0, 0, 0)
        for entry in self.progress:  # nearly always in order: a call for each date would be too many
            day = entry.date
            begins = (day.year, day.month, day.day)
            if begins < before:
                return _in_order(self.progress)
            before = begins
        return self.progress

    @property
    def status(self) -> str:
        """The status word of the last report that has one; ``not-stated`` where none has."""
        reports = self.reports if self.progress[1:] else self.progress
        stated = [entry.status for entry in reports if entry.status != "not-stated"]
        return stated[-1] if stated else "not-stated"

    @property
    def status_words(self) -> Text | None:
        """The author's own words for that status; where none of ours is stated, the last of them."""
        stated = [entry.words for entry in self.reports if entry.status != "not-stated"]
        own = stated or [entry.words for entry in self.reports if entry.words]
        return own[-1] if own else None

    @property
    def colour(self) -> str:
        """Red, amber, green or nothing: it follows from the status."""
        return COLOURS[self.status]

    def span(self, period: Period) -> Span:
        """From when to when, as far as the words tell, within a plan's period."""
        return span_of(self.when, self.years, self.from_, self.to, period)


def _text_may_be_absent(schema: dict[str, Any]) -> None:
    schema["required"] = [key for key in schema.get("required", ()) if key != "text"]


class Action(Part):
    """A row of the plan. Its `text` may be left out where it has parts."""

    model_config = ConfigDict(json_schema_extra=_text_may_be_absent)

    strand: Id | None = None
    """The id of the heading it stands under. Example: V"""
    strands: Ids = ()
    """The ids of its headings, if it stands under several: the page shows it under the first. Example: [V, CD]"""
    pillar: Pillar | None = None
    """The pillar it serves, if that is not its strand's."""
    pillars: Pillars = ()
    """The pillars it serves, if they are several: it counts for each. Example: [visibility, sustainability]"""
    as_per: Word | None = None
    """The action whose outcome is also this one's, where a plan says "as per R1". Example: R1"""
    carried_from: Ids = ()
    """What it continues from another plan: plan, slash, action. Example: [2021-2023/V8]"""
    carried_to: Ids = ()
    """What continues it in another plan: plan, slash, action. Example: [2027-2030/V2]"""
    merged_into: Word | None = None
    """The action that took it in; one of another plan with that plan before it. Example: V2"""
    inferred: Inferred = ()
    """Which of these no source states: an editor concluded them, and the page marks it. Example: [carried_from]"""
    parts: tuple[Part, ...] = ()
    """Parts that have an owner, a time or progress of their own. What the action says holds for all."""

    @model_validator(mode="before")
    @classmethod
    def _headed_by_its_parts(cls, value: Any) -> Any:
        """Without a text of its own, an action is named by its parts in lists and links."""
        if not isinstance(value, dict) or value.get("text") not in (None, ""):
            return value
        texts = [part.get("text") for part in value.get("parts") or () if isinstance(part, dict)]
        known = [str(Text.of(text)) for text in texts if isinstance(text, str | dict) and text]
        return {**value, "text": PARTS_JOINED.join(known)} if known else value

    @property
    def headed(self) -> bool:
        """Whether it has a text of its own, beside those of its parts."""
        return not self.parts or str(self.text) != PARTS_JOINED.join(str(part.text) for part in self.parts)


PARTS_JOINED = "; "
"""Between the texts of parts, where they stand for an action that has none."""
