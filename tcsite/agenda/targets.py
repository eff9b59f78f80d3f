"""The figures that actions are to reach, with their names, directions and units.

Targets that the same survey or table will show on the same date are one entry: they hang on one event.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tcsite.agenda.values import Due
from tcsite.facts.measures import baseline, figures, results
from tcsite.facts.results import DatedResult, Outcome, outcome
from tcsite.language import counted, figure, joined, word
from tcsite.model import ActionMeasure, Institution, Measure, MeasureSet, Part, PartialDate, Plan
from tcsite.model.addresses import Addresses
from tcsite.text.markdown import plain


@dataclass(frozen=True, slots=True)
class _Target:
    """A figure that an action is to reach by a date."""

    label: str  # of the action: "V5"
    number: int  # its place among those of the action
    aim: ActionMeasure
    by: PartialDate
    group: MeasureSet | None  # the survey or table that holds it
    known: Measure | None  # its figure there
    page: str
    last: DatedResult | None  # the last figure since


def targets_of(
    institution: Institution,
    plan: Plan,
    open_parts: Iterable[tuple[str, Part, str]],
    addresses: Addresses,
    language: str,
    today: date,
) -> Iterator[Due]:
    """The dates of the targets of a plan; `open_parts`: what is open, each with its label and its page."""
    groups: dict[tuple[str, str], list[_Target]] = {}
    for target in _targets(institution, open_parts, today):
        own = f"{target.label}.{target.number}"
        key = (target.group.id if target.group else own, str(target.by))
        groups.setdefault(key, []).append(target)
    for targets in groups.values():
        first = targets[0]
        if len(targets) == 1 or first.group is None:
            yield from (_single(plan, target, language) for target in targets)
        else:
            page = addresses.measures(institution.id)
            yield _together(plan, first.group, targets, page, language)


def _targets(
    institution: Institution, open_parts: Iterable[tuple[str, Part, str]], today: date
) -> Iterator[_Target]:
    known_figures = figures(institution)
    for label, part, page in open_parts:
        for number, aim in enumerate(part.measures, start=1):
            held = known_figures.get(aim.measure or "")
            results_so_far = results(aim, held)
            reached = outcome(aim, baseline(aim, held), results_so_far, today) is Outcome.REACHED
            if aim.by and not (reached and not aim.every):
                group, known = (held.group, held.measure) if held else (None, None)
                last = results_so_far[-1] if results_so_far else None
                yield _Target(label, number, aim, aim.by, group, known, page, last)


def _single(plan: Plan, target: _Target, language: str) -> Due:
    sentence = _sentence(target, language)
    what = f"{target.label}: {sentence}"
    subject = f"{plan.id}.{target.label}.{target.number}"
    about = f"Figure of {plain(target.group.title.in_language(language))}." if target.group else ""
    return Due(
        "target", subject, target.by, target.by.last, what, about, page=target.page, label=target.label
    )


def _together(plan: Plan, group: MeasureSet, targets: list[_Target], page: str, language: str) -> Due:
    labels = list(dict.fromkeys(target.label for target in targets))
    title = plain(group.title.in_language(language))
    event = "Repeat the survey" if group.kind == "survey" else "Update the figures"
    depend = f"{counted(len(targets), 'target')} of {counted(len(labels), 'action')}"
    what = f'{event} "{title}": {depend} depend on it'
    by = targets[0].by
    about = f"Actions: {joined(labels)}."
    return Due("target", f"{plan.id}.{group.id}.{by}", by, by.last, what, about, page=page)


def _sentence(target: _Target, language: str) -> str:
    """What is to change: "I have clear career goals should rise from 5.18 to 6.5 mean rating"."""
    aim, known = target.aim, target.known
    text = aim.text or (known.text if known else None)
    name = plain(text.in_language(language)) if text else aim.measure or "its figure"
    start = aim.baseline if aim.baseline is not None else known.value if known else None
    unit_text = aim.unit or (known.unit if known else None) or (target.group.unit if target.group else None)
    unit = f" {plain(unit_text.in_language(language))}" if unit_text else ""
    origin = f" from {figure(start)}" if start is not None else ""
    if aim.target is None:
        change = word("direction", aim.direction, language) if aim.direction else ""
        return f"{name} should show {change}{origin}{unit}" if change else f"{name} should reach its target"
    least = "at least " if aim.at_least else ""
    goal = f"{least}{figure(aim.target)}{unit}{_EVERY.get(aim.every or '', '')}"
    since = (
        f"; the last figure is {figure(target.last.value)}, of {target.last.date.words}"
        if target.last
        else ""
    )
    if start is None or start == aim.target:
        return f"{name} should reach {goal}{since}"
    return f"{name} should {'rise' if aim.target > start else 'fall'}{origin} to {goal}{since}"


_EVERY = {
    "year": " a year",
    "half-year": " every half-year",
    "term": " a term",
    "quarter": " a quarter",
    "month": " a month",
}
