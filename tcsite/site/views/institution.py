"""The page of an institution: the dedicated page that the Commitment asks for."""

from html import escape
from typing import Any

from tcsite.charts import HEIGHT, WIDTH
from tcsite.facts.plans import current_plan, dates_of_institution, has_ended, newest, state_words, tally
from tcsite.frozen import dataclass
from tcsite.language import joined, standing, word
from tcsite.model import Award, Contact, Institution, PartialDate, Plan, Published, Technicians, addresses
from tcsite.site.views.entered import plan_tally
from tcsite.site.views.news import news_items, news_line
from tcsite.site.views.parts import (
    Citation,
    ContactLine,
    EarlierStanding,
    ExcusedRule,
    Link,
    NewsLine,
    PageFrame,
    SiteFrame,
    SourceNote,
    Tally,
)
from tcsite.site.views.people import GroupView, SubmissionLine, people_of
from tcsite.site.views.plan import cite
from tcsite.site.views.site_context import SiteContext
from tcsite.site.views.structured_data import organisation
from tcsite.site.views.timing import PlanTiming, timing_of
from tcsite.text.markdown import Paragraphs, Prose

NEWS_SHOWN = 5
"""Pieces of news on an institution's page; all of them are in its feed and on the updates page."""


@dataclass(frozen=True, slots=True)
class PublishedNote:
    """The institution's own page about its Technician Commitment."""

    url: str
    words: str  # the address as people write it: "chester.ac.uk/technicians"
    state: str  # live, in-progress or moved
    since: str
    previous: tuple[Link, ...]  # where it used to be
    note: Prose | None


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A plan in short."""

    link: Link
    period: str
    state: str
    ended: bool
    stage: str
    tally: Tally
    complete: int  # how many of its actions are reported as complete
    summary: Paragraphs | None


@dataclass(frozen=True, slots=True)
class TechniciansNote:
    """The institution's own word for its technicians, its definition, and how many they are."""

    word: Prose | None
    definition: Paragraphs | None
    headcount: str  # "about 180 (June 2024)"
    note: Paragraphs | None


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A line with a date and, perhaps, a link."""

    link: Link
    date: str
    note: Prose | None


@dataclass(frozen=True, slots=True)
class Related:
    """The institutions that one is part of, and those that are part of it."""

    parent: Link | None = None
    members: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Badge:
    """What other pages can show of this one: a picture that leads to it, and a card in a frame."""

    image: str  # its address
    alt: str
    width: int  # in pixels
    height: int
    code: str  # the HTML to copy
    card: str  # the card's address
    card_code: str  # the HTML to copy


@dataclass(frozen=True, slots=True)
class InstitutionView:
    """`institution.html`: who they are, how to reach them, what they plan and how far they are."""

    site: SiteFrame
    page: PageFrame
    name: str
    former_names: str  # "North Example College (until 2012)"
    kind: str
    nation: str
    website: Link | None
    part_of: Link | None
    members: tuple[Link, ...]  # institutions that are part of this one
    statement: Prose  # its status in a sentence
    standing: str  # "Signatory"
    since: str
    founding: bool
    standing_note: Prose | None
    history: tuple[EarlierStanding, ...]
    contacts: tuple[ContactLine, ...]
    published: PublishedNote | None
    plan: PlanCard | None  # the one in force
    timing: PlanTiming | None  # whether it is on time
    plan_due: Prose | None  # why there is none yet
    plan_due_by: str
    plan_was_due: bool  # that day has passed
    no_plan: str  # what is known where none is in force: "No plan is entered here"
    other_plans: tuple[PlanCard, ...]  # the newest first
    news: tuple[NewsLine, ...]
    more_news: bool
    assessments: tuple[DatedLine, ...]  # the newest first
    compare: str  # address of the page that compares it with others; empty where there are none
    measures: Link | None
    measures_note: str  # "2 surveys and 1 set of workforce figures"
    scope: Paragraphs | None
    summary: Paragraphs | None
    technicians: TechniciansNote | None
    headcounts: tuple[str, ...]  # "280 in July 2020", the oldest first
    groups: tuple[GroupView, ...]
    submissions: tuple[SubmissionLine, ...]
    awards: tuple[DatedLine, ...]
    links: tuple[Link, ...]
    attachments: tuple[Link, ...]
    exceptions: tuple[ExcusedRule, ...]
    source: SourceNote | None
    feed: str  # address of its feed; empty where it has none
    calendar: str  # address of its calendar
    badge: Badge | None  # none where the site does not know its address, or the signature has lapsed
    cite: Citation


def institution_view(context: SiteContext, institution: Institution, related: Related) -> InstitutionView:
    """The view of an institution's page."""
    base = context.addresses.institution(institution.id)
    return context.view(
        InstitutionView,
        institution,
        base,
        site=context.site(addresses.HOME if base == addresses.HOME else addresses.INSTITUTIONS),
        page=_frame(context, institution),
        name=str(context.words(institution.name)),  # it stands in an attribute, too
        kind=word("kind", institution.kind, context.language),
        nation=word("nation", institution.nation, context.language) if institution.nation else "",
        website=Link(_shown(institution.website), institution.website) if institution.website else None,
        part_of=related.parent,
        members=related.members,
        **_status(context, institution, base),
        contacts=contacts(context, institution),
        published=_published(context, institution.published),
        **_plans(context, institution, base),
        **_news(context, institution),
        **_figures(context, institution),
        summary=context.blocks(institution.summary, base, level=2),
        technicians=_technicians(context, institution.technicians),
        awards=tuple(context.view(DatedLine, one, link=_award(context, one)) for one in institution.awards),
        **people_of(context, institution, base),
        links=_links(context, institution),
        attachments=tuple(
            Link(file, context.addresses.attachment(institution.id, file)) for file in institution.attachments
        ),
        exceptions=tuple(
            ExcusedRule(one.rule, context.words(one.reason), context.date_words(one.until))
            for one in institution.exceptions
        ),
        source=context.source(institution.source),
        calendar=context.addresses.calendar(institution.id),
        badge=_badge(context, institution),
        cite=cite(context, institution, Link(context.say("shared.commitment"), base)),
    )


