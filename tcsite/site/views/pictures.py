"""Pictures on pages: each with its message, its numbers in words, the same in a table, and the file they come from."""

from collections.abc import Mapping, Sequence

from tcsite.charts import Amount, BarRow, Drawing, Way, bars, ways
from tcsite.facts.actions import DONE
from tcsite.facts.coverage import mapped
from tcsite.facts.measures import MeasureTarget
from tcsite.facts.periods import PeriodBucket, due_buckets
from tcsite.facts.plans import by_pillar, tally
from tcsite.frozen import dataclass
from tcsite.language import figure, joined, phrase
from tcsite.model import Measure, MeasureSet, Plan, addresses
from tcsite.site.views.parts import Link
from tcsite.site.views.site_context import SiteContext
from tcsite.site.views.targets import result_words
from tcsite.text.words import with_id


@dataclass(frozen=True, slots=True)
class PictureTable:
    """The numbers of a picture, before it is one."""

    heads: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Picture:
    """Numbers drawn, and the same in a table."""

    anchor: str  # the id of its heading
    heading: str
    message: str  # what it shows, in a sentence
    about: str  # what is drawn, for those who do not see it: "Bars: actions by pillar"
    key: str  # how to read it; empty where its words say all
    drawing: Drawing
    heads: tuple[str, ...]  # of the table
    rows: tuple[tuple[str, ...], ...]  # of the table; the first cell of each is its head
    csv: Link


def of_bars(
    context: SiteContext,
    name: tuple[str, str],
    message: str,
    drawing: Drawing,
    table: PictureTable,
    csv: str,
    *,
    key: str = "",
) -> Picture:
    """A picture of bars; `name` is its anchor and its heading, `csv` the data file that holds its numbers."""
    anchor, heading = name
    about = context.say("pictures.bars", heading=f"{heading[0].lower()}{heading[1:]}")
    link = Link(f"{csv}.csv", addresses.table(csv))
    return Picture(anchor, heading, message, about, key, drawing, table.heads, tuple(table.rows), link)


_FEWEST = 2
"""Actions of a plan that a picture is made of: of one, "most: 1 of 1" says nothing."""


def progress_by_pillar(context: SiteContext, plan: Plan) -> Picture | None:
    """A plan's actions by pillar and status; none for fewer than two actions, or where they state neither."""
    counts = by_pillar(plan)
    total = len(plan.actions)
    if total < _FEWEST:
        return None
    names = {id: str(name) for id, name in context.pillars.items()} | {"": context.say("shared.no_pillar")}
    served = list(context.pillars) if mapped(plan) else []  # where no pillar is stated, none has no actions
    pillars = [*served, *(id for id in counts if id not in served)]
    shown = [(names.get(id, id), counts.get(id, {})) for id in pillars]  # two may have one name
    stated = any(status != "not-stated" for _, by in shown for status in by)
    if not stated and not served:  # one bar of all actions, of which nothing is known
        return None
    if stated:
        message = how_far(tally([plan]), context.language)
    else:
        serving = [(names.get(id, id), sum(counts.get(id, {}).values())) for id in pillars if id]
        message = most_of(serving, total, context.language)
    rows = [
        BarRow(
            name,
            tuple(_status(context, *one, stated=stated) for one in by.items())
            or (Amount(0, context.say("pictures.none")),),
        )
        for name, by in shown
    ]
    table = [
        (name, context.mark(status).word, str(number)) for name, by in shown for status, number in by.items()
    ]
    overlap = sum(number for _, by in shown for number in by.values()) > total
    heading = context.say("pictures.by_status" if stated else "shared.actions_by_pillar")
    heads = tuple(context.say(key) for key in ("shared.pillar", "shared.status", "shared.actions"))
    return of_bars(
        context,
        ("by-pillar", heading),
        message,
        bars(rows),
        PictureTable(heads, table),
        "pillars",
        key=context.say("pictures.overlap") if overlap else "",
    )


