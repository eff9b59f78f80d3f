"""The page of a plan."""

from collections.abc import Mapping
from typing import Any

from tcsite.facts.coverage import entered
from tcsite.facts.labels import labels
from tcsite.facts.measures import figures
from tcsite.facts.plans import dates_of, newest, recommendations, state_words, strands_of
from tcsite.facts.timeliness import known_until
from tcsite.frozen import dataclass
from tcsite.language import joined, size, word
from tcsite.model import Format, Institution, Plan, Strand, TalentAnswer, addresses
from tcsite.model.addresses import change_anchor, strand_anchor
from tcsite.model.plan import pillars_named
from tcsite.site.views.action import (
    ActionView,
    ActionWriter,
    SimilarAction,
    pillar_links,
    recommendation_link,
)
from tcsite.site.views.entered import plan_tally
from tcsite.site.views.parts import (
    Citation,
    DocumentLink,
    Filter,
    Link,
    PageFrame,
    SignOffLine,
    SiteFrame,
    SourceNote,
    Tally,
)
from tcsite.site.views.pictures import Picture, actions_over_time, progress_by_pillar
from tcsite.site.views.references import References
from tcsite.site.views.site_context import SiteContext
from tcsite.site.views.strip import StripPeriod, TimeCount, marks_of, plan_filters, strip_of, time_counts
from tcsite.site.views.structured_data import report
from tcsite.text.markdown import Paragraphs, Prose
from tcsite.text.words import MarkedWords

LEAST_TO_FILTER = 8
"""Actions from which on a plan's list can be narrowed: fewer are seen at once."""


@dataclass(frozen=True, slots=True)
class MarkedAction:
    """An action in the list of the plan's page."""

    view: ActionView
    marks: str  # what filters know it by: "status:complete time:late owner:hr"


@dataclass(frozen=True, slots=True)
class StrandView:
    """A plan's own heading and the actions under it."""

    anchor: str
    title: str  # empty for actions that stand under no heading
    editor: bool  # whether the heading is an editor's, and not in the source
    aim: Paragraphs | None
    pillars: tuple[Link, ...]
    count: int
    actions: tuple[MarkedAction, ...]


@dataclass(frozen=True, slots=True)
class TalentLine:
    """The plan's answer to one recommendation."""

    recommendation: Link
    applies: bool
    named: tuple[Link, ...]  # actions that the plan's own table names
    tagged: tuple[Link, ...]  # actions that carry the recommendation's tag
    note: Prose | None
    reason: Prose | None


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """How technicians were consulted."""

    method: str
    date: str
    people: str  # "28 people"
    note: Paragraphs | None
    changed: tuple[Link, ...]  # actions that came of it


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """An edit to an approved plan."""

    anchor: str
    date: str
    action: Link | None
    note: Prose
    observed: bool  # an editor saw it in two copies: no source speaks of it


@dataclass(frozen=True, slots=True)
class ReviewNote:
    """The red-amber-green report on the plan."""

    title: Prose | None
    date: str
    covers: str
    overall: Prose | None
    by: Prose | None
    note: Paragraphs | None


@dataclass(frozen=True, slots=True)
class FormatLink:
    """The same plan in another format."""

    words: str  # "PDF, 340 KB"
    address: str
    note: Prose | None


@dataclass(frozen=True, slots=True)
class PlanView:
    """`plan.html`: a plan, its actions and how far they are."""

    site: SiteFrame
    page: PageFrame
    institution: Link
    summary: Paragraphs | None
    period: str
    extension: Prose | None  # why it was extended
    state: str  # "In force"
    draft: bool  # it is private, and shown because somebody asked to see drafts
    stage: str  # "3"
    sign_off: tuple[SignOffLine, ...]
    follows: Link | None
    followed_by: Link | None
    from_achievements: bool  # it is known only from a later report of what was done
    assigned_ids: bool  # its actions' ids serve for addresses only
    tally: Tally
    gaps: tuple[str, ...]  # what no action of it states
    progress: Picture | None  # actions by pillar and status
    over_time: Picture | None  # actions by when they are to be done
    strip: tuple[StripPeriod, ...]  # one mark an action, in the order of time; empty where no time is stated
    times: tuple[TimeCount, ...]  # how many are overdue, due next …
    filters: tuple[Filter, ...]
    count: str  # "29 actions"
    silent: bool  # whether some action lacks a status, an owner or a time that others state
    strands: tuple[StrandView, ...]
    aims: tuple[Prose, ...]
    commitments: tuple[Prose, ...]
    resourcing: Paragraphs | None
    voices: tuple[VoiceLine, ...]
    talent: tuple[TalentLine, ...]
    review: ReviewNote | None
    changes: tuple[ChangeLine, ...]
    formats: tuple[FormatLink, ...]
    documents: tuple[DocumentLink, ...]
    inferred: tuple[str, ...]  # what no source states and an editor concluded: stage, follows, state
    source: SourceNote | None
    note: Paragraphs | None
    cite: Citation


