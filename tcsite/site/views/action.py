"""An action as a page shows it, and its parts."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from tcsite.facts.actions import ActionStatus, health, part_status, status, status_words
from tcsite.facts.labels import ActionLabel
from tcsite.facts.measures import Figure, text
from tcsite.facts.plans import pillars_of, recommendations, strands_of
from tcsite.facts.timeliness import timeliness
from tcsite.frozen import dataclass
from tcsite.language import dated, joined, span_words, word
from tcsite.model import Action, ActionMeasure, Part, Plan, Progress, addresses
from tcsite.model.dates.partial import MONTH_NAMES, MONTHS
from tcsite.model.plan import pillars_named
from tcsite.site.views.parts import HealthMark, Link, StatusMark, TimeMark
from tcsite.site.views.references import RELATION_KEYS, References, Relation
from tcsite.site.views.site_context import SiteContext
from tcsite.site.views.targets import OutcomeMark, target_words
from tcsite.text.markdown import Paragraphs, Prose, plain
from tcsite.text.words import with_id


@dataclass(frozen=True, slots=True)
class When:
    """When something is to be done."""

    words: str  # as the author wrote it: "Year 1 (Phase 2)"
    understood: str  # in dates, where that says more: "August 2024 to July 2025"


@dataclass(frozen=True, slots=True)
class Target:
    """A figure to move."""

    name: str
    address: str  # of the figure on the measures page; empty where it is not there
    baseline: str
    target: str
    in_figures: bool  # it is to move to a figure, and not only to rise, to fall or to stay
    by: str
    results: tuple[str, ...]  # "6.6 in June 2026", the oldest first
    outcome: OutcomeMark | None  # reached, missed …; none where there is nothing to say
    note: Prose | None


@dataclass(frozen=True, slots=True)
class ProgressEntry:
    """A dated entry on progress."""

    date: str
    iso: str
    status: StatusMark
    words: str  # the author's own for the status
    health: HealthMark | None
    note: Paragraphs | None
    reason: Paragraphs | None  # why it is red or was stopped
    evidence: tuple[Prose, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of an action; also all that an action has in common with its parts."""

    anchor: str  # its id on the page
    former_anchors: tuple[str, ...]  # ids it had before, which links may still name
    address: str
    label: str  # "V5", "a"; empty where the source gives none
    editor: bool  # whether its heading is an editor's, and not in the source
    heading: Prose  # its text, or the first paragraph of it
    words: str  # the same without markup, for links
    rest: Paragraphs | None  # the rest of its text
    status: StatusMark
    status_words: str  # the author's own for it; empty where it gives none
    health: HealthMark | None  # whether it goes as planned; none where that is not said, or it is settled
    time: TimeMark | None  # overdue, due next …; none where there is nothing to say
    rationale: Paragraphs | None
    when: When | None
    owners: tuple[Prose, ...]
    outputs: tuple[Prose, ...]
    success: tuple[Prose, ...]
    targets: tuple[Target, ...]
    resources: Paragraphs | None
    talent: tuple[Link, ...]
    progress: tuple[ProgressEntry, ...]  # the newest first
    note: Paragraphs | None


@dataclass(frozen=True, slots=True)
class SimilarAction:
    """An action of another institution that is worded much the same; found by comparing words."""

    link: Link
    institution: str
    plan: str  # its plan's title


@dataclass(frozen=True, slots=True)
class ActionView(PartView):
    """A row of the plan."""

    as_per: str  # the action whose status this one has; empty where it has its own
    reported: str  # "as reported in February 2024", of an achievement of a plan that is known by those only
    pillars: tuple[Link, ...]  # where they differ from those of the strand it is shown under
    also_under: tuple[Link, ...]  # its further headings: it is shown under the first
    inferred: tuple[str, ...]  # what of it no source states and an editor concluded, in words
    relations: tuple[Relation, ...]
    parts: tuple[PartView, ...]
    similar: tuple[SimilarAction, ...]  # the nearest first


