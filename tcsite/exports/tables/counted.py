"""The tables behind the pictures: each row is a bar, or a part of one."""

from collections.abc import Iterator
from datetime import date

from tcsite.exports.tables.values import ADDRESS, INSTITUTION, PLAN, STATUSES, Column, Table, plans_of, words
from tcsite.facts.counts import by_pillar, by_theme, due, steps
from tcsite.model import Site
from tcsite.model.addresses import Addresses
from tcsite.model.commitment import RECOMMENDATIONS
from tcsite.text.urls import absolute

_ACTIONS = Column("actions", "How many actions.", "integer")


def _pillar_rows(site: Site, _today: date) -> Iterator[list[str]]:
    for plan, page in plans_of(site):
        for pillar, counts in by_pillar(plan).items():
            for status, number in counts.items():
                yield [plan.institution, plan.id, pillar, status, str(number), page]


def _due_rows(site: Site, _today: date) -> Iterator[list[str]]:
    for plan, page in plans_of(site):
        for stretch in due(plan) if plan.actions else ():
            yield [plan.institution, plan.id, stretch.key, stretch.words, str(stretch.actions), page]


def _recommendation_rows(site: Site, _today: date) -> Iterator[list[str]]:
    for plan, page in plans_of(site):
        for id, number in by_theme(plan, RECOMMENDATIONS).items():
            if number:
                yield [plan.institution, plan.id, id, str(number), page]


def _target_rows(site: Site, _today: date) -> Iterator[list[str]]:
    own = Addresses(site.settings.home or "")
    for institution in site.institutions:
        for step in steps(institution):
            reference = f"{step.set_id}-{step.measure.id}"
            yield [
                *(institution.id, step.plan.id, step.action.id or "", step.set_id, step.measure.id),
                words(step.measure.text, site.settings.language),
                f"{step.value:g}",
                f"{step.aim.target:g}",
                str(step.aim.by or ""),
                absolute(site.settings.base_url or "", own.measure(institution.id, reference)),
            ]


COUNTED: tuple[Table, ...] = (
    Table(
        "pillars",
        "How many actions of each plan serve each pillar, by status.",
        (
            INSTITUTION,
            PLAN,
            Column("pillar", "The pillar of the Commitment; empty for actions that serve none."),
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
                "A stretch of the plan's time: a year (2025), a half-year (2025-H1) or a quarter (2025-Q1); or before, "
                "after, open (a beginning, but no end) or none (no time given).",
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
        "Every figure that an action is to move, from its baseline to its target.",
        (
            INSTITUTION,
            PLAN,
            Column("id", "Id of the action."),
            Column("set", "Id of the survey or the table of figures."),
            Column("measure", "Id of the figure within it."),
            Column("text", "The question, or what was counted."),
            Column("baseline", "Where it starts.", "number"),
            Column("target", "What it is to become.", "number"),
            Column("by", "By when, as exact as it is known."),
            ADDRESS,
        ),
        _target_rows,
    ),
)
"""The tables, in the order in which the data page describes them."""
