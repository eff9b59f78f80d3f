"""The tables that repeat what content says: institutions, plans, progress, measures; actions have a file of their own."""

from collections.abc import Iterator

from tcsite.exports.tables.actions import ACTIONS
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
from tcsite.facts.coverage import entered
from tcsite.facts.labels import labels
from tcsite.facts.measures import all_figures, scale_of
from tcsite.facts.plans import current_plan, has_ended, tally
from tcsite.facts.submissions import step
from tcsite.model import COLOURS, Part
from tcsite.model.site import DatedSite
from tcsite.text.urls import absolute

_INSTITUTION_COLUMNS = (
    INSTITUTION,
    Column("name", "Its name."),
    Column("kind", "university, research-institute, funder or other."),
    Column("nation", "England, Northern Ireland, Scotland or Wales."),
    Column("status", "Its standing in the Commitment: signatory, supporter, joining, lapsed or withdrawn."),
    Column("since", "Since when, as exact as it is known."),
    Column("contact", "Who can be asked: the first contact, by name or role."),
    Column("official_page", "Address of its own page about the Commitment."),
    Column("official_state", "live, in-progress or moved."),
    Column("plan", "Id of the plan in force."),
    Column("until", "When that plan ends, extensions included."),
    ADDRESS,
    Column(
        "invented", "true for an institution that does not exist and shows what a site can hold; else empty."
    ),
    Column("ror", "Its identifier in the Research Organization Registry."),
    Column("ukprn", "Its number in the UK Register of Learning Providers."),
)


def _institution_rows(at: DatedSite) -> Iterator[list[str]]:
    addresses = at.site.settings.addresses
    language = at.site.settings.language
    for one in at.site.institutions:
        people = [each.name or each.role for each in one.contacts_on(at.today)]
        plan = current_plan(one, at.today)
        yield [
            one.id,
            words(one.name, language),
            one.kind,
            one.nation or "",
            one.status.role,
            str(one.status.since or ""),
            people[0] if people else "",
            (one.published.url or "") if one.published else "",
            one.published.state if one.published else "",
            plan.id if plan else "",
            str(plan.period.end or "") if plan else "",
            absolute(at.site.settings.base_url or "", addresses.institution(one.id)),
            "true" if one.invented else "",
            one.ror or "",
            one.ukprn or "",
        ]


_FIRST_STATUSES = ("not-started", "in-progress", "complete", "ongoing", "stopped", "not-stated")
_LATER_STATUSES = tuple(status for status in COLOURS if status not in _FIRST_STATUSES)
"""Statuses that came later: their columns stand at the end, so that none of the others moves."""

_PLAN_COLUMNS = (
    INSTITUTION,
    PLAN,
    Column("title", "Its title."),
    Column("from", "When its period begins, as exact as it is known."),
    Column("to", "When its period ends, without extensions."),
    Column("extended_to", "When it ends after an extension."),
    Column("stage", "The stage of the self-assessment that it was made for.", "integer"),
    Column("state", "draft, approved, in-force, closed, superseded or withdrawn."),
    Column("actions", "How many actions it has; empty where they are not entered on this site.", "integer"),
    *(
        Column(status.replace("-", "_"), f"How many of them are {status}; empty as actions is.", "integer")
        for status in _FIRST_STATUSES
    ),
    Column("source", "The document that it was transcribed from."),
    Column("source_date", "The date of that document."),
    ADDRESS,
    *(
        Column(
            status.replace("-", "_"), f"How many of its actions are {status}; empty as actions is.", "integer"
        )
        for status in _LATER_STATUSES
    ),
    Column("period_words", "What the plan says of its time, where it gives no date, or not both."),
    Column("approximate", "true where its period was calculated, and the plan does not say so; else empty."),
    Column(
        "ended",
        "true where its state is in-force and its period was over when the file was made; else empty.",
    ),
)


def _rows_of_plans(at: DatedSite) -> Iterator[list[str]]:
    language = at.site.settings.language
    for plan, page in plans_of(at.site):
        counts = tally([plan])
        yield [
            plan.institution,
            plan.id,
            words(plan.title, language),
            str(plan.period.from_ or ""),
            str(plan.period.to or ""),
            str(plan.period.extended_to or ""),
            str(plan.stage or ""),
            plan.state,
            str(len(plan.actions)) if entered(plan) else "",
            *((str(counts.get(status, 0)) if entered(plan) else "") for status in _FIRST_STATUSES),
            words(plan.source.title, language) if plan.source else "",
            str(plan.source.date or "") if plan.source else "",
            page,
            *((str(counts.get(status, 0)) if entered(plan) else "") for status in _LATER_STATUSES),
            words(plan.period.words, language) if plan.period.words else "",
            "true" if plan.period.approximate else "",
            "true" if has_ended(plan, at.today) else "",
        ]


