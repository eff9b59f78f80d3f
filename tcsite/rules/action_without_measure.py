"""The rule `action-without-measure`."""

from collections.abc import Iterator
from dataclasses import replace

from tcsite.diagnostics import Severity
from tcsite.facts.measures import Figure, baseline, figures, scale_of, shares_alone, targets
from tcsite.model import ActionMeasure, Institution, Plan
from tcsite.rules.plans import is_asked
from tcsite.rules.rows import each_or_all, lacking, pieces, rows
from tcsite.rules.rule import Finding, rule
from tcsite.rules.words import counted, listed


@rule(id="action-without-measure", source="form", severity=Severity.WARNING, about=Institution)
def action_without_measure(institution: Institution) -> Iterator[Finding]:
    """Every action still to be done has a measure of success, and a target has a baseline, a scale and a date.

    The form asks how impact will be evidenced. Say it in words under `success`, or as a figure under
    `measures`. A target of 6.5 means something only beside the figure it starts from (`baseline`, or the
    value in measures.yaml), the scale it is measured on (`scale` of the survey; none for per cent) and the time it is for
    (`by`). Not asked of actions that are complete, stopped, merged or carried on, nor of closed plans. Of a transcription it
    is advice: nobody is to invent what its source does not say.
    """
    known = figures(institution)
    for plan in institution.plans:
        if not is_asked(plan):
            continue
        asked = [row for row in rows(plan) if row.unfinished]
        missing = lacking(
            asked, lambda row: any(part.success or part.measures for part in (row.part, row.action))
        )
        for finding in each_or_all(
            plan,
            asked,
            missing,
            one="has no measure of success",
            none="has a measure of success",
            key="success",
            hint="add  success: […]  or  measures: [{text: …, baseline: 5, target: 6, by: 2026}]",
        ):
            yield replace(finding, file=plan.file)
        yield from _targets(plan, known)
    yield from _scales(institution)


def _targets(plan: Plan, known: dict[str, Figure]) -> Iterator[Finding]:
    """Targets without a baseline or a date."""
    for row in pieces(plan):
        for index, measure in enumerate(row.part.measures):
            lacks = _lacks(measure, known)
            if lacks:
                yield Finding(
                    f"a target of {row.name} of plan {plan.id} has {listed(f'no {lack}' for lack in lacks)}",
                    (*row.pointer, "measures", index),
                    f"add  {', '.join(f'{_KEYS[lack]}: …' for lack in lacks)}",
                    file=plan.file,
                    rests_on="measures.yaml" if measure.measure and "baseline" in lacks else "",
                    absent=True,
                )


_KEYS = {"baseline": "baseline", "date": "by"}


def _lacks(measure: ActionMeasure, known: dict[str, Figure]) -> list[str]:
    if measure.target is None:
        return []
    minimum = measure.at_least or measure.every  # "at least one a year" says all without where it starts
    starts = baseline(measure, known.get(measure.measure or ""))
    has = {
        "baseline": bool(minimum) or starts is not None,
        "date": measure.by is not None or measure.every is not None,
    }
    return [thing for thing, there in has.items() if not there]


def _scales(institution: Institution) -> Iterator[Finding]:
    """Surveys without a scale that targets rest on: one finding a survey, where its scale would stand."""
    wanted = [one.figure for one in targets(institution) if is_asked(one.plan) and one.aim.target is not None]
    for index, group in enumerate(institution.measure_sets):
        number = sum(figure is not None and figure.group is group for figure in wanted)
        if not number or group.kind != "survey" or scale_of(institution, group) or shares_alone(group):
            continue
        yield Finding(
            f"the scale of {group.id} is not stated, and {counted(number, 'target')} cannot be read without it",
            ("sets", index, "scale"),
            "add  scale: 1 to 10",
            file=institution.measures_file,
            absent=True,
        )