@dataclass(frozen=True, slots=True)
class ActionWriter:
    """Makes the views of one plan's actions."""

    context: SiteContext
    plan: Plan
    references: References
    figures: Mapping[str, Figure]  # those of measures.yaml, by reference: "tc-survey-1.5"
    known: date  # up to when its statuses can be known
    base: str  # where relative links of the institution's texts start

    def action(
        self, action: Action, label: ActionLabel, similar: tuple[SimilarAction, ...] = ()
    ) -> ActionView:
        """The view of an action."""
        found = status(self.plan, action)
        strands, pillars = strands_of(self.plan, action), pillars_of(self.plan, action)
        own = () if strands and pillars_named(strands[0]) == pillars else pillars
        formers = tuple(former.lower() for former in action.former_ids)
        return ActionView(
            **self._common(action, action, label.anchor, label.shown, formers),
            as_per=found.as_per and self.references.name(self.plan, found.as_per),
            reported=_reported(self.context, found),
            pillars=pillar_links(own, self.context),
            also_under=tuple(
                Link(self.context.words(strand.title), f"#{addresses.strand_anchor(strand.id)}")
                for strand in strands[1:]
            ),
            inferred=tuple(
                word("inferred", key, self.context.language)
                for key in action.inferred
                if key not in RELATION_KEYS  # these are marked where they stand
            ),
            relations=self.references.of(self.plan, action, label),
            parts=tuple(
                PartView(
                    **self._common(
                        action,
                        part,
                        own.anchor,
                        own.short,
                        former_part_anchors(label.anchor, own.anchor, formers, part),
                    )
                )
                for part, own in zip(action.parts, label.parts, strict=True)
            ),
            similar=similar,
        )

    def _common(
        self, action: Action, part: Part, anchor: str, label: str, formers: tuple[str, ...]
    ) -> dict[str, Any]:
        context, base = self.context, self.base
        heading, rest = split_text(part.text.in_language(context.language))
        said, named = context.line(part.text, base), plain(heading)
        if isinstance(part, Action) and not part.headed:  # its parts say all: they stand below
            heading, rest = context.say("action.in_parts", count=len(part.parts)), ""
            said = context.line(heading, base)
        return {
            "anchor": anchor,
            "former_anchors": formers,
            "address": context.addresses.action(self.plan.institution, self.plan.id, anchor),
            "label": label,
            "editor": part.editor,
            "heading": replace(said, markdown=heading),
            "words": named,
            "rest": Paragraphs(rest, said.language, base, level=4) if rest else None,
            "status": context.mark(part_status(self.plan, action, part)),
            "status_words": context.words(status_words(action, part)),
            "health": context.health_mark(health(self.plan, action, part)),
            "time": context.time_mark(timeliness(self.plan, action, part, context.today, self.known)),
            "rationale": context.blocks(part.rationale, base, level=4),
            "when": self._when(part),
            "owners": context.lines(part.owners, base),
            "outputs": context.lines(part.outputs, base),
            "success": context.lines(part.success, base),
            "targets": tuple(self._target(measure) for measure in part.measures),
            "resources": context.blocks(part.resources, base, level=4),
            "talent": tuple(recommendation_link(id, context) for id in recommendations(part)),
            "progress": tuple(self._entry(entry) for entry in reversed(part.reports)),
            "note": context.blocks(part.note, base, level=4),
        }

    def _when(self, part: Part) -> When | None:
        span = span_words(part.span(self.plan.period), self.context.language)
        if part.when:
            own = part.when.spoken
            shown = self.context.words(own) if own else self.context.plain(part.when.text)
            said = _MONTH.sub(lambda found: MONTH_NAMES[MONTHS[found[1].lower()] - 1], shown)
            said = _WELSH_MONTH.sub("", said).lower()
            return When(shown, "" if span.lower() in said else span)
        if part.years:
            plan_years = max(part.years) <= MOST_YEARS
            words = joined(
                [
                    self.context.say("action.year", number=year) if plan_years else str(year)
                    for year in part.years
                ],
                self.context.language,
            )
            return When(words[0].upper() + words[1:], span if plan_years else "")
        return When(span[0].upper() + span[1:], "") if span else None

    def _target(self, measure: ActionMeasure) -> Target:
        context = self.context
        known = self.figures.get(measure.measure or "")
        target_in_words = target_words(context, measure, known, self.known)
        return Target(
            context.words(text(measure, known)) or measure.measure or context.say("action.a_figure"),
            context.addresses.measure(self.plan.institution, measure.measure)
            if measure.measure and known
            else "",
            target_in_words.baseline if target_in_words.moves or measure.target is None else "",
            target_in_words.target,
            target_in_words.moves,
            context.date_words(measure.by),
            target_in_words.results,
            target_in_words.outcome,
            context.line_or_none(measure.note, self.base),
        )

    def _entry(self, entry: Progress) -> ProgressEntry:
        context, base = self.context, self.base
        return ProgressEntry(
            context.date_words(entry.date),
            str(entry.date),
            context.mark(entry.status),
            context.words(entry.words),
            context.health_mark(entry),
            context.blocks(entry.note, base, level=5),
            context.blocks(entry.reason, base, level=5),
            context.lines(entry.evidence, base),
        )


