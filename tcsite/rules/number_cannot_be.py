"""The rule `number-cannot-be`."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tcsite.diagnostics import Pointer, Severity
from tcsite.facts.measures import is_share
from tcsite.model import ActionMeasure, Institution, Measure, MeasureSet, Plan
from tcsite.rules.rows import pieces
from tcsite.rules.rule import Finding, rule
from tcsite.rules.small_group import PEOPLE

MOST_TECHNICIANS = 20_000
"""More than any institution in the United Kingdom has staff of this kind."""

_TOO_MANY = 10
"""Times the technicians who can have been consulted: one digit too many is as much, and some institutions ask all their staff."""

_SCALE = re.compile(r"(-?\d+(?:\.\d+)?)\s*(?:to|[-–—])\s*(\d+(?:\.\d+)?)(?!\d)", re.IGNORECASE)
_CHECK = "check the digits"


@rule(id="number-cannot-be", source="consistency", severity=Severity.ERROR, about=Institution)
def number_cannot_be(institution: Institution) -> Iterator[Finding]:
    """A figure lies where it can: on its scale, within a hundred per cent, and no group of people is negative.

    Most often a decimal point is missing (52 for 5.2), or a figure stands in its neighbour's row. Asked are the
    figures of surveys and tables against the `scale` or the `unit` of their set, targets and results of actions, and
    numbers of people, also against each other. A share above 100 per cent is a warning: growth may be meant; say so in the `unit`, as in
    "per cent more than in 2020". So is a target that is to rise and lies below its baseline.
    """
    for place, group in enumerate(institution.measure_sets):
        for number, measure in enumerate(group.measures):
            if fault := _of_measure(group, measure, measure.value):
                pointer = ("sets", place, "measures", number, "value")
                message = f"figure {measure.id} of {group.id} {fault.words}"
                yield Finding(message, pointer, fault.hint, institution.measures_file, fault.severity)
    known = {
        f"{group.id}-{measure.id}": (group, measure)
        for group in institution.measure_sets
        for measure in group.measures
    }
    for plan in institution.plans:
        yield from _of_plan(plan, known)
    yield from _people_of_figures(institution)
    count = institution.technicians.headcount if institution.technicians else None
    for plan in institution.plans if count else ():
        for number, voice in enumerate(plan.technician_voice):
            if count and voice.people and voice.people >= _TOO_MANY * count:
                message = (
                    f"{voice.people:,} people were consulted for plan {plan.id}, and headcount says {count:,}"
                )
                there = ("technician_voice", number, "people")
                yield Finding(message, there, "check the digits of both", plan.file, Severity.WARNING)
    if count is not None and not 0 < count <= MOST_TECHNICIANS:
        message = f"{institution.name} has {count:,} technicians, says headcount"
        yield Finding(
            message, ("technicians", "headcount"), f"{_CHECK}, or remove the line", severity=Severity.WARNING
        )


def _people_of_figures(institution: Institution) -> Iterator[Finding]:
    """Figures about more people than were asked or counted, or about nobody."""
    for place, group in enumerate(institution.measure_sets):
        asked = group.people
        if asked == 0 and any(measure.value is not None for measure in group.measures):
            message = f"{group.id} has figures, and nobody answered or was counted, says people"
            hint = "write how many they were, or remove  people:"
            there: Pointer = ("sets", place, "people")
            yield Finding(message, there, hint, institution.measures_file, Severity.WARNING)
        for number, measure in enumerate(group.measures):
            if asked and measure.people and measure.people > asked:
                message = f"figure {measure.id} of {group.id} is about {measure.people:,} people, and the whole about {asked:,}"
                there = ("sets", place, "measures", number, "people")
                yield Finding(
                    message, there, "check the digits of both", institution.measures_file, Severity.WARNING
                )


class _Fault(NamedTuple):
    words: str
    hint: str = _CHECK
    severity: Severity | None = None


def _of_measure(group: MeasureSet, measure: Measure, value: float | None) -> _Fault | None:
    """What is wrong with a value of a figure: its own, or one that an action gives it."""
    if value is None:
        return None
    if group.scale and measure.unit is None and (scale := _SCALE.fullmatch(str(group.scale).strip())):
        first, last = float(scale[1]), float(scale[2])
        return (
            None
            if first <= value <= last
            else _Fault(f"is {value:g}, on a scale of {scale[1]} to {scale[2]}")
        )
    return _of_unit(value, str(measure.unit or group.unit or ""))


def _of_unit(value: float, unit: str) -> _Fault | None:
    """What is wrong with a figure of this unit."""
    if unit.lower() in PEOPLE:
        if value < 0:
            return _Fault(f"is {value:g} people")
        return None if value == int(value) else _Fault(f"is {value:g} people", f"{_CHECK}, or the  unit:")
    if is_share(unit) and not 0 <= value <= 100:
        hint = f"{_CHECK}; where growth is meant, say so in  unit:"
        return _Fault(f"is {value:g} per cent", hint, Severity.WARNING)
    return None


Known = Mapping[str, tuple[MeasureSet, Measure]]
"""The figures of measures.yaml by the names that actions give them."""


def _of_plan(plan: Plan, known: Known) -> Iterator[Finding]:
    for number, voice in enumerate(plan.technician_voice):
        if voice.people == 0:
            message = f"nobody took part when technicians were consulted for plan {plan.id}, says people"
            there, hint = (
                ("technician_voice", number, "people"),
                "write how many took part, or remove  people:",
            )
            yield Finding(message, there, hint, plan.file, Severity.WARNING)
    for piece in pieces(plan):
        name = f"a measure of action {piece.action.id or int(piece.pointer[1]) + 1} of plan {plan.id}"
        for number, measure in enumerate(piece.part.measures):
            yield from _of_aim(measure, (*piece.pointer, "measures", number), name, plan.file, known)


def _of_aim(
    measure: ActionMeasure, pointer: Pointer, name: str, file: str, known: Known
) -> Iterator[Finding]:
    group, figure = known.get(measure.measure or "", (None, None))
    figures: list[tuple[tuple[str | int, ...], float | None]]
    figures = [(("baseline",), measure.baseline), (("target",), measure.target)]
    figures += [(("results", row, "value"), result.value) for row, result in enumerate(measure.results)]
    unit = str(measure.unit or "")
    for key, value in figures:
        if value is None:
            continue
        fault = _of_unit(value, unit)
        if group and figure and not unit and (of_set := _of_measure(group, figure, value)):
            fault = _Fault(of_set.words, f"{_CHECK}, or say in  unit:  what they count", Severity.WARNING)
        if fault:
            yield Finding(
                f"{key[0]} of {name} {fault.words}", (*pointer, *key), fault.hint, file, fault.severity
            )
    first, last = measure.baseline, measure.target
    if first is None and figure:
        first = figure.value
    elif (
        first is not None
        and figure
        and figure.value is not None
        and not (unit or measure.note or measure.text)
    ) and not _same_rounded(first, figure.value):
        message = f"baseline of {name} is {first:g}, and {measure.measure} says {figure.value:g}"
        hint = "correct the one that is wrong, or add  note: …  where both are right"
        yield Finding(message, (*pointer, "baseline"), hint, file, Severity.WARNING)
    if first is None or last is None:
        return
    if (measure.direction == "increase" and last < first) or (
        measure.direction == "decrease" and last > first
    ):
        message = f"{name} is to {measure.direction}, from {first:g} to {last:g}"
        hint = "check  baseline:,  target:  and  direction:"
        yield Finding(message, (*pointer, "direction"), hint, file, Severity.WARNING)


def _same_rounded(one: float, other: float) -> bool:
    """Whether two figures are one, written with more and with fewer decimals."""
    decimals = min(len(f"{figure:g}".partition(".")[2]) for figure in (one, other))
    return bool(abs(one - other) <= 0.5 * 10.0**-decimals + 1e-9)