def _links(context: SiteContext, institution: Institution) -> tuple[Link, ...]:
    """Other pages: those under names that everybody has, then those with words of their own."""
    named = [
        Link(word("links", key, context.language), url) for key, url in sorted(institution.links.items())
    ]
    return (*named, *(Link(context.words(one.label), one.url) for one in institution.pages))


def _status(context: SiteContext, institution: Institution, base: str) -> dict[str, Any]:
    """What it is in the Commitment, and was."""
    status = institution.status
    return {
        "former_names": joined(
            [_until(context, context.words(one.name), one.until) for one in institution.former_names],
            context.language,
        ),
        "statement": context.line(status.statement or _standing(context, institution), base),
        "standing": word("standing", status.role, context.language),
        "since": context.date_words(status.since),
        "founding": status.founding,
        "standing_note": context.line_or_none(status.note, base),
        "history": _history(context, institution),
    }


def _plans(context: SiteContext, institution: Institution, base: str) -> dict[str, Any]:
    """The plan in force, or what is known where there is none, and the other plans."""
    due, current = institution.plan_due, current_plan(institution, context.today)
    return {
        "plan": plan_card(context, current) if current else None,
        "timing": timing_of(context, institution, current) if current else None,
        "plan_due": context.line(due.reason, base) if due else None,
        "plan_due_by": context.date_words(due.by) if due else "",
        "plan_was_due": bool(due and due.by.last < context.today),
        "no_plan": context.say(_no_plan(institution)),
        "other_plans": tuple(
            plan_card(context, plan) for plan in reversed(institution.plans) if plan is not current
        ),
    }


def _news(context: SiteContext, institution: Institution) -> dict[str, Any]:
    news, name = news_items(context, institution), context.words(institution.name)
    return {
        "news": tuple(news_line(context, one, name) for one in news[:NEWS_SHOWN]),
        "more_news": len(news) > NEWS_SHOWN,
        "feed": context.addresses.feed(institution.id) if news and context.frame.base_url else "",
    }


def _figures(context: SiteContext, institution: Institution) -> dict[str, Any]:
    """Its own forms and figures, and where it is compared with others."""
    own, id = context.addresses, institution.id
    kinds = [one.kind for one in institution.measure_sets]
    surveys, tables = kinds.count("survey"), kinds.count("workforce")
    found = [context.say("count.surveys", count=surveys)] if surveys else []
    found += [context.say("count.tables", count=tables)] if tables else []
    return {
        "assessments": tuple(
            context.view(
                DatedLine, one, link=Link(context.words(one.title), own.assessment(id, one.id)), note=None
            )
            for one in reversed(institution.self_assessments)
        ),
        "compare": addresses.comparison(id)
        if context.frame.places.compare and not institution.invented
        else "",
        "measures": Link(context.say("measures.heading"), own.measures(id)) if kinds else None,
        "measures_note": joined(found, context.language),
    }


def _standing(context: SiteContext, institution: Institution) -> str:
    """Its standing in a sentence, for an institution that gives no statement of its own."""
    status = institution.status
    name = context.words(institution.name)
    return standing(name, status.role, status.since, context.language, founding=status.founding)


