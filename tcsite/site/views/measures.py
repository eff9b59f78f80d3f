"""The page of an institution's survey and workforce figures."""

import re
from collections.abc import Iterable, Sequence

from tcsite.facts.measures import MeasureTarget, chain_of, in_figures, scale_of, shares_alone, targets
from tcsite.facts.plans import newest
from tcsite.frozen import dataclass
from tcsite.language import figure, goal_words, word
from tcsite.model import Institution, Measure, MeasureSet, addresses
from tcsite.site.views.action import pillar_link
from tcsite.site.views.parts import Link, PageFrame, SiteFrame, SourceNote
from tcsite.site.views.pictures import Picture, baseline_to_target, figures_over_time
from tcsite.site.views.site_context import SiteContext
from tcsite.site.views.targets import OutcomeMark, target_words
from tcsite.text.markdown import Paragraphs, Prose


@dataclass(frozen=True, slots=True)
class Aim:
    """What an action wants a figure to become."""

    action: Link
    target: str  # "at least 6.5", "an increase"
    by: str
    outcome: OutcomeMark | None  # whether it is reached; none where there is nothing to say


@dataclass(frozen=True, slots=True)
class FurtherFigure:
    """A figure that an action is to move and no survey or table holds."""

    name: str
    action: Link
    baseline: str
    target: str
    by: str
    results: tuple[str, ...]
    outcome: OutcomeMark | None


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A figure."""

    anchor: str
    number: str  # "1.5", as the survey has it; empty for an id in words, which repeats the text
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
    rated: bool  # whether its figures are ratings, which have a scale
    scale: str  # empty: not published
    unit: str
    axis: str  # what the bars run from and to: "from 0 to 8"; empty where there are none
    lines: tuple[MeasureLine, ...]
    picture: Picture | None  # from baseline to target; none where no action has a target in figures
    repeats: Link | None  # the survey or table that it repeats
    over_time: Picture | None  # the figures of all that it repeats and its own; none where it repeats none
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
    further: tuple[FurtherFigure, ...]  # figures of actions that are in no set


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
        aim = _aim(context, target, action)
        held = (target.figure, *target.figure.later) if target.figure else ()
        for reference in [one.reference for one in held] or [target.aim.measure or ""]:
            wanted.setdefault(reference, []).append(aim)
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
        tuple(_set(context, institution, one, wanted, found) for one in institution.measure_sets),
        tuple(context.plan_link(plan) for plan in reversed(plans)),
        tuple(_further(context, institution, one) for one in targets(institution) if not one.aim.measure),
    )


def _aim(context: SiteContext, target: MeasureTarget, action: Link) -> Wanted:
    target_in_words = target_words(context, target.aim, target.figure, target.known_until)
    words = goal_words(target.aim, context.language)
    return Aim(action, words, context.date_words(target.aim.by), target_in_words.outcome), target.aim.target


def _further(context: SiteContext, institution: Institution, target: MeasureTarget) -> FurtherFigure:
    target_in_words = target_words(context, target.aim, None, target.known_until)
    address = context.addresses.action(institution.id, target.plan.id, target.anchor)
    return FurtherFigure(
        context.words(target.aim.text) or context.say("action.a_figure"),
        Link(f"{target.name}, {target.plan.id}", address),
        target_in_words.baseline,
        target_in_words.target,
        context.date_words(target.aim.by),
        target_in_words.results,
        target_in_words.outcome,
    )


_SCALE = re.compile(r"(?P<low>-?\d+(?:\.\d+)?)\s*(?:to|–|-)\s*(?P<high>\d+(?:\.\d+)?)")


def _axis(scale: str, values: Iterable[float]) -> tuple[float, float, bool]:
    """Where bars begin and end, and whether the scale says so. Without a scale they begin at nothing.

    Where a figure lies beyond the scale, as 120 per cent does, bars go on to it: none is drawn shorter than it is.
    """
    every = list(values)
    if found := _SCALE.search(scale):
        low, high = float(found["low"]), float(found["high"])
        if low < high:
            return low, max([high, *every]), True
    most = max(every, default=0)
    if most <= 0:
        return 0, 0, False
    power = 10 ** (len(str(int(most))) - 1)
    return 0, float(-(-most // power) * power), False


def _set(
    context: SiteContext,
    institution: Institution,
    one: MeasureSet,
    wanted: dict[str, list[Wanted]],
    found: Sequence[MeasureTarget],
) -> MeasureSetView:
    """The view of a set; `found` are all targets whose figures stand in sets."""
    keys = [f"{one.id}-{measure.id}" for measure in one.measures]
    values = [measure.value for measure in one.measures if measure.value is not None]
    targets = [target for key in keys for _, target in wanted.get(key, []) if target is not None]
    scale, share = scale_of(institution, one), shares_alone(one)
    said = context.words(scale) or (context.say("measures.share") if share else "")
    low, high, stated = _axis("0 to 100" if share and not scale else said, [*values, *targets])
    drawn = high > low and min(values, default=0) >= low
    key = "measures.from_to_scale" if stated else "measures.from_to"
    axis = context.say(key, low=figure(low), high=figure(high))
    return context.view(
        MeasureSetView,
        one,
        anchor=one.id.lower(),
        kind=word("measures", one.kind, context.language),
        people=context.people(one.people),
        rated=one.kind == "survey" or scale is not None,
        scale=said,
        axis=axis if drawn else "",
        lines=tuple(
            _line(context, measure, key.lower(), wanted.get(key, []), (low, high) if drawn else None)
            for measure, key in zip(one.measures, keys, strict=True)
        ),
        picture=baseline_to_target(context, one.id.lower(), in_figures(found, one), (low, high)),
        repeats=_repeated(context, institution, one),
        over_time=figures_over_time(context, chain_of(institution, one), found, (low, high)),
        source=context.source(one.source),
    )


def _repeated(context: SiteContext, institution: Institution, one: MeasureSet) -> Link | None:
    """The set that one repeats, on the same page."""
    held = (other for other in institution.measure_sets if other.id == one.repeats)
    return next((Link(context.words(other.title), f"#{other.id.lower()}") for other in held), None)


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
        number=measure.number,
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
