"""The tables behind the pictures: each row is a bar, or a part of one."""

from collections.abc import Iterator

from tcsite.exports.tables.values import ADDRESS, INSTITUTION, PLAN, STATUSES, Column, Table, plans_of, words
from tcsite.facts.measures import targets
from tcsite.facts.periods import due_buckets
from tcsite.facts.plans import by_pillar, by_theme
from tcsite.model.commitment import RECOMMENDATIONS
from tcsite.model.site import DatedSite
from tcsite.text.urls import absolute

_ACTIONS = Column("actions", "How many actions.", "integer")


def _pillar_rows(at: DatedSite) -> Iterator[list[str]]:
    for plan, page in plans_of(at.site):
        for pillar, counts in by_pillar(plan).items():
            for status, number in counts.items():
                yield [plan.institution, plan.id, pillar, status, str(number), page]


def _due_rows(at: DatedSite) -> Iterator[list[str]]:
    for plan, page in plans_of(at.site):
        for bucket in due_buckets(plan, at.site.settings.language) if plan.actions else ():
            yield [plan.institution, plan.id, bucket.key, bucket.words, str(bucket.actions), page]


def _recommendation_rows(at: DatedSite) -> Iterator[list[str]]:
    for plan, page in plans_of(at.site):
        for id, number in by_theme(plan, RECOMMENDATIONS).items():
            if number:
                yield [plan.institution, plan.id, id, str(number), page]


def _target_rows(at: DatedSite) -> Iterator[list[str]]:
    own, language = at.site.settings.addresses, at.site.settings.language
    for institution in at.site.institutions:
        for target in targets(institution):
            aim, known = target.aim, target.figure
            if known:
                address = own.measure(institution.id, known.reference)
            else:
                address = own.action(institution.id, target.plan.id, target.anchor)
            yield [
                *(institution.id, target.plan.id, target.action.id or ""),
                *((known.group.id, known.measure.id) if known else ("", "")),
                words(target.text, language) if target.text else aim.measure or "",
                _number(target.baseline),
                _number(aim.target),
                str(aim.by or ""),
                absolute(at.site.settings.base_url or "", address),
                target.name,
                aim.direction or "",
                words(target.unit, language) if target.unit else "",
                "true" if aim.at_least else "",
                aim.every or "",
                _number(target.results[-1].value) if target.results else "",
                str(target.results[-1].date) if target.results else "",
                target.outcome(at.today),
            ]


def _result_rows(at: DatedSite) -> Iterator[list[str]]:
    own, base = at.site.settings.addresses, at.site.settings.base_url or ""
    for institution in at.site.institutions:
        for target in targets(institution):
            address = absolute(base, own.action(institution.id, target.plan.id, target.anchor))
            reference = target.figure.reference if target.figure else ""
            for one in target.results:
                yield [
                    *(institution.id, target.plan.id, target.name, reference),
                    *(str(one.date), _number(one.value), one.group, address),
                ]


def _number(value: float | None) -> str:
    return f"{value:g}" if value is not None else ""


COUNTED: tuple[Table, ...] = (
    Table(
        "pillars",
        "How many actions of each plan serve each pillar, by status; an action that serves several counts for each.",
        (
            INSTITUTION,
            PLAN,
            Column("pillar", "The pillar of the Commitment; empty for actions of which none is stated."),
            Column("status", f"{STATUSES}."),
            _ACTIONS,
            ADDRESS,
        ),
        _pillar_rows,
    ),
    Table(
        "due",
        "By when the actions of each plan are to be done.",
        (
            INSTITUTION,
            PLAN,
            Column(
                "due",
                "A part of the plan's time: a year (2025), a half-year (2025-H1) or a quarter (2025-Q1); or before, "
                "after, open (no end given, or not of all its parts) or none (no time given).",
            ),
            Column("words", "The same in words."),
            _ACTIONS,
            ADDRESS,
        ),
        _due_rows,
    ),
    Table(
        "recommendations",
        "How many actions of each plan answer each recommendation of the TALENT Commission, by its number.",
        (INSTITUTION, PLAN, Column("recommendation", "Its number: R1 to R16."), _ACTIONS, ADDRESS),
        _recommendation_rows,
    ),
    Table(
        "targets",
        "Every figure that an action is to move, from its baseline to its target, as far as they are stated.",
        (
            INSTITUTION,
            PLAN,
            Column("id", "Id of the action."),
            Column("set", "Id of the survey or the table of figures; empty where none holds it."),
            Column("measure", "Id of the figure within it; empty likewise."),
            Column("text", "The question, or what was counted."),
            Column("baseline", "Where it starts.", "number"),
            Column("target", "What it is to become.", "number"),
            Column("by", "By when, as exact as it is known."),
            ADDRESS,
            Column("label", "What the action, or the part of it, is called: V5, V5.a."),
            Column(
                "direction", "Which way it is to go, where that is stated: increase, decrease or maintain."
            ),
            Column("unit", "What the figures count."),
            Column("at_least", "true where the target is the least that is wanted; else empty."),
            Column(
                "every",
                "How often it is to be reached, where not once: year, half-year, term, quarter or month.",
            ),
            Column("result", "What it was the last time.", "number"),
            Column("result_date", "When that was, as exact as it is known."),
            Column(
                "outcome",
                "On the day of this file: reached, missed or not-measured (its date has passed), open, or empty where no "
                "target is stated or nothing says which way it lies.",
            ),
        ),
        _target_rows,
    ),
    Table(
        "results",
        "What the figures became that actions are to move: one row for each time they were measured.",
        (
            INSTITUTION,
            PLAN,
            Column("label", "What the action, or the part of it, is called: V5, V5.a."),
            Column("measure", "The figure's survey or table and its id, where one holds it."),
            Column("date", "When it was measured, as exact as it is known."),
            Column("value", "What it was.", "number"),
            Column("set", "The survey or table that says so; empty where the action does."),
            ADDRESS,
        ),
        _result_rows,
    ),
)
"""The tables, in the order in which the data page describes them."""
