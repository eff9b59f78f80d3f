"""Pictures on pages: each with its message, its numbers in words, the same in a table, and the file they come from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tcsite.charts import Amount, BarRow, Drawing, Way, bars, ways
from tcsite.facts.actions import DONE
from tcsite.facts.measures import MeasureTarget
from tcsite.facts.periods import PeriodBucket, due_buckets
from tcsite.facts.plans import by_pillar
from tcsite.language import counted, date_words, figure, joined
from tcsite.model import Plan, addresses
from tcsite.site.views.edition import Edition
from tcsite.site.views.parts import Link

NO_PILLAR = "No pillar"
"""What actions are said to serve that serve no pillar."""


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


def of_bars(name: tuple[str, str], message: str, drawing: Drawing, table: PictureTable, csv: str) -> Picture:
    """A picture of bars; `name` is its anchor and its heading, `csv` the data file that holds its numbers."""
    anchor, heading = name
    about = f"Bars: {heading[0].lower()}{heading[1:]}"
    link = Link(f"{csv}.csv", addresses.table(csv))
    return Picture(anchor, heading, message, about, "", drawing, table.heads, tuple(table.rows), link)


def progress_by_pillar(edition: Edition, plan: Plan) -> Picture | None:
    """A plan's actions by pillar and status; none for a plan without actions."""
    counts = by_pillar(plan)
    total = len(plan.actions)
    if not total:
        return None
    names = {**edition.pillars, "": NO_PILLAR}
    pillars = [*(id for id in edition.pillars), *(id for id in counts if id not in edition.pillars)]
    told = {names.get(id, id): counts.get(id, {}) for id in pillars}
    done = sum(number for by in told.values() for status, number in by.items() if status in DONE)
    stated = any(status != "not-stated" for by in told.values() for status in by)
    if stated:
        message = f"{done} of {counted(total, 'action')} {'is' if done == 1 else 'are'} complete or ongoing."
    else:
        message = most_of({name: sum(by.values()) for name, by in told.items()}, total)
    rows = [
        BarRow(
            name, tuple(_status(edition, *one, stated=stated) for one in by.items()) or (Amount(0, "none"),)
        )
        for name, by in told.items()
    ]
    table = [
        (name, edition.mark(status).word, str(number))
        for name, by in told.items()
        for status, number in by.items()
    ]
    heading = "Actions by pillar and status" if stated else "Actions by pillar"
    return of_bars(
        ("by-pillar", heading),
        message,
        bars(rows),
        PictureTable(("Pillar", "Status", "Actions"), table),
        "pillars",
    )


def _status(edition: Edition, status: str, number: int, *, stated: bool) -> Amount:
    if not stated:
        return Amount(number, counted(number, "action"))
    mark = edition.mark(status)
    return Amount(number, f"{number:,} {mark.word.lower()}", mark.colour)


def most_of(numbers: Mapping[str, int], total: int) -> str:
    """Who has the most, in a sentence."""
    most = max(numbers.values(), default=0)
    first = [name for name, number in numbers.items() if number == most]
    if len(first) > 2:
        return f"{counted(total, 'action')}; no pillar has more than {most:,} of them."
    have = "has" if len(first) == 1 else "have"
    each = "" if len(first) == 1 else " each"
    return f"{joined(first)} {have} the most actions: {most:,} of {total:,}{each}."


def actions_over_time(edition: Edition, plan: Plan) -> Picture | None:
    """A plan's actions by when they are to be done; none where no action gives a time."""
    buckets = due_buckets(plan, edition.language)
    total = len(plan.actions)
    without = sum(one.actions for one in buckets if one.key in ("open", "none"))
    if not total or without == total:
        return None
    rows = [BarRow(one.words, (Amount(one.actions, counted(one.actions, "action")),)) for one in buckets]
    table = PictureTable(("By when", "Actions"), [(one.words, str(one.actions)) for one in buckets])
    name = ("over-time", "Actions by when they are to be done")
    return of_bars(name, _busiest(buckets, total, without), bars(rows), table, "due")


def _busiest(buckets: Sequence[PeriodBucket], total: int, without: int) -> str:
    """What the time of a plan is like, in a sentence."""
    open_ended = f"{without:,} of {counted(total, 'action')} {'gives' if without == 1 else 'give'} no end"
    if 2 * without > total:
        return f"{open_ended}."
    most = max((one for one in buckets if one.key not in ("open", "none")), key=lambda one: one.actions)
    outside = most.key in ("before", "after")
    when = f"{most.words[0].lower()}{most.words[1:]}" if outside else f"in {most.words}"
    said = f"More actions are due {when} than at any other time: {most.actions:,} of {total:,}"
    return f"{said}. {open_ended}." if without else f"{said}."


def baseline_to_target(
    edition: Edition, anchor: str, targets: Sequence[MeasureTarget], axis: tuple[float, float]
) -> Picture | None:
    """Figures of one survey or table, and what actions want them to become."""
    ways_to_go = [_way(edition, target) for target in targets]
    if not ways_to_go:
        return None
    ends = [end for way in ways_to_go for end in (way.start, way.goal)]
    low, high = min(axis[0], *ends), max(axis[1], *ends)
    longest = max(ways_to_go, key=lambda way: abs(way.goal - way.start))
    id = longest.name.partition(" ")[0]
    return Picture(
        f"{anchor}-targets",
        "From baseline to target",
        f"{counted(len(targets), 'target')} in figures; the longest way is that of {id}, "
        f"from {figure(longest.start)} to {figure(longest.goal)}.",
        "Lines from baselines to targets",
        f"Lines run from {figure(low)} to {figure(high)}. A filled point is the baseline, a ring the target.",
        ways(ways_to_go, low, high),
        ("Question or figure", "Baseline", "Target", "By", "Action"),
        tuple(
            (way.name, figure(way.start), figure(way.goal), _by(target) or "Not stated", target.name)
            for way, target in zip(ways_to_go, targets, strict=True)
        ),
        Link("targets.csv", addresses.table("targets")),
    )


def _way(edition: Edition, target: MeasureTarget) -> Way:
    figure_of, start, goal = target.figure, target.baseline or 0.0, target.aim.target or 0.0
    name = f"{figure_of.measure.id} {edition.words(figure_of.measure.text)}" if figure_of else target.name
    by = f" by {_by(target)}" if target.aim.by else ""
    return Way(name, f"{figure(start)}, target {figure(goal)}{by} ({target.name})", start, goal)


def _by(target: MeasureTarget) -> str:
    return date_words(target.aim.by) if target.aim.by else ""
