"""Routes: which pages a site has. Where they are is said in `addresses`, what they hold in `views`."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from tcsite.facts.news import NewsItem
from tcsite.facts.register import ClauseEntry
from tcsite.frozen import dataclass
from tcsite.model import Institution, Plan, Site, addresses
from tcsite.model.page import PageSource
from tcsite.rules.rulebook import rulebook
from tcsite.site.summary import ActionsOf, InstitutionSummary
from tcsite.site.views.action import SimilarAction
from tcsite.site.views.actions import FACETS as OF_ACTIONS
from tcsite.site.views.actions import actions_view, listed_key
from tcsite.site.views.actions import facet_values as action_values
from tcsite.site.views.assessment import assessment_view
from tcsite.site.views.card import card_view
from tcsite.site.views.compare import LEAST, compare_view
from tcsite.site.views.data import data_view
from tcsite.site.views.directory import FACETS, directory_view, facet_values
from tcsite.site.views.home import home_view
from tcsite.site.views.institution import Related, has_badge, institution_view
from tcsite.site.views.listing import (
    pillar_view,
    pillars_view,
    recommendation_view,
    recommendations_view,
    shown,
)
from tcsite.site.views.measures import measures_view
from tcsite.site.views.moved import gone_view, moved_view
from tcsite.site.views.news import update_view, updates_view
from tcsite.site.views.plan import PlanView, plan_view
from tcsite.site.views.references import References, references_of
from tcsite.site.views.register import evidence_letters, register_view
from tcsite.site.views.rulebook import rulebook_view
from tcsite.site.views.search import search_view
from tcsite.site.views.similar import Similar
from tcsite.site.views.site_context import SiteContext
from tcsite.site.views.text import not_found_view, text_view

SETTINGS = "site.yaml"
"""The file behind pages that no content file stands for alone."""


def institution_pages(
    context: SiteContext, institution: Institution, related: Related, similar: Similar
) -> Iterator[PageSource]:
    """The pages of one institution; of others they need its related and what is similar to its actions."""
    own, id = context.addresses, institution.id
    context = replace(context, invented=institution.invented)
    file = institution.file
    yield PageSource(
        own.institution(id),
        "institution.html",
        file,
        partial(institution_view, context, institution, related),
    )
    references = cache(partial(references_of, institution, own, context.language, context.foreign))
    for plan in institution.plans:
        alike = similar.get((id, plan.id), {})
        view = partial(_plan, context, institution, plan, references, alike)
        yield PageSource(own.plan(id, plan.id), "plan.html", plan.file, view, plan.state != "draft")
    for form in institution.self_assessments:
        of_form = partial(assessment_view, context, institution, form)
        yield PageSource(own.assessment(id, form.id), "assessment.html", form.file, of_form)
    for update in institution.updates:
        of_update = partial(update_view, context, institution, update)
        yield PageSource(own.update(id, update.id), "update.html", update.file, of_update)
    if has_badge(context, institution):  # what other pages may show
        card = partial(card_view, context, institution)
        yield PageSource(own.card(id), "card.html", file, card, indexable=False)
    if institution.measure_sets:
        file = institution.measures_file or file
        figures = partial(measures_view, context, institution)
        yield PageSource(own.measures(id), "measures.html", file, figures)


def _plan(
    context: SiteContext,
    institution: Institution,
    plan: Plan,
    references: Callable[[], References],
    alike: Mapping[int, tuple[SimilarAction, ...]],
) -> PlanView:
    return plan_view(context, institution, plan, references(), alike)


@dataclass(frozen=True, slots=True)
class Overview:
    """What the pages that show many institutions are made of."""

    context: SiteContext
    site: Site  # without institutions
    institutions: Sequence[InstitutionSummary]  # by name
    news: Sequence[NewsItem]  # the newest first
    moved: Sequence[tuple[str, str]]  # every earlier address, and the one it leads to now
    actions: ActionsOf
    examples: Sequence[InstitutionSummary] = ()  # invented ones, which lists and numbers leave out


def shared_pages(overview: Overview) -> Iterator[PageSource]:
    """The pages that look at all institutions, and those that look at none; not the register."""
    context, site, institutions = overview.context, overview.site, overview.institutions
    if not site.settings.home:
        yield _page(addresses.HOME, "home.html", home_view, context, institutions, overview.news)
    if context.frame.places.institutions:
        yield from _directory(context, institutions, overview.examples)
    listed = shown(institutions)
    yield from _themes(overview, listed)
    yield from _actions(overview, listed)
    yield _page(addresses.SEARCH, "search.html", search_view, context, site, institutions)
    if len(institutions) >= LEAST:
        yield _page(addresses.COMPARE, "compare.html", compare_view, context, institutions)
    names = {one.id: one.name for one in (*institutions, *overview.examples)}
    yield _page(addresses.UPDATES, "updates.html", updates_view, context, overview.news, names)
    yield _page(addresses.DATA, "data.html", data_view, context)
    for text in site.pages:
        template = "statement.html" if text.statement else "text.html"
        yield PageSource(addresses.text_page(text.id), template, text.file, partial(text_view, context, text))
    if site.settings.rulebook:
        yield _page(addresses.RULEBOOK, "rulebook.html", lambda: rulebook_view(context, rulebook()))
    yield from _left_behind(overview)
    yield PageSource(
        addresses.NOT_FOUND, "not-found.html", SETTINGS, partial(not_found_view, context), indexable=False
    )


def register_pages(overview: Overview, entries: Sequence[ClauseEntry]) -> Iterator[PageSource]:
    """The register's pages: made after the others, because they say what those show."""
    given = overview.context, overview.institutions, entries
    yield _page(addresses.REGISTER, "register.html", register_view, *given)
    for letter in evidence_letters(overview.institutions):
        yield _page(addresses.register_part(letter), "register.html", register_view, *given, letter)


