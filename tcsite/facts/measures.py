"""Measures: every figure that an action is to move, where it starts, and what it is to become."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from tcsite.facts.labels import labels
from tcsite.facts.once import latest
from tcsite.facts.results import DatedResult, Outcome, in_order, outcome
from tcsite.facts.timeliness import known_until
from tcsite.frozen import dataclass
from tcsite.model import Action, ActionMeasure, Institution, Measure, MeasureSet, Part, Plan, Text


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of `measures.yaml`, in its survey or table."""

    group: MeasureSet
    measure: Measure
    later: tuple["Figure", ...] = ()  # the same in the surveys or tables that repeat it, the oldest first

    @property
    def reference(self) -> str:
        """As actions name it: ``tc-survey-1.5``."""
        return f"{self.group.id}-{self.measure.id}"

    @property
    def unit(self) -> Text | None:
        """What it counts: as it says itself, else as its survey or table does."""
        return self.measure.unit or self.group.unit

    @property
    def share(self) -> Text | None:
        """What it counts, where that is a share in a hundred: other units say nothing beside a single figure."""
        unit = self.measure.unit or self.group.unit
        return unit if is_share(unit) else None


@dataclass(frozen=True, slots=True)
class MeasureTarget:
    """A figure that an action or a part of it is to move."""

    plan: Plan
    action: Action
    part: Part  # the action itself where the figure is the whole action's
    name: str  # of the action, or of the part alone: "V1", "V1.a"
    anchor: str  # of that on the plan's page
    number: int  # its place among the figures of that, from 1
    aim: ActionMeasure
    figure: Figure | None  # none where `measures.yaml` does not hold it
    known_until: date = date.max  # the day up to which its results can be known

    @property
    def baseline(self) -> float | None:
        """Where it starts: the figure that the action states; else that of `measures.yaml`."""
        return baseline(self.aim, self.figure)

    @property
    def text(self) -> Text | None:
        """What is measured, likewise."""
        return text(self.aim, self.figure)

    @property
    def unit(self) -> Text | None:
        """What it counts, likewise."""
        return self.aim.unit or (self.figure.unit if self.figure else None)

    @property
    def results(self) -> tuple[DatedResult, ...]:
        """What it became, the oldest first."""
        return results(self.aim, self.figure)

    def outcome(self, today: date) -> Outcome:
        """Whether its target is reached, missed or not measured on a day."""
        return outcome(self.aim, self.baseline, self.results, today, self.known_until)


def figures(institution: Institution) -> dict[str, Figure]:
    """The figures of an institution, by the references that actions write."""
    return {figure.reference: figure for figure in all_figures(institution)}


def all_figures(institution: Institution) -> Iterator[Figure]:
    """Every figure of an institution, in the order of its surveys and tables."""
    return (
        Figure(group, measure, _later(institution, group, measure))
        for group in institution.measure_sets
        for measure in group.measures
    )


def latest_figure(institution: Institution, reference: str) -> Figure | None:
    """The newest figure of a question: that of the last set that repeats its own and states it, where one does."""
    figure = figures(institution).get(reference)
    stated = [one for one in figure.later if one.measure.value is not None] if figure else []
    return stated[-1] if stated else figure


def repeating(institution: Institution, group: MeasureSet) -> tuple[MeasureSet, ...]:
    """The surveys or tables that repeat one, and those that repeat them, the oldest first."""
    chain = [group]
    for known in chain:  # it grows while it is read; what leads round in a circle is in it once
        chain += [one for one in institution.measure_sets if one.repeats == known.id and one not in chain]
    return tuple(sorted(chain[1:], key=lambda one: (one.date.last, one.id)))


def chain_of(institution: Institution, group: MeasureSet) -> tuple[MeasureSet, ...]:
    """All that a survey or table repeats, directly or not, and itself at the end; the oldest first."""
    known, chain = {one.id: one for one in institution.measure_sets}, [group]
    while (before := known.get(chain[0].repeats or "")) and before not in chain:
        chain.insert(0, before)
    return tuple(chain)


def scale_of(institution: Institution, group: MeasureSet) -> Text | None:
    """The scale of a survey: as it says itself; else as the nearest one says that it repeats."""
    return next((one.scale for one in reversed(chain_of(institution, group)) if one.scale), None)


def _later(institution: Institution, group: MeasureSet, measure: Measure) -> tuple[Figure, ...]:
    return tuple(
        Figure(later, one)
        for later in repeating(institution, group)
        for one in later.measures
        if one.id == measure.id
    )


def results(aim: ActionMeasure, figure: Figure | None) -> tuple[DatedResult, ...]:
    """What a figure became: what its action says, and what later surveys or tables do; the oldest first."""
    own = [DatedResult(one.date, one.value) for one in aim.results]
    later = figure.later if figure else ()
    return in_order(
        [
            *own,
            *(
                DatedResult(one.group.date, one.measure.value, one.group.id)
                for one in later
                if one.measure.value is not None
            ),
        ]
    )


def baseline(aim: ActionMeasure, figure: Figure | None) -> float | None:
    """Where a figure starts that is to be moved: as its action says; else as `measures.yaml` does."""
    return aim.baseline if aim.baseline is not None or figure is None else figure.measure.value


def is_share(unit: Text | str | None) -> bool:
    """Whether figures of a unit are shares in a hundred, which need no scale to be read."""
    return unit is not None and _SHARE.match(str(unit)) is not None


_SHARE = re.compile(r"\s*(?:%|per ?cent(?:age)?|percentage of .*)\s*$", re.IGNORECASE)


def shares_alone(group: MeasureSet) -> bool:
    """Whether all figures of a survey or table are shares in a hundred."""
    return bool(group.measures) and all(is_share(one.unit or group.unit) for one in group.measures)


def text(aim: ActionMeasure, figure: Figure | None) -> Text | None:
    """What is measured: as the action says; else as `measures.yaml` does."""
    return aim.text or (figure.measure.text if figure else None)


@latest
def targets(institution: Institution) -> tuple[MeasureTarget, ...]:
    """Every figure that an action is to move, in the order of the plans: with a target, with a direction or neither."""
    known = figures(institution)
    return tuple(
        target
        for plan in institution.plans
        for target in _of_plan(plan, known, known_until(institution, plan))
    )


def in_figures(wanted: Sequence[MeasureTarget], group: MeasureSet) -> list[MeasureTarget]:
    """Those of a survey or table that have a baseline and a target in figures, in the order of its figures."""
    return [
        target
        for measure in group.measures
        for target in wanted
        if target.figure and target.figure.group is group and target.figure.measure is measure
        if target.baseline is not None and target.aim.target is not None
    ]


def _of_plan(plan: Plan, known: dict[str, Figure], until: date) -> Iterator[MeasureTarget]:
    for action, label in zip(plan.actions, labels(plan), strict=True):
        pieces: list[tuple[Part, str, str]] = [(action, label.name, label.anchor)]
        pieces += [(part, own.full, own.anchor) for part, own in zip(action.parts, label.parts, strict=True)]
        for part, name, anchor in pieces:
            for number, aim in enumerate(part.measures, start=1):
                figure = known.get(aim.measure or "")
                yield MeasureTarget(plan, action, part, name, anchor, number, aim, figure, until)
