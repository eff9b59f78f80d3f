"""Pictures on pages: each with its message, its numbers in words, the same in a table, and the file they come from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tcsite.charts import Amount, BarRow, Drawing, Way, bars, ways
from tcsite.facts.actions import DONE
from tcsite.facts.coverage import mapped
from tcsite.facts.measures import MeasureTarget
from tcsite.facts.periods import PeriodBucket, due_buckets
from tcsite.facts.plans import by_pillar, tally
from tcsite.language import figure, joined, phrase
from tcsite.model import Plan, addresses
from tcsite.site.views.edition import Edition
from tcsite.site.views.parts import Link


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
    edition: Edition, name: tuple[str, str], message: str, drawing: Drawing, table: PictureTable, csv: str
) -> Picture:
    """A picture of bars; `name` is its anchor and its heading, `csv` the data file that holds its numbers."""
    anchor, heading = name
    about = edition.say("pictures.bars", heading=f"{heading[0].lower()}{heading[1:]}")
    link = Link(f"{csv}.csv", addresses.table(csv))
    return Picture(anchor, heading, message, about, "", drawing, table.heads, tuple(table.rows), link)


def progress_by_pillar(edition: Edition, plan: Plan) -> Picture | None:
    """A plan's actions by pillar and status; none for a plan without actions."""
    counts = by_pillar(plan)
    total = len(plan.actions)
    if not total:
        return None
    names = {**edition.pillars, "": edition.say("shared.no_pillar")}
    served = list(edition.pillars) if mapped(plan) else []  # where no pillar is stated, none has no actions
    pillars = [*served, *(id for id in counts if id not in served)]
    told = {names.get(id, id): counts.get(id, {}) for id in pillars}
    stated = any(status != "not-stated" for by in told.values() for status in by)
    if stated:
        message = how_far(tally([plan]), edition.language)
    else:
        message = most_of({name: sum(by.values()) for name, by in told.items()}, total, edition.language)
    rows = [
        BarRow(
            name,
            tuple(_status(edition, *one, stated=stated) for one in by.items())
            or (Amount(0, edition.say("pictures.none")),),
        )
        for name, by in told.items()
    ]
    table = [
        (name, edition.mark(status).word, str(number))
        for name, by in told.items()
        for status, number in by.items()
    ]
    heading = edition.say("pictures.by_status" if stated else "shared.actions_by_pillar")
    heads = tuple(edition.say(key) for key in ("shared.pillar", "shared.status", "shared.actions"))
    return of_bars(
        edition,
        ("by-pillar", heading),
        message,
        bars(rows),
        PictureTable(heads, table),
        "pillars",
    )


def _status(edition: Edition, status: str, number: int, *, stated: bool) -> Amount:
    if not stated:
        return Amount(number, edition.say("count.actions", count=number))
    mark = edition.mark(status)
    return Amount(number, edition.say("tally.row", number=number, status=mark.word.lower()), mark.colour)


def how_far(counts: Mapping[str, int], language: str) -> str:
    """How many of the actions whose status is stated are done, in a sentence; of the others nothing is said."""
    done = sum(number for status, number in counts.items() if status in DONE)
    silent = counts.get("not-stated", 0)
    known = phrase("count.actions", language, count=sum(counts.values()) - silent)
    if not silent:
        return phrase("pictures.done", language, count=done, actions=known)
    rest = phrase("pictures.state_none", language, count=silent)
    return phrase("pictures.done_of_stated", language, count=done, actions=known, rest=rest)


def most_of(numbers: Mapping[str, int], total: int, language: str) -> str:
    """Which pillar has the most, in a sentence; actions that serve none are no pillar's."""
    no_pillar = phrase("shared.no_pillar", language)
    serving = {name: number for name, number in numbers.items() if name != no_pillar}
    most = max(serving.values(), default=0)
    first = [name for name, number in serving.items() if number == most]
    if not most:
        return phrase("pictures.unassigned", language, count=total)
    if len(first) > 2:
        return phrase("pictures.even", language, count=total, most=most)
    if len(first) == 1:
        return phrase("pictures.most", language, pillar=first[0], most=most, total=total)
    pillars = joined(first, language)
    return phrase("pictures.most_shared", language, pillars=pillars, most=most, total=total)


def actions_over_time(edition: Edition, plan: Plan) -> Picture | None:
    """A plan's actions by when they are to be done; none where no action gives a time."""
    buckets = due_buckets(plan, edition.language)
    total = len(plan.actions)
    without = sum(one.actions for one in buckets if one.key in ("open", "none"))
    if not total or without == total:
        return None
    rows = [
        BarRow(one.words, (Amount(one.actions, edition.say("count.actions", count=one.actions)),))
        for one in buckets
    ]
    heads = (edition.say("pictures.by_when"), edition.say("shared.actions"))
    table = PictureTable(heads, [(one.words, str(one.actions)) for one in buckets])
    name = ("over-time", edition.say("pictures.over_time"))
    return of_bars(edition, name, _busiest(edition, buckets, total, without), bars(rows), table, "due")


def _busiest(edition: Edition, buckets: Sequence[PeriodBucket], total: int, without: int) -> str:
    """What the time of a plan is like, in a sentence."""
    actions = edition.say("count.actions", count=total)
    open_ended = edition.say("pictures.open", count=without, actions=actions)
    if 2 * without > total:
        return f"{open_ended}."
    dated = [one for one in buckets if one.key not in ("open", "none")]
    most = max(dated, key=lambda one: one.actions)
    rest = f". {open_ended}." if without else "."
    if sum(one.actions == most.actions for one in dated) > 1:
        return edition.say("pictures.at_most", count=most.actions, actions=actions) + rest
    outside = most.key in ("before", "after")
    when = (
        f"{most.words[0].lower()}{most.words[1:]}"
        if outside
        else edition.say("pictures.in", period=most.words)
    )
    return edition.say("pictures.busiest", when=when, most=most.actions, total=total) + rest


_TARGET_HEADS = (*("measures.question", "pictures.baseline", "measures.target", "plan.by", "shared.action"),)


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
        edition.say("pictures.targets"),
        edition.say(
            "pictures.longest",
            count=len(targets),
            id=id,
            start=figure(longest.start),
            goal=figure(longest.goal),
        ),
        edition.say("pictures.lines"),
        edition.say("pictures.axis", low=figure(low), high=figure(high)),
        ways(ways_to_go, low, high),
        tuple(edition.say(key) for key in _TARGET_HEADS),
        tuple(
            (
                way.name,
                figure(way.start),
                figure(way.goal),
                _by(edition, target) or edition.say("shared.not_stated"),
                target.name,
            )
            for way, target in zip(ways_to_go, targets, strict=True)
        ),
        Link("targets.csv", addresses.table("targets")),
    )


def _way(edition: Edition, target: MeasureTarget) -> Way:
    figure_of, start, goal = target.figure, target.baseline or 0.0, target.aim.target or 0.0
    name = f"{figure_of.measure.id} {edition.words(figure_of.measure.text)}" if figure_of else target.name
    words = edition.say(
        "pictures.way_by" if target.aim.by else "pictures.way",
        start=figure(start),
        goal=figure(goal),
        date=_by(edition, target),
        action=target.name,
    )
    return Way(name, words, start, goal)


def _by(edition: Edition, target: MeasureTarget) -> str:
    return edition.date_words(target.aim.by)
