"""The page of an institution's survey and workforce figures."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tcsite.facts.measures import MeasureTarget, in_figures, targets
from tcsite.facts.plans import newest
from tcsite.language import figure, word
from tcsite.model import ActionMeasure, Institution, Measure, MeasureSet, addresses
from tcsite.site.views.action import pillar_link
from tcsite.site.views.parts import Link, PageFrame, SiteFrame, SourceNote
from tcsite.site.views.pictures import Picture, baseline_to_target
from tcsite.site.views.site_context import SiteContext
from tcsite.text.markdown import Paragraphs, Prose


@dataclass(frozen=True, slots=True)
class Aim:
    """What an action wants a figure to become."""

    action: Link
    target: str  # "6.5", "an increase"
    by: str


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A figure."""

    anchor: str
    id: str
    text: Prose
    pillar: Link | None
    value: str  # "5.18"; empty: not stated
    unit: str  # where it differs from the set's
    people: str  # where it differs from the set's
    bar: str  # its length in per cent of the axis; empty where there is none
    target_at: str  # where the target stands on the axis, in per cent; empty where there is none
    aims: tuple[Aim, ...]
    note: Prose | None


@dataclass(frozen=True, slots=True)
class MeasureSetView:
    """A survey or a table of figures."""

    anchor: str
    kind: str
    title: str
    date: str
    people: str  # "28 people"; empty: not stated
    scale: str  # empty: not published
    unit: str
    axis: str  # what the bars run from and to: "from 0 to 8"; empty where there are none
    lines: tuple[MeasureLine, ...]
    picture: Picture | None  # from baseline to target; none where no action has a target in figures
    source: SourceNote | None
    note: Paragraphs | None


@dataclass(frozen=True, slots=True)
class MeasuresView:
    """`measures.html`: figures, with how many people, on which scale, and what plans want them to become."""

    site: SiteFrame
    page: PageFrame
    institution: Link
    sets: tuple[MeasureSetView, ...]
    plans: tuple[Link, ...]  # those whose targets are shown, the newest first


Wanted = tuple[Aim, float | None]
"""An aim, and its target as a number."""


def measures_view(context: SiteContext, institution: Institution) -> MeasuresView:
    """The view of a measures page."""
    name = context.words(institution.name)
    own = context.addresses
    wanted: dict[str, list[Wanted]] = {}
    found = [target for target in targets(institution) if target.aim.measure]
    plans = [plan for plan in institution.plans if any(target.plan is plan for target in found)]
    for target in found:
        of_plan = f", {target.plan.id}" if len(plans) > 1 else ""
        action = Link(target.name + of_plan, own.action(institution.id, target.plan.id, target.anchor))
        wanted.setdefault(target.aim.measure or "", []).append(_aim(context, target.aim, action))
    heading = context.say("measures.heading")
    return MeasuresView(
        context.site(addresses.INSTITUTIONS),
        context.page(
            own.measures(institution.id),
            heading,
            title=f"{heading} – {name}",
            description=context.say("measures.description", institution=name),
            trail=context.above(name, institution.id),
            modified=newest([one.date for one in institution.measure_sets], context.today),
        ),
        Link(name, own.institution(institution.id)),
        tuple(_set(context, one, wanted, in_figures(found, one)) for one in institution.measure_sets),
        tuple(context.plan_link(plan) for plan in reversed(plans)),
    )


def _aim(context: SiteContext, measure: ActionMeasure, action: Link) -> Wanted:
    if measure.target is not None:
        words = figure(measure.target)
    else:
        words = word("direction", measure.direction, context.language) if measure.direction else ""
    return Aim(action, words, context.date_words(measure.by)), measure.target


_SCALE = re.compile(r"(?P<low>-?\d+(?:\.\d+)?)\s*(?:to|–|-)\s*(?P<high>\d+(?:\.\d+)?)")


def _axis(scale: str, values: Iterable[float]) -> tuple[float, float, bool]:
    """Where bars begin and end, and whether the scale says so. Without a scale they begin at nothing."""
    if found := _SCALE.search(scale):
        low, high = float(found["low"]), float(found["high"])
        if low < high:
            return low, high, True
    most = max(values, default=0)
    if most <= 0:
        return 0, 0, False
    power = 10 ** (len(str(int(most))) - 1)
    return 0, float(-(-most // power) * power), False


def _set(
    context: SiteContext, one: MeasureSet, wanted: dict[str, list[Wanted]], found: Sequence[MeasureTarget]
) -> MeasureSetView:
    """The view of a set; `found` are the targets that its figures are to reach."""
    keys = [f"{one.id}-{measure.id}" for measure in one.measures]
    values = [measure.value for measure in one.measures if measure.value is not None]
    targets = [target for key in keys for _, target in wanted.get(key, []) if target is not None]
    low, high, stated = _axis(context.words(one.scale), [*values, *targets])
    drawn = high > low and min(values, default=0) >= low
    key = "measures.from_to_scale" if stated else "measures.from_to"
    axis = context.say(key, low=figure(low), high=figure(high))
    return context.view(
        MeasureSetView,
        one,
        anchor=one.id.lower(),
        kind=word("measures", one.kind, context.language),
        people=context.people(one.people),
        axis=axis if drawn else "",
        lines=tuple(
            _line(context, measure, key.lower(), wanted.get(key, []), (low, high) if drawn else None)
            for measure, key in zip(one.measures, keys, strict=True)
        ),
        picture=baseline_to_target(context, one.id.lower(), found, (low, high)),
        source=context.source(one.source),
    )


def _line(
    context: SiteContext,
    measure: Measure,
    anchor: str,
    wanted: list[Wanted],
    axis: tuple[float, float] | None,
) -> MeasureLine:
    targets = [target for _, target in wanted if target is not None]
    return context.view(
        MeasureLine,
        measure,
        anchor=anchor,
        pillar=pillar_link(measure.pillar, context),
        value=figure(measure.value) if measure.value is not None else "",
        people=context.people(measure.people),
        bar=_place(measure.value, axis),
        target_at=_place(targets[-1], axis) if targets else "",
        aims=tuple(aim for aim, _ in wanted),
    )


def _place(value: float | None, axis: tuple[float, float] | None) -> str:
    if value is None or axis is None:
        return ""
    low, high = axis
    return f"{min(100.0, max(0.0, 100 * (value - low) / (high - low))):.1f}"
