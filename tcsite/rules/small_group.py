"""The rule `small-group`."""

from collections.abc import Iterator

from tcsite.diagnostics import Severity
from tcsite.model import Institution, Measure, MeasureSet
from tcsite.rules.rule import Finding, rule
from tcsite.rules.words import counted

FEWEST = 10
"""How many people a published figure must be about: below it, colleagues recognise each other."""
PEOPLE = ("headcount", "people", "persons", "staff", "technicians")
"""Units in which a figure of the workforce is itself a number of people."""


@rule(id="small-group", source="privacy", severity=Severity.WARNING, about=Institution)
def small_group(institution: Institution) -> Iterator[Finding]:
    """No figure is about fewer than ten people.

    In a small group, colleagues can tell who is meant, and a published figure cannot be taken back. Leave
    it out, join it with others, or write "fewer than 10" in the `note`. Counted are the `people` of a
    survey or of one of its questions, and the figures of a `workforce` table whose unit is people. Nobody
    at all (0) is no small group.
    """
    for place, group in enumerate(institution.measure_sets):
        if _few(group.people):
            yield Finding(
                f"{group.id} is about {counted(group.people or 0, 'person', plural='people')}",
                ("sets", place, "people"),
                "leave the figures out, or join them with others",
                file=institution.measures_file,
            )
            continue
        for number, measure in enumerate(group.measures):
            if found := _about_few(group, measure):
                number_of, key = found
                people = counted(number_of, "person", plural="people")
                yield Finding(
                    f"figure {measure.id} of {group.id} is about {people}",
                    ("sets", place, "measures", number, key),
                    'leave the figure out, or say "fewer than 10" in  note: …',
                    file=institution.measures_file,
                )


def _few(people: float | None) -> bool:
    return people is not None and 0 < people < FEWEST


def _about_few(group: MeasureSet, measure: Measure) -> tuple[int, str] | None:
    """How few people it is about, and the key that says so."""
    if _few(measure.people):
        return measure.people or 0, "people"
    unit = str(measure.unit or group.unit or "").lower()
    if group.kind == "workforce" and unit in PEOPLE and _few(measure.value):
        return int(measure.value or 0), "value"
    return None