def _status(context: SiteContext, status: str, number: int, *, stated: bool) -> Amount:
    if not stated:
        return Amount(number, context.say("count.actions", count=number))
    mark = context.mark(status)
    return Amount(number, context.say("tally.row", number=number, status=mark.word.lower()), mark.colour)


def how_far(counts: Mapping[str, int], language: str) -> str:
    """How many of the actions whose status is stated are done, in a sentence; of the others nothing is said."""
    done = sum(number for status, number in counts.items() if status in DONE)
    silent = counts.get("not-stated", 0)
    known = phrase("count.actions", language, count=sum(counts.values()) - silent)
    if not silent:
        return phrase("pictures.done", language, count=done, actions=known)
    rest = phrase("pictures.state_none", language, count=silent)
    return phrase("pictures.done_of_stated", language, count=done, actions=known, rest=rest)


def most_of(serving: Sequence[tuple[str, int]], total: int, language: str) -> str:
    """Which pillar has the most, in a sentence; actions that serve none are no pillar's, and not among these."""
    most = max((number for _, number in serving), default=0)
    first = [name for name, number in serving if number == most]
    if not most:
        return phrase("pictures.unassigned", language, count=total)
    if len(first) > 2:
        return phrase("pictures.even", language, count=total, most=most)
    if len(first) == 1:
        return phrase("pictures.most", language, pillar=first[0], most=most, total=total)
    pillars = joined(first, language)
    return phrase("pictures.most_shared", language, pillars=pillars, most=most, total=total)


def actions_over_time(context: SiteContext, plan: Plan) -> Picture | None:
    """A plan's actions by when they are to be done; none for fewer than two, or where none gives a time."""
    buckets = due_buckets(plan, context.language)
    total = len(plan.actions)
    without = sum(one.actions for one in buckets if one.key in ("open", "none"))
    if total < _FEWEST or without == total:
        return None
    rows = [
        BarRow(one.words, (Amount(one.actions, context.say("count.actions", count=one.actions)),))
        for one in buckets
    ]
    heads = (context.say("pictures.by_when"), context.say("shared.actions"))
    table = PictureTable(heads, [(one.words, str(one.actions)) for one in buckets])
    name = ("over-time", context.say("pictures.over_time"))
    return of_bars(context, name, _busiest(context, buckets, total, without), bars(rows), table, "due")


def _busiest(context: SiteContext, buckets: Sequence[PeriodBucket], total: int, without: int) -> str:
    """What the time of a plan is like, in a sentence."""
    actions = context.say("count.actions", count=total)
    open_ended = context.say("pictures.open", count=without, actions=actions)
    if 2 * without > total:
        return f"{open_ended}."
    dated = [one for one in buckets if one.key not in ("open", "none")]
    most = max(dated, key=lambda one: one.actions)
    rest = f". {open_ended}." if without else "."
    if sum(one.actions == most.actions for one in dated) > 1:
        return context.say("pictures.at_most", count=most.actions, actions=actions) + rest
    outside = most.key in ("before", "after")
    when = (
        f"{most.words[0].lower()}{most.words[1:]}"
        if outside
        else context.say("pictures.in", period=most.words)
    )
    return context.say("pictures.busiest", when=when, most=most.actions, total=total) + rest


_TARGET_HEADS = (*("measures.question", "pictures.baseline", "measures.target", "plan.by", "shared.action"),)


def baseline_to_target(
    context: SiteContext, anchor: str, targets: Sequence[MeasureTarget], axis: tuple[float, float]
) -> Picture | None:
    """Figures of one survey or table, and what actions want them to become."""
    ways_to_go = [_way(context, target) for target in targets]
    if not ways_to_go:
        return None
    goals = [target.aim.target or 0.0 for target in targets]
    ends = [*(way.start for way in ways_to_go), *goals]
    low, high = min(axis[0], *ends), max(axis[1], *ends)
    longest, longest_goal = max(
        zip(ways_to_go, goals, strict=True), key=lambda one: abs(one[1] - one[0].start)
    )
    first = longest.name.partition(" ")[0]
    id = first if any(map(str.isdigit, first)) else longest.name
    return Picture(
        f"{anchor}-targets",
        context.say("pictures.targets"),
        context.say(
            "pictures.longest",
            count=len(targets),
            id=id,
            start=figure(longest.start),
            goal=figure(longest_goal),
        ),
        context.say("pictures.lines"),
        context.say("pictures.axis", low=figure(low), high=figure(high)),
        ways(ways_to_go, low, high),
        tuple(context.say(key) for key in _TARGET_HEADS),
        tuple(
            (
                way.name,
                figure(way.start),
                figure(goal),
                _by(context, target) or context.say("shared.not_stated"),
                target.name,
            )
            for way, goal, target in zip(ways_to_go, goals, targets, strict=True)
        ),
        Link("targets.csv", addresses.table("targets")),
    )