def plan_view(
    context: SiteContext,
    institution: Institution,
    plan: Plan,
    references: References,
    similar: Mapping[int, tuple[SimilarAction, ...]],
) -> PlanView:
    """The view of a plan's page; `similar` holds similar actions elsewhere by the place of an action."""
    base = context.addresses.institution(institution.id)
    writer = ActionWriter(
        context, plan, references, figures(institution), known_until(institution, plan), base
    )
    views = [
        writer.action(action, label, similar.get(place, ()))
        for place, (action, label) in enumerate(zip(plan.actions, labels(plan), strict=True))
    ]
    links = _by_name(plan)
    return context.view(
        PlanView,
        plan,
        base,
        site=context.site(addresses.INSTITUTIONS),
        page=_frame(context, institution, plan),
        institution=Link(context.words(institution.name), base),
        extension=context.line_or_none(plan.period.reason, base),
        state=state_words(plan, context.today, context.language),
        draft=plan.state == "draft",
        sign_off=context.sign_off(plan.sign_off),
        **_before_and_after(context, institution, plan),
        from_achievements=plan.known_from == "achievements",
        assigned_ids=plan.action_ids == "assigned",
        tally=plan_tally(context, plan),
        progress=progress_by_pillar(context, plan),
        over_time=actions_over_time(context, plan),
        **_actions(context, plan, views, base),
        voices=_voices(context, plan, links, base),
        talent=_talent(context, plan, links, base),
        review=context.view(ReviewNote, plan.review, base) if plan.review else None,
        changes=_changes(context, plan, links, base),
        formats=tuple(_format(context, institution, one) for one in plan.formats),
        documents=context.documents(institution.id, plan.documents),
        source=context.source(plan.source),
        cite=cite(context, institution, context.plan_link(plan)),
    )


def _before_and_after(context: SiteContext, institution: Institution, plan: Plan) -> dict[str, Any]:
    """The plan that it follows, and the one that follows it; a draft follows only in the eyes of a draft."""
    before = institution.plan(plan.follows) if plan.follows else None
    agreed = [one for one in institution.plans if one.state != "draft" or plan.state == "draft"]
    after = next((one for one in agreed if one.follows == plan.id), None)
    return {
        "follows": context.plan_link(before) if before else None,
        "followed_by": context.plan_link(after) if after else None,
    }


def _by_name(plan: Plan) -> dict[str, Link]:
    """By every name of an action or a part, the link to it on the plan's page."""
    named = [(label.names, Link(label.name, f"#{label.anchor}")) for label in labels(plan)]
    named += [
        (part.names, Link(part.full, f"#{part.anchor}")) for label in labels(plan) for part in label.parts
    ]
    return {name: link for names, link in reversed(named) for name in names}


def cite(context: SiteContext, institution: Institution, page: Link) -> Citation:
    """How to cite a page."""
    site = context.frame.title
    return Citation(
        context.words(institution.name),
        page.words,
        MarkedWords(site, context.frame.title_language) if context.frame.title_language else site,
        context.absolute(page.address) if context.frame.base_url else "",
    )


def _frame(context: SiteContext, institution: Institution, plan: Plan) -> PageFrame:
    name = context.words(institution.name)
    own = context.plan_link(plan)
    title = context.title(plan, institution.plans)
    modified = newest(dates_of(plan), context.today)
    author = context.addresses.institution(institution.id)
    return context.page(
        own.address,
        own.words,
        title=f"{title} – {name}",
        description=context.say(
            "plan.description" if entered(plan) else "plan.description_only",
            title=title,
            institution=name,
            count=len(plan.actions),
            summary=context.words(plan.summary),
        ),
        trail=context.above(name, institution.id),
        modified=modified,
        indexable=plan.state != "draft",
        structured=[report(context.frame, own, author, plan.period, str(modified or ""))],
    )


