"""Measures: every figure that an action is to move, where it starts, and what it is to become."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tcsite.facts.labels import labels
from tcsite.model import Action, ActionMeasure, Institution, Measure, MeasureSet, Part, Plan, Text


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of `measures.yaml`, in its survey or table."""

    group: MeasureSet
    measure: Measure

    @property
    def reference(self) -> str:
        """As actions name it: ``tc-survey-1.5``."""
        return f"{self.group.id}-{self.measure.id}"

    @property
    def unit(self) -> Text | None:
        """What it counts: as it says itself, else as its survey or table does."""
        return self.measure.unit or self.group.unit


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


def figures(institution: Institution) -> dict[str, Figure]:
    """The figures of an institution, by the references that actions write."""
    return {figure.reference: figure for figure in all_figures(institution)}


def all_figures(institution: Institution) -> Iterator[Figure]:
    """Every figure of an institution, in the order of its surveys and tables."""
    return (Figure(group, measure) for group in institution.measure_sets for measure in group.measures)


def latest_figure(institution: Institution, reference: str) -> Figure | None:
    """The newest figure of a question: that of the last set that repeats its own, where one does."""
    known = figures(institution)
    figure, seen = known.get(reference), set[str]()
    while figure and figure.group.id not in seen:
        seen.add(figure.group.id)
        id = figure.measure.id
        later = [group for group in institution.measure_sets if group.repeats == figure.group.id]
        newest = max(later, key=lambda group: (group.date.last, group.id), default=None)
        following = known.get(f"{newest.id}-{id}") if newest else None
        if following is None or following.measure.value is None:
            break
        figure = following
    return figure


def baseline(aim: ActionMeasure, figure: Figure | None) -> float | None:
    """Where a figure starts that is to be moved: as its action says; else as `measures.yaml` does."""
    return aim.baseline if aim.baseline is not None or figure is None else figure.measure.value


def text(aim: ActionMeasure, figure: Figure | None) -> Text | None:
    """What is measured: as the action says; else as `measures.yaml` does."""
    return aim.text or (figure.measure.text if figure else None)


def targets(institution: Institution) -> tuple[MeasureTarget, ...]:
    """Every figure that an action is to move, in the order of the plans: with a target, with a direction or neither."""
    known = figures(institution)
    return tuple(target for plan in institution.plans for target in _of_plan(plan, known))


def in_figures(wanted: Sequence[MeasureTarget], group: MeasureSet) -> list[MeasureTarget]:
    """Those of a survey or table that have a baseline and a target in figures, in the order of its figures."""
    return [
        target
        for measure in group.measures
        for target in wanted
        if target.figure and target.figure.group is group and target.figure.measure is measure
        if target.baseline is not None and target.aim.target is not None
    ]


def _of_plan(plan: Plan, known: dict[str, Figure]) -> Iterator[MeasureTarget]:
    for action, label in zip(plan.actions, labels(plan), strict=True):
        pieces: list[tuple[Part, str, str]] = [(action, label.name, label.anchor)]
        pieces += [(part, own.full, own.anchor) for part, own in zip(action.parts, label.parts, strict=True)]
        for part, name, anchor in pieces:
            for number, aim in enumerate(part.measures, start=1):
                figure = known.get(aim.measure or "")
                yield MeasureTarget(plan, action, part, name, anchor, number, aim, figure)
