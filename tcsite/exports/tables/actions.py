"""The table of actions, and of their parts."""

from collections.abc import Iterable, Iterator
from datetime import date

from tcsite.exports.tables.values import (
    ADDRESS,
    INSTITUTION,
    PLAN,
    STATUSES,
    Column,
    Table,
    plans_of,
    without_email,
    words,
)
from tcsite.facts.actions import due, health, part_due, part_status, status, status_words
from tcsite.facts.labels import labels
from tcsite.facts.plans import pillars_of, recommendations, strands_of
from tcsite.facts.timeliness import known_until, timeliness
from tcsite.model import Action, Part, Plan, Text
from tcsite.model.site import DatedSite

_COLUMNS = (
    INSTITUTION,
    PLAN,
    Column("id", "Id of the action, as on its plan's page."),
    Column(
        "part",
        "Empty for an action; what the part is called for a part of one: its id, else a to z, 27 and so on. So the rows with an empty cell here are "
        "the actions, and counting them counts actions.",
    ),
    Column(
        "strand", "The plan's own heading that the action stands under; several are separated by semicolons."
    ),
    Column(
        "pillar", "The pillar of the Commitment that it serves, if any; several are separated by semicolons."
    ),
    Column("text", "What is to be done."),
    Column("when", "When, in the author's words."),
    Column(
        "from", "The first date that we understand, as exact as it is known: 2024, 2024-09 or 2024-09-15."
    ),
    Column("to", "The last date that we understand, likewise."),
    Column("status", f"{STATUSES}, as the institution reported it."),
    Column("owners", "Who does it, separated by semicolons; e-mail addresses are left out."),
    Column("talent", "Recommendations of the TALENT Commission that it answers, separated by semicolons."),
    ADDRESS,
    Column(
        "label", "What it is called on this site and by rules: V5, V5.a; action 3 where the plan has no id."
    ),
    Column(
        "due",
        "By when it is to be done: its own end; else, of an action, the last end of its parts if all state one, and, "
        "of a part, the end of its action.",
    ),
    Column(
        "timeliness",
        "How it stands to its time on the day of this file: overdue, passed (its time is over, and how far it is, is not "
        "stated), next (due within six months), late (reported as unfinished after its time, and as complete later) or "
        "early (reported as complete before its time).",
    ),
    Column("status_words", "The institution's own words for the status, where it gives them."),
    Column(
        "health",
        "Whether it goes as planned, where that is reported and it is not settled: on-track, at-risk or late.",
    ),
    Column("rationale", "Why it is to be done."),
    Column("outputs", "What there will be when it is done, separated by semicolons."),
    Column(
        "success", "What will show that it worked, separated by semicolons; figures stand in targets.csv."
    ),
    Column("resources", "What it needs."),
    Column("years", "The years that the plan's grid marks for it, separated by semicolons."),
    Column("as_per", "The action whose outcome is also this one's."),
    Column(
        "carried_from", "What it continues from other plans (plan, slash, action), separated by semicolons."
    ),
    Column("carried_to", "What continues it in other plans, likewise."),
    Column("merged_into", "The action that took it in."),
    Column("note", "A comment on it."),
)


def _rows(at: DatedSite) -> Iterator[list[str]]:
    for plan, page in plans_of(at.site):
        yield from _rows_of(at, plan, page)


def _rows_of(at: DatedSite, plan: Plan, page: str) -> Iterator[list[str]]:
    language, institution = at.site.settings.language, at.site.institution(plan.institution)
    known = known_until(institution, plan) if institution else date.max
    for action, label in zip(plan.actions, labels(plan), strict=True):
        same = (plan.institution, plan.id, action.id or "")
        where = (_headings(plan, action, language), "; ".join(pillars_of(plan, action)))
        yield [
            *(*same, "", *where, *_said(plan, action, status(plan, action).status, language)),
            *(f"{page}#{label.anchor}", label.name, str(due(plan, action) or "")),
            timeliness(plan, action, action, at.today, known),
            *_told(plan, action, action, language),
            *_planned(action, language),
        ]
        for part, own in zip(action.parts, label.parts, strict=True):
            yield [
                *(*same, own.short, *where, *_said(plan, part, part_status(plan, action, part), language)),
                *(f"{page}#{own.anchor}", own.full, str(part_due(plan, action, part) or "")),
                timeliness(plan, action, part, at.today, known),
                *_told(plan, action, part, language),
                *_planned(part, language),
            ]


def _headings(plan: Plan, action: Action, language: str) -> str:
    return "; ".join(words(strand.title, language) for strand in strands_of(plan, action))


def _told(plan: Plan, action: Action, part: Part, language: str) -> list[str]:
    """The author's own words for the status, and whether it goes as planned."""
    own, entry = status_words(action, part), health(plan, action, part)
    return [words(own, language) if own else "", (entry.health or "") if entry else ""]


def _planned(part: Part, language: str) -> list[str]:
    """What the plan says of it besides: why, what it brings and needs, and what it continues."""

    def joined(texts: Iterable[Text]) -> str:
        return "; ".join(without_email(words(text, language)) for text in texts)

    relations = ["", "", "", ""]
    if isinstance(part, Action):
        relations = [
            part.as_per or "",
            "; ".join(part.carried_from),
            "; ".join(part.carried_to),
            part.merged_into or "",
        ]
    return [
        joined([part.rationale] if part.rationale else []),
        joined(part.outputs),
        joined(part.success),
        joined([part.resources] if part.resources else []),
        "; ".join(str(year) for year in part.years),
        *relations,
        joined([part.note] if part.note else []),
    ]


def _said(plan: Plan, part: Part, status: str, language: str) -> list[str]:
    """What an action and a part say alike: from text to talent."""
    span = part.span(plan.period)
    return [
        words(part.text, language),
        part.when.in_language(language) if part.when else "; ".join(str(year) for year in part.years),
        str(span.from_ or ""),
        str(span.to or ""),
        status,
        "; ".join(without_email(words(owner, language)) for owner in part.owners),
        "; ".join(recommendations(part)),
    ]


ACTIONS = Table(
    "actions",
    "Every action of every plan, one row an action, followed by one row for each of its parts.",
    _COLUMNS,
    _rows,
)