MOST_YEARS = 10
"""A year mark up to this is a year of the plan, beyond it one of the calendar."""

LONG_TEXT = 140
"""Characters from which on a text of several sentences is headed by its first sentence alone."""

_WELSH_MONTH = re.compile(r"\bmis\s")  # "Erbyn mis Medi" says no more than "erbyn Medi"
_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b\.?", re.IGNORECASE)
_FIRST_SENTENCE = re.compile(r"([^*_`\[\]<>\n]{20,}?[a-z0-9)][.!?])\s+(?=[A-Z])")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|[Dd]r|St|Mrs?|Prof|etc|vs|[Nn]o)\.$")


def split_text(text: str) -> tuple[str, str]:
    """A text cut in two: what can head an action, and the rest of it."""
    first, _, rest = text.strip().partition("\n\n")
    found = _FIRST_SENTENCE.match(first) if not rest and len(first) > LONG_TEXT else None
    if found and not _ABBREVIATION.search(found[1]):
        return found[1], first[found.end() :]
    return first, rest.strip("\n")


def _reported(context: SiteContext, found: ActionStatus) -> str:
    when = found.reported_on
    if not when:
        return context.say("action.reported") if found.reported else ""
    return dated("action.reported_in", "action.reported_on", when, context.language)


def pillar_link(pillar: str | None, context: SiteContext) -> Link | None:
    """A link to all actions of a pillar."""
    if not pillar:
        return None
    name = context.pillars.get(pillar)
    if not name:
        return Link(word("pillar", pillar, context.language))
    return Link(name, addresses.pillar(pillar))


def pillar_links(pillars: Iterable[str], context: SiteContext) -> tuple[Link, ...]:
    """Links to all actions of each of some pillars."""
    return tuple(link for pillar in pillars if (link := pillar_link(pillar, context)))


def recommendation_link(id: str, context: SiteContext) -> Link:
    """A link to all actions that answer a recommendation."""
    name = context.recommendations.get(id)
    return Link(with_id(id, name), addresses.recommendation(id)) if name else Link(id)


def former_part_anchors(action: str, part: str, formers: tuple[str, ...], one: Part) -> tuple[str, ...]:
    """The ids that a part had: while its action was called otherwise, or while it was itself."""
    suffix = part.removeprefix(action)
    moved_along = [former + suffix for former in formers]
    renamed = [f"{owner}-{former.lower()}" for owner in (action, *formers) for former in one.former_ids]
    return tuple(dict.fromkeys(anchor for anchor in (*moved_along, *renamed) if anchor != part))
