"""Pictures of many institutions: which pillars their actions serve, which recommendations their plans name."""

from collections.abc import Iterable, Sequence

from tcsite.charts import Amount, BarRow, bars
from tcsite.language import counted, joined
from tcsite.site.summary import InstitutionSummary, PlanSummary
from tcsite.site.views.edition import Edition
from tcsite.site.views.pictures import NO_PILLAR, Picture, PictureTable, most_of, of_bars


def share_of_pillars(edition: Edition, plans: Iterable[PlanSummary], heading: str) -> Picture | None:
    """How many actions of some plans serve each pillar, and which share that is."""
    numbers = dict.fromkeys([*edition.pillars, ""], 0)
    for plan in plans:
        for pillar, counts in plan.pillars.items():
            numbers[pillar] = numbers.get(pillar, 0) + sum(counts.values())
    total = sum(numbers.values())
    if not total:
        return None
    names = {**edition.pillars, "": NO_PILLAR}
    told = {names.get(id, id): number for id, number in numbers.items() if id or number}
    shares = {name: f"{(200 * number + total) // (2 * total)}%" for name, number in told.items()}
    rows = [BarRow(name, (Amount(number, f"{number:,} ({shares[name]})"),)) for name, number in told.items()]
    table = PictureTable(
        ("Pillar", "Actions", "Share"), [(name, str(told[name]), shares[name]) for name in told]
    )
    return of_bars(("share", heading), most_of(told, total), bars(rows), table, "pillars")


def coverage(edition: Edition, institutions: Sequence[InstitutionSummary]) -> Picture | None:
    """How many institutions have a plan that names each recommendation, of those whose plans are tagged with any."""
    ids = list(edition.recommendations)
    actions = dict.fromkeys(ids, 0)
    named_by: dict[str, list[str]] = {id: [] for id in ids}
    known = [one for one in institutions if any(plan.tagged for plan in one.plans)]
    for institution in known:
        for id in ids:
            number = sum(plan.recommendations.get(id, 0) for plan in institution.plans)
            actions[id] += number
            if number:
                named_by[id].append(institution.name)
    if not any(actions.values()):
        return None
    names = {id: f"{id} {name}" for id, name in edition.recommendations.items()}
    whole = len(known)
    covered = sum(1 for id in ids if actions[id])
    rows = [
        BarRow(names[id], (Amount(len(named_by[id]), f"{len(named_by[id]):,} of {whole:,}"),)) for id in ids
    ]
    table = [(names[id], _few(named_by[id]), str(actions[id])) for id in ids]
    return of_bars(
        ("coverage", "Institutions that name each recommendation"),
        f"{covered} of {len(ids)} recommendations are named in a plan of at least one of "
        f"{counted(whole, 'institution')} with tagged plans.",
        bars(rows, whole),
        PictureTable(("Recommendation", "Institutions", "Actions"), table),
        "recommendations",
    )


FEW = 4
"""Institutions that the table names; more are only counted."""


def _few(names: Sequence[str]) -> str:
    if not names:
        return "None"
    return f"{len(names)}: {joined(names)}" if len(names) <= FEW else str(len(names))