def _no_plan(institution: Institution) -> str:
    """The phrase for what is known where no plan is in force: a source's silence is not the institution's."""
    if not institution.source:
        shares = institution.part_of and not institution.plans
        return "institution.no_own_plan" if shares else "institution.no_plan"
    return "institution.none_in_force" if institution.plans else "silence.no_plan"


def contacts(context: SiteContext, institution: Institution) -> tuple[ContactLine, ...]:
    """The contacts that are public and hold their role today."""
    return tuple(
        context.view(ContactLine, contact, role=_role(context, contact))
        for contact in institution.contacts_on(context.today)
    )


def _role(context: SiteContext, contact: Contact) -> str:
    """The role, and what it is the lead of."""
    role = word("contact", contact.role, context.language)
    of = [context.pillars.get(pillar, pillar) for pillar in contact.pillars]
    of += [context.words(contact.strand)] if contact.strand else []
    return context.say("institution.role_of", role=role, what=joined(of, context.language)) if of else role


def plan_card(context: SiteContext, plan: Plan) -> PlanCard:
    """A plan in short."""
    return context.view(
        PlanCard,
        plan,
        context.addresses.institution(plan.institution),
        link=context.plan_link(plan),
        state=state_words(plan, context.today, context.language),
        ended=has_ended(plan, context.today),
        tally=plan_tally(context, plan),
        complete=tally([plan]).get("complete", 0),
    )


def _frame(context: SiteContext, institution: Institution) -> PageFrame:
    own = Link(context.words(institution.name), context.addresses.institution(institution.id))
    people = contacts(context, institution)
    return context.page(
        own.address,
        own.words,
        title=context.say("institution.title", institution=own.words),
        description=context.words(institution.status.statement) or _standing(context, institution),
        trail=() if own.address == addresses.HOME else context.above_institutions,
        modified=newest(dates_of_institution(institution), context.today),
        structured=[organisation(context.frame.base_url, own, institution, people)],
    )


def _until(context: SiteContext, what: str, until: PartialDate | None) -> str:
    """Something that was so until a day, where that is known."""
    return context.say("institution.until", what=what, date=context.date_words(until)) if until else what


CARD_WIDTH, CARD_HEIGHT = 360, 340
"""Pixels of the frame that is proposed for a card."""


def has_badge(context: SiteContext, institution: Institution) -> bool:
    """Whether there is something for other pages to show."""
    lapsed = institution.status.role in ("lapsed", "withdrawn")
    return bool(context.frame.base_url) and not (institution.invented or lapsed)


def _badge(context: SiteContext, institution: Institution) -> Badge | None:
    if not has_badge(context, institution):
        return None
    image = context.addresses.badge(institution.id)
    alt = context.say("badge.alt", institution=context.words(institution.name))
    page = context.absolute(context.addresses.institution(institution.id))
    source = context.absolute(image)
    code = (
        f'<a href="{escape(page)}"><img src="{escape(source)}" alt="{escape(alt)}" '
        f'width="{WIDTH}" height="{HEIGHT}"></a>'
    )
    card = context.addresses.card(institution.id)
    frame = (
        f'<iframe src="{escape(context.absolute(card))}" title="{escape(alt)}" '
        f'width="{CARD_WIDTH}" height="{CARD_HEIGHT}" loading="lazy"></iframe>'
    )
    return Badge(image, alt, WIDTH, HEIGHT, code, card, frame)


def _history(context: SiteContext, institution: Institution) -> tuple[EarlierStanding, ...]:
    lines = []
    for one in institution.status.history:
        ends = [context.say("date.from", date=context.date_words(one.from_))] if one.from_ else []
        ends += [context.say("directory.until", date=context.date_words(one.until))] if one.until else []
        words = " ".join([word("standing", one.role, context.language), *ends])
        lines.append(EarlierStanding(words, context.words(one.note)))
    return tuple(lines)


def _shown(url: str) -> str:
    """An address as people write it, without what every address has."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def _published(context: SiteContext, published: Published | None) -> PublishedNote | None:
    if not published:
        return None
    return context.view(
        PublishedNote,
        published,
        words=_shown(published.url) if published.url else "",
        previous=tuple(Link(_until(context, one.url, one.until), one.url) for one in published.previous),
    )


def _technicians(context: SiteContext, technicians: Technicians | None) -> TechniciansNote | None:
    if not technicians:
        return None
    headcount = ""
    if technicians.headcount is not None:
        number = technicians.headcount
        about = context.say("institution.approximately", number=number)
        when = f" ({context.date_words(technicians.date)})" if technicians.date else ""
        headcount = f"{about if technicians.approximate else format(number, ',')}{when}"
    return context.view(TechniciansNote, technicians, headcount=headcount)


def _award(context: SiteContext, award: Award) -> Link:
    stage = f", {context.words(award.stage)}" if award.stage else ""
    return Link(context.words(award.name) + stage, award.url or "")
