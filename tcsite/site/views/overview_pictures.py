"""Pictures of many institutions: which pillars their actions serve, which recommendations their plans name."""

from collections.abc import Iterable, Sequence

from tcsite.charts import Amount, BarRow, bars
from tcsite.language import joined
from tcsite.site.summary import InstitutionSummary, PlanSummary
from tcsite.site.views.pictures import Picture, PictureTable, most_of, of_bars
from tcsite.site.views.site_context import SiteContext


def share_of_pillars(context: SiteContext, plans: Iterable[PlanSummary], heading: str) -> Picture | None:
    """How many actions of some plans serve each pillar, and which share that is."""
    numbers = dict.fromkeys([*context.pillars, ""], 0)
    shown = list(plans)
    for plan in shown:
        for pillar, counts in plan.pillars.items():
            numbers[pillar] = numbers.get(pillar, 0) + sum(counts.values())
    total = sum(plan.actions for plan in shown)
    if not total:
        return None
    names = {id: str(name) for id, name in context.pillars.items()} | {"": context.say("shared.no_pillar")}
    counted = [(names.get(id, id), number) for id, number in numbers.items() if id or number]
    rows = [
        BarRow(name, (Amount(number, f"{number:,} ({share(number, total)})"),)) for name, number in counted
    ]
    table = PictureTable(
        tuple(context.say(key) for key in ("shared.pillar", "shared.actions", "pictures.share")),
        [(name, str(number), share(number, total)) for name, number in counted],
    )
    serving = [(names.get(id, id), number) for id, number in numbers.items() if id]
    return of_bars(
        context,
        ("share", heading),
        most_of(serving, total, context.language),
        bars(rows),
        table,
        "pillars",
        key=context.say("pictures.overlap") if sum(number for _, number in counted) > total else "",
    )


def share(number: int, total: int) -> str:
    """A part of a whole in per cent; some is never none, and not all is never all."""
    rounded = (200 * number + total) // (2 * total)
    if not rounded and number:
        return "<1%"
    return ">99%" if rounded == 100 and number < total else f"{rounded}%"


def coverage(context: SiteContext, institutions: Sequence[InstitutionSummary]) -> Picture | None:
    """How many institutions have a plan that names each recommendation, of the two or more whose plans are tagged."""
    ids = list(context.recommendations)
    actions = dict.fromkeys(ids, 0)
    named_by: dict[str, list[str]] = {id: [] for id in ids}
    known = [one for one in institutions if any(plan.tagged for plan in one.plans)]
    for institution in known:
        for id in ids:
            number = sum(plan.recommendations.get(id, 0) for plan in institution.plans)
            actions[id] += number
            if number:
                named_by[id].append(institution.name)
    if len(known) < 2:  # of one institution, the list beside it says the same
        return None
    names = {id: f"{id} {name}" for id, name in context.recommendations.items()}
    whole = len(known)
    covered = sum(1 for id in ids if actions[id])
    parts = {id: context.say("pictures.part_of", number=len(named_by[id]), total=whole) for id in ids}
    rows = [BarRow(names[id], (Amount(len(named_by[id]), parts[id]),)) for id in ids]
    table = [(names[id], _few(context, named_by[id]), str(actions[id])) for id in ids]
    heads = ("shared.recommendation", "shared.institutions", "shared.actions")
    return of_bars(
        context,
        ("coverage", context.say("pictures.coverage")),
        context.say(
            "pictures.covered",
            number=covered,
            total=len(ids),
            institutions=context.say("count.institutions", count=whole),
        ),
        bars(rows, whole),
        PictureTable(tuple(context.say(key) for key in heads), table),
        "recommendations",
    )


FEW = 4
"""Institutions that the table names; more are only counted."""


def _few(context: SiteContext, names: Sequence[str]) -> str:
    if not names:
        return context.say("shared.none")
    return f"{len(names)}: {joined(names, context.language)}" if len(names) <= FEW else str(len(names))
