"""Headcount: how many technicians there were, over the years, as `measures.yaml` counts them."""

from tcsite.facts.measures import chain_of, repeating
from tcsite.facts.results import DatedResult, in_order
from tcsite.model import Institution


def headcounts(institution: Institution) -> tuple[DatedResult, ...]:
    """The figure that `technicians: series` names, in its own table and in all that repeat it or that it repeats."""
    named = institution.technicians.series if institution.technicians else None
    for group in institution.measure_sets:
        for measure in group.measures:
            if f"{group.id}-{measure.id}" == named:
                tables = dict.fromkeys(
                    one.id for one in (*chain_of(institution, group), *repeating(institution, group))
                )
                return in_order(
                    DatedResult(one.date, figure.value, one.id)
                    for one in institution.measure_sets
                    if one.id in tables
                    for figure in one.measures
                    if figure.id == measure.id and figure.value is not None
                )
    return ()