def mirrored(sources: Iterable[PageSource], below: str) -> Iterator[PageSource]:
    """The pages of a further language of the site: each lies below the language's folder."""
    for source in sources:
        url = addresses.in_language(source.url, below)
        if url != source.url:
            yield replace(source, url=url)
        elif not below:
            yield source


def _page(url: str, template: str, view: Callable[..., object], *given: object) -> PageSource:
    """A page that no content file stands for alone."""
    return PageSource(url, template, SETTINGS, partial(view, *given))


def _directory(
    context: SiteContext, institutions: Sequence[InstitutionSummary], examples: Sequence[InstitutionSummary]
) -> Iterator[PageSource]:
    whole = partial(directory_view, context, institutions, examples=examples)
    yield _page(addresses.INSTITUTIONS, "institutions.html", whole)
    for facet in FACETS:
        for value in facet_values(institutions, facet):
            address = addresses.facet(facet, value)
            yield _page(address, "institutions.html", directory_view, context, institutions, facet, value)


Listed = Callable[[str], Sequence[InstitutionSummary]]
"""From what actions count for to the institutions of which a list of them shows the actions one by one."""


def _themes(overview: Overview, listed: Listed) -> Iterator[PageSource]:
    context, site, institutions = overview.context, overview.site, overview.institutions
    yield _page(addresses.PILLARS, "themes.html", pillars_view, context, site, institutions)
    for id in context.pillars:
        view = partial(pillar_view, context, site, institutions, overview.actions, id)
        yield _list(listed, addresses.pillar(id), "theme.html", view, id)
    if context.recommendations:
        address = addresses.RECOMMENDATIONS
        yield _page(address, "themes.html", recommendations_view, context, site, institutions)
    for id in context.recommendations:
        of_one = partial(recommendation_view, context, site, institutions, overview.actions, id)
        yield _list(listed, addresses.recommendation(id), "theme.html", of_one, id)


def _actions(overview: Overview, listed: Listed) -> Iterator[PageSource]:
    given = overview.context, overview.institutions, overview.actions
    yield _list(listed, addresses.ACTIONS, "actions.html", partial(actions_view, *given), listed_key())
    for facet in OF_ACTIONS:
        for value in action_values(overview.institutions, facet):
            view = partial(actions_view, *given, facet, value)
            source = _list(
                listed,
                addresses.action_facet(facet, value),
                "actions.html",
                view,
                listed_key(facet, value),
            )
            yield replace(source, indexable=False)


def _list(listed: Listed, url: str, template: str, view: Callable[[], object], key: str) -> PageSource:
    """A list of the actions that count for a key."""
    ids = tuple(one.id for one in listed(key))
    return PageSource(url, template, SETTINGS, view, actions_of=ids, counting_for=key)


def _left_behind(overview: Overview) -> Iterator[PageSource]:
    """Addresses of earlier days: what has moved, and what is gone."""
    context = overview.context
    for old, new in overview.moved:
        view = partial(moved_view, context, old, new)
        yield PageSource(old, "moved.html", SETTINGS, view, indexable=False)
    for gone in overview.site.gone:
        of_gone = partial(gone_view, context, gone)
        yield PageSource(gone.address, "gone.html", "content/gone.yaml", of_gone, indexable=False)
