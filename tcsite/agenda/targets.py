"""The figures that actions are to reach, with their names, directions and units.

Targets that the same survey or table will show on the same date are one entry: they hang on one event.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from tcsite.agenda.values import Due
from tcsite.facts.measures import MeasureTarget, targets
from tcsite.facts.results import Outcome
from tcsite.language import OF_COMMANDS, counted, figure, goal_words, joined, word
from tcsite.model import Institution, MeasureSet, Part, PartialDate, Plan
from tcsite.model.addresses import Addresses
from tcsite.text.markdown import plain


def targets_of(
    institution: Institution,
    plan: Plan,
    open_parts: Iterable[Part],
    addresses: Addresses,
    language: str,
    today: date,
) -> Iterator[Due]:
    """The dates of the targets of what is open in a plan, without those that are reached once and for all."""
    still_open = {id(part) for part in open_parts}
    groups: dict[tuple[str, PartialDate], list[MeasureTarget]] = {}
    for target in targets(institution):
        if target.aim.by and id(target.part) in still_open and not _is_settled(target, today):
            own = f"{target.name}.{target.number}"
            key = (target.figure.group.id if target.figure else own, target.aim.by)
            groups.setdefault(key, []).append(target)
    for (_, by), together in groups.items():
        first = together[0]
        if len(together) == 1 or first.figure is None:
            for target in together:
                page = addresses.action(institution.id, plan.id, target.anchor)
                yield _single(target, by, page, language)
        else:
            page = addresses.measures(institution.id)
            yield _together(first.figure.group, together, by, page, language)


def _is_settled(target: MeasureTarget, today: date) -> bool:
    """Whether it is reached, and not to be reached again: each year, or each term."""
    return not target.aim.every and target.outcome(today) is Outcome.REACHED


def _single(target: MeasureTarget, by: PartialDate, page: str, language: str) -> Due:
    what = f"{target.name}: {_sentence(target, language)}"
    subject = f"{target.plan.id}.{target.name}.{target.number}"
    about = f"Figure of {plain(target.figure.group.title.in_language(language))}." if target.figure else ""
    return Due("target", subject, by, by.last, what, about, page=page, label=target.name)


def _together(
    group: MeasureSet, targets: list[MeasureTarget], by: PartialDate, page: str, language: str
) -> Due:
    names = list(dict.fromkeys(target.name for target in targets))
    title = plain(group.title.in_language(language))
    event = "Repeat the survey" if group.kind == "survey" else "Update the figures"
    depend = f"{counted(len(targets), 'target')} of {counted(len(names), 'action')}"
    what = f'{event} "{title}": {depend} depend on it'
    subject = f"{targets[0].plan.id}.{group.id}.{by}"
    return Due("target", subject, by, by.last, what, f"Actions: {joined(names)}.", page=page)


def _sentence(target: MeasureTarget, language: str) -> str:
    """What is to change: "I have clear career goals should rise from 5.18 to 6.5 mean rating"."""
    aim, start = target.aim, target.baseline
    name = plain(target.text.in_language(language)) if target.text else aim.measure or "its figure"
    unit = f" {plain(target.unit.in_language(language))}" if target.unit else ""
    origin = f" from {figure(start)}" if start is not None else ""
    if aim.target is None:
        change = word("direction", aim.direction, language) if aim.direction else ""
        return f"{name} should show {change}{origin}{unit}" if change else f"{name} should reach its target"
    goal = goal_words(aim, OF_COMMANDS, unit)
    last = target.results[-1] if target.results else None
    since = f"; the last figure is {figure(last.value)}, of {last.date.words}" if last else ""
    if start is None or start == aim.target:
        return f"{name} should reach {goal}{since}"
    return f"{name} should {'rise' if aim.target > start else 'fall'}{origin} to {goal}{since}"