def _actions(context: SiteContext, plan: Plan, views: list[ActionView], base: str) -> dict[str, Any]:
    """The actions under their headings, and what none of them states: said once instead of in every action."""
    every = [one for view in views for one in (view, *view.parts)]
    stated = {
        "plan.gap_time": any(one.when for one in every),
        "plan.gap_owner": any(one.owners for one in every),
        "plan.gap_success": any(one.success or one.targets for one in every),
    }
    missing = [context.say(key) for key, found in stated.items() if every and not found]
    things = joined(missing, context.language, "list.or")
    return {
        "gaps": (context.say("plan.gap", things=things),) if missing else (),
        "strip": strip_of(context, plan, views),
        "times": time_counts(context, views),
        "filters": plan_filters(context, plan, views) if len(views) >= LEAST_TO_FILTER else (),
        "count": context.say("count.actions", count=len(views)),
        "silent": any(
            view.status.key == "not-stated" or not (view.parts or (view.when and view.owners))
            for view in views
        ),
        "strands": _strands(context, plan, views, base),
    }


def _strands(context: SiteContext, plan: Plan, views: list[ActionView], base: str) -> tuple[StrandView, ...]:
    by_strand: dict[str, list[MarkedAction]] = {strand.id: [] for strand in plan.strands}
    loose: list[MarkedAction] = []
    for action, view in zip(plan.actions, views, strict=True):
        marked = MarkedAction(view, marks_of(context, plan, action, view))
        strands = strands_of(plan, action)
        by_strand.get(strands[0].id if strands else "", loose).append(marked)
    found = [_strand(context, strand, by_strand[strand.id], base) for strand in plan.strands]
    if loose:
        title = context.say("plan.further" if found else "shared.actions")
        found.append(
            StrandView(
                "strand-", title, editor=False, aim=None, pillars=(), count=len(loose), actions=tuple(loose)
            )
        )
    return tuple(found)


def _strand(context: SiteContext, strand: Strand, views: list[MarkedAction], base: str) -> StrandView:
    return context.view(
        StrandView,
        strand,
        base,
        anchor=strand_anchor(strand.id),
        pillars=pillar_links(pillars_named(strand), context),
        count=len(views),
        actions=tuple(views),
    )


def _voices(context: SiteContext, plan: Plan, links: Mapping[str, Link], base: str) -> tuple[VoiceLine, ...]:
    return tuple(
        context.view(
            VoiceLine,
            voice,
            base,
            method=word("method", voice.method, context.language),
            people=context.people(voice.people),
            changed=_links(voice.changed, links),
        )
        for voice in plan.technician_voice
    )


def _links(ids: tuple[str, ...], links: Mapping[str, Link]) -> tuple[Link, ...]:
    return tuple(links.get(id, Link(id)) for id in ids)


_TAGGED_ONLY = TalentAnswer()
"""Of a recommendation that actions are tagged with, and the plan's own table does not name."""


def _talent(context: SiteContext, plan: Plan, links: Mapping[str, Link], base: str) -> tuple[TalentLine, ...]:
    if not plan.talent:
        return ()
    tagged = _tagged(plan, links)
    answers = dict[str, TalentAnswer](plan.talent.items())  # a tag may be any word
    return tuple(
        context.view(
            TalentLine,
            answer,
            base,
            recommendation=recommendation_link(id, context),
            named=_links(answer.actions, links),
            tagged=tuple(tagged.get(id, ())),
        )
        for id in sorted({*answers, *tagged}, key=_number)
        for answer in [answers.get(id, _TAGGED_ONLY)]
    )


def _number(recommendation: str) -> tuple[int, str]:
    digits = recommendation.lstrip("R")
    return (int(digits) if digits.isdigit() else 99, recommendation)


def _tagged(plan: Plan, links: Mapping[str, Link]) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for action, label in zip(plan.actions, labels(plan), strict=True):
        tags = {number for part in (action, *action.parts) for number in recommendations(part)}
        for tag in tags:
            found.setdefault(tag, []).append(links[label.name])
    return found


def _changes(
    context: SiteContext, plan: Plan, links: Mapping[str, Link], base: str
) -> tuple[ChangeLine, ...]:
    numbered = list(enumerate(plan.changes, start=1))
    return tuple(
        context.view(
            ChangeLine,
            change,
            base,
            anchor=change_anchor(number),
            action=links.get(change.action, Link(change.action)) if change.action else None,
        )
        for number, change in sorted(numbered, key=lambda one: one[1].date.last, reverse=True)
    )


def _format(context: SiteContext, institution: Institution, one: Format) -> FormatLink:
    words = word("format", one.kind, context.language)
    if one.bytes:
        words = f"{words}, {size(one.bytes)}"
    address = one.url or (context.addresses.attachment(institution.id, one.file) if one.file else "")
    return context.view(FormatLink, one, words=words, address=address)