_PROGRESS_COLUMNS = (
    INSTITUTION,
    PLAN,
    Column("id", "Id of the action."),
    Column("part", "Id of the part; empty where the entry is about the whole action."),
    Column("date", "When it was reported, as exact as it is known."),
    Column("status", f"{STATUSES}."),
    Column("note", "What was reported."),
    Column("reason", "Why it is not done."),
    ADDRESS,
    Column("words", "The institution's own words for the status, where it gives them."),
    Column("health", "Whether it goes as planned, where that is reported: on-track, at-risk or late."),
    Column("health_words", "The institution's own words for that."),
)


def _progress_rows(at: DatedSite) -> Iterator[list[str]]:
    language = at.site.settings.language
    for plan, page in plans_of(at.site):
        for action, label in zip(plan.actions, labels(plan), strict=True):
            pieces: list[tuple[str, Part, str]] = [("", action, label.anchor)]
            pieces += [
                (own.short, part, own.anchor) for part, own in zip(action.parts, label.parts, strict=True)
            ]
            for id, part, anchor in pieces:
                for entry in part.progress:
                    yield [
                        *(plan.institution, plan.id, action.id or "", id, str(entry.date), entry.status),
                        without_email(words(entry.note, language)) if entry.note else "",
                        without_email(words(entry.reason, language)) if entry.reason else "",
                        f"{page}#{anchor}",
                        words(entry.words, language) if entry.words else "",
                        entry.health or "",
                        words(entry.health_words, language) if entry.health_words else "",
                    ]


_MEASURE_COLUMNS = (
    INSTITUTION,
    Column("set", "Id of the survey or the table of figures."),
    Column("measure", "Id of the figure within it."),
    Column("kind", "survey or workforce."),
    Column("title", "Title of the survey or the table."),
    Column("date", "When it was asked or counted, as exact as it is known."),
    Column("people", "How many answered or were counted.", "integer"),
    Column("scale", "The scale, or that of the survey that it repeats; empty where neither is published."),
    Column("unit", "The unit of the value."),
    Column("text", "The question, or what was counted."),
    Column("pillar", "The pillar of the Commitment that it is about, if any."),
    Column("value", "The figure.", "number"),
    ADDRESS,
    Column("repeats", "Id of the survey or table that this one repeats, with the same ids of figures."),
)


def _measure_rows(at: DatedSite) -> Iterator[list[str]]:
    addresses = at.site.settings.addresses
    language = at.site.settings.language
    for one in at.site.institutions:
        for figure in all_figures(one):
            group, measure = figure.group, figure.measure
            people = measure.people if measure.people is not None else group.people
            address = addresses.measure(one.id, figure.reference)
            yield [
                *(one.id, group.id, measure.id, group.kind, words(group.title, language), str(group.date)),
                str(people) if people is not None else "",
                words(scale, language) if (scale := scale_of(one, group)) else "",
                words(figure.unit, language) if figure.unit else "",
                words(measure.text, language),
                measure.pillar or "",
                f"{measure.value:g}" if measure.value is not None else "",
                absolute(at.site.settings.base_url or "", address),
                group.repeats or "",
            ]


_SUBMISSION_COLUMNS = (
    INSTITUTION,
    Column("stage", "The stage of the self-assessment.", "integer"),
    Column("due", "When it is or was due, as exact as it is known; so are the dates that follow."),
    Column("submitted", "When it was submitted."),
    Column("feedback", "When the Commitment answered."),
    Column("awarded", "When the stage was awarded or confirmed."),
    Column("published", "When it was published."),
    Column(
        "step",
        "How far it is on the day of this file: due, late, submitted, feedback, awarded or published; empty where no date "
        "is given.",
    ),
    ADDRESS,
)


def _submission_rows(at: DatedSite) -> Iterator[list[str]]:
    addresses = at.site.settings.addresses
    for one in at.site.institutions:
        page = absolute(at.site.settings.base_url or "", addresses.institution(one.id))
        for each in one.submissions:
            dates = (each.due, each.submitted, each.feedback, each.awarded, each.published)
            yield [
                one.id,
                str(each.stage or ""),
                *(str(when or "") for when in dates),
                step(each, at.today),
                f"{page}#submissions",
            ]


CONTENT: tuple[Table, ...] = (
    Table(
        "institutions",
        "Every institution, with its standing, its official page and its plan in force.",
        _INSTITUTION_COLUMNS,
        _institution_rows,
    ),
    Table("plans", "Every plan, with its period and its actions by status.", _PLAN_COLUMNS, _rows_of_plans),
    ACTIONS,
    Table("progress", "Every dated entry on the progress of an action.", _PROGRESS_COLUMNS, _progress_rows),
    Table(
        "submissions",
        "Every self-assessment that an institution says it submitted or will submit.",
        _SUBMISSION_COLUMNS,
        _submission_rows,
    ),
    Table("measures", "Every figure of every survey and workforce table.", _MEASURE_COLUMNS, _measure_rows),
)
"""The tables, in the order in which the data page describes them."""