def figures_over_time(
    context: SiteContext,
    chain: Sequence[MeasureSet],
    targets: Sequence[MeasureTarget],
    axis: tuple[float, float],
) -> Picture | None:
    """What became of the figures of a survey that was repeated; none where nothing was asked twice."""
    rows = [
        row for measure in chain[-1].measures if len((row := _over_time(context, chain, measure)).points) > 1
    ]
    if not rows:
        return None
    goals = _goals(chain, targets)
    ways_gone = [Way(row.name, row.words, row.points[0], goals.get(row.id), row.points[1:]) for row in rows]
    every = [
        end for way in ways_gone for end in (way.start, *way.later, *([] if way.goal is None else [way.goal]))
    ]
    low, high = min(axis[0], *every), max(axis[1], *every)
    heads = [context.say("measures.question"), *(context.date_words(one.date) for one in chain)]
    return Picture(
        f"{chain[-1].id.lower()}-over-time",
        context.say("pictures.series"),
        context.say(
            "pictures.risen", count=sum(row.points[-1] > row.points[0] for row in rows), total=len(rows)
        ),
        context.say("pictures.series_lines"),
        context.say("pictures.series_axis", low=figure(low), high=figure(high)),
        ways(ways_gone, low, high),
        tuple(heads),
        tuple((row.name, *row.cells) for row in rows),
        Link("measures.csv", addresses.table("measures")),
    )


@dataclass(frozen=True, slots=True)
class _Series:
    """A figure over several surveys."""

    id: str
    name: str
    words: str  # "4.82 in June 2024, 6.6 in June 2026"
    points: tuple[float, ...]
    cells: tuple[str, ...]  # one a survey; "Not stated" where it has no figure


def _over_time(context: SiteContext, chain: Sequence[MeasureSet], measure: Measure) -> _Series:
    found = [next((one.value for one in group.measures if one.id == measure.id), None) for group in chain]
    dated = [
        result_words(context, value, group.date)
        for group, value in zip(chain, found, strict=True)
        if value is not None
    ]
    return _Series(
        measure.id,
        with_id(measure.number, context.words(measure.text)),
        ", ".join(dated),
        tuple(value for value in found if value is not None),
        tuple(figure(value) if value is not None else context.say("shared.not_stated") for value in found),
    )


def _goals(chain: Sequence[MeasureSet], targets: Sequence[MeasureTarget]) -> dict[str, float]:
    """The last target for each figure of a chain, by the figure's id."""
    ids = {group.id for group in chain}
    return {
        target.figure.measure.id: target.aim.target
        for target in targets
        if target.figure and target.figure.group.id in ids and target.aim.target is not None
    }


def _way(context: SiteContext, target: MeasureTarget) -> Way:
    figure_of, start, goal = target.figure, target.baseline or 0.0, target.aim.target or 0.0
    name = (
        with_id(figure_of.measure.number, context.words(figure_of.measure.text)) if figure_of else target.name
    )
    words = context.say(
        "pictures.way_by" if target.aim.by else "pictures.way",
        start=figure(start),
        goal=figure(goal),
        date=_by(context, target),
        action=target.name,
    )
    return Way(name, words, start, goal)


def _by(context: SiteContext, target: MeasureTarget) -> str:
    return context.date_words(target.aim.by)
