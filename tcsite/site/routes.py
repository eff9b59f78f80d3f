"""Routes: which pages a site has. Where they are is said in `addresses`, what they hold in `views`."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from tcsite.facts.news import News, in_order, news_of
from tcsite.facts.register import Entry
from tcsite.facts.similar import remembered
from tcsite.kept import Same
from tcsite.links.ledger import moved
from tcsite.model import Institution, Site, addresses
from tcsite.model.page import Page
from tcsite.rules.rulebook import rulebook
from tcsite.site.views.actions import FACETS as OF_ACTIONS
from tcsite.site.views.actions import actions_view
from tcsite.site.views.actions import facet_values as action_values
from tcsite.site.views.assessment import assessment_view
from tcsite.site.views.compare import LEAST, compare_view
from tcsite.site.views.data import data_view
from tcsite.site.views.directory import FACETS, directory_view, facet_values
from tcsite.site.views.edition import Edition, edition_of, has_directory
from tcsite.site.views.home import home_view
from tcsite.site.views.institution import Kin, institution_view, kin_of
from tcsite.site.views.listing import (
    Census,
    census_of,
    pillar_view,
    pillars_view,
    recommendation_view,
    recommendations_view,
)
from tcsite.site.views.measures import measures_view
from tcsite.site.views.moved import gone_view, moved_view
from tcsite.site.views.news import update_view, updates_view
from tcsite.site.views.plan import plan_view
from tcsite.site.views.references import references_of
from tcsite.site.views.register import register_view
from tcsite.site.views.rulebook import rulebook_view
from tcsite.site.views.search import search_view
from tcsite.site.views.similar import Similar, similar_of
from tcsite.site.views.text import not_found_view, text_view
from tcsite.text import colour
from tcsite.text.fingerprint import Memo, always

SETTINGS = "site.yaml"
"""The file behind pages that no content file stands for alone."""


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that are made together, and a mark of all that they depend on; none where that is nearly everything."""

    mark: tuple[Hashable, ...]
    pages: Callable[[], Iterator[Page]]


def all_pages(site: Site, today: date, memo: Memo = always) -> Iterator[Page]:
    """Every page of the site; views are made as the iterator comes to them."""
    for group in page_groups(site, today, memo):
        yield from group.pages()


def page_groups(site: Site, today: date, memo: Memo = always) -> Iterator[Group]:
    """Every page of the site: those of each institution, then those that all share."""
    edition, news = edition_and_news(site, today)
    kin = kin_of(edition, site.institutions)
    similar = similar_of(edition, site, remembered(site.institutions, edition.language, memo))
    words = repr(edition)  # of dataclasses and plain values, in a fixed order: canonical
    for one in site.institutions:
        own, alike = kin.get(one.id, Kin()), [similar.get((one.id, plan.id), {}) for plan in one.plans]
        made = partial(institution_pages, edition, one, own, similar)
        yield Group((Same(one), words, repr(own), repr(alike)), made)
    yield Group((), partial(shared_pages, edition, site, news))


def register_page(site: Site, entries: Sequence[Entry], today: date) -> Page:
    """The register's page: made after the others, because it tells what they show."""
    edition, _ = edition_and_news(site, today)
    return Page(addresses.REGISTER, "register.html", register_view(edition, site, entries), SETTINGS)


def edition_and_news(site: Site, today: date) -> tuple[Edition, list[News]]:
    """What every page needs to know, and what happened on the whole site, the newest first."""
    own = addresses.Addresses(site.settings.home or "")
    news = in_order(
        one
        for institution in site.institutions
        for one in news_of(institution, own, site.settings.language, today)
    )
    feed = bool(news and site.settings.base_url)
    accent = site.settings.accent
    usable = accent if accent and colour.usable(accent) else ""
    return edition_of(site, today, accent=usable, feed=feed), news


def institution_pages(
    edition: Edition, institution: Institution, kin: Kin, similar: Similar
) -> Iterator[Page]:
    """The pages of one institution; of others they need its kin and what is similar to its actions."""
    own, id = edition.addresses, institution.id
    yield Page(
        own.institution(id), "institution.html", institution_view(edition, institution, kin), institution.file
    )
    references = references_of(institution, own, edition.language)
    for plan in institution.plans:
        plan_page = plan_view(edition, institution, plan, references, similar.get((id, plan.id), {}))
        yield Page(own.plan(id, plan.id), "plan.html", plan_page, plan.file)
    for one in institution.self_assessments:
        view = assessment_view(edition, institution, one)
        yield Page(own.assessment(id, one.id), "assessment.html", view, one.file)
    for update in institution.updates:
        view_of_update = update_view(edition, institution, update)
        yield Page(own.update(id, update.id), "update.html", view_of_update, update.file)
    if institution.measure_sets:
        file = institution.measures_file or institution.file
        yield Page(own.measures(id), "measures.html", measures_view(edition, institution), file)


def shared_pages(edition: Edition, site: Site, news: Sequence[News]) -> Iterator[Page]:
    """The pages that look at all institutions, and those that look at none."""
    census = census_of(site.institutions)
    if not site.settings.home:
        yield Page(addresses.HOME, "home.html", home_view(edition, site, news), SETTINGS)
    if has_directory(site):
        yield from _directory(edition, site)
    yield Page(addresses.PILLARS, "themes.html", pillars_view(edition, site, census), SETTINGS)
    for pillar in edition.pillars:
        yield Page(
            addresses.pillar(pillar), "pillar.html", pillar_view(edition, site, census, pillar), SETTINGS
        )
    if edition.recommendations:
        yield Page(
            addresses.RECOMMENDATIONS, "themes.html", recommendations_view(edition, site, census), SETTINGS
        )
    for id in edition.recommendations:
        view = recommendation_view(edition, site, census, id)
        yield Page(addresses.recommendation(id), "recommendation.html", view, SETTINGS)
    names = {one.id: edition.words(one.name) for one in site.institutions}
    yield from _actions(edition, census)
    yield Page(addresses.SEARCH, "search.html", search_view(edition, site, census), SETTINGS)
    if len(site.institutions) >= LEAST:
        yield Page(addresses.COMPARE, "compare.html", compare_view(edition, site.institutions), SETTINGS)
    yield Page(addresses.UPDATES, "updates.html", updates_view(edition, news, names), SETTINGS)
    yield Page(addresses.DATA, "data.html", data_view(edition), SETTINGS)
    for text in site.pages:
        template = "statement.html" if text.statement else "text.html"
        yield Page(addresses.text_page(text.id), template, text_view(edition, text), text.file)
    if site.settings.rulebook:
        yield Page(addresses.RULEBOOK, "rulebook.html", rulebook_view(edition, rulebook()), SETTINGS)
    for old, new in moved(site):
        yield Page(old, "moved.html", moved_view(edition, old, new), SETTINGS, indexable=False)
    for gone in site.gone:
        yield Page(gone.address, "gone.html", gone_view(edition, gone), "content/gone.yaml", indexable=False)
    yield Page(addresses.NOT_FOUND, "not-found.html", not_found_view(edition), SETTINGS, indexable=False)


def _directory(edition: Edition, site: Site) -> Iterator[Page]:
    yield Page(addresses.INSTITUTIONS, "institutions.html", directory_view(edition, site), SETTINGS)
    for facet in FACETS:
        for value in facet_values(site.institutions, facet):
            view = directory_view(edition, site, facet, value)
            yield Page(addresses.facet(facet, value), "institutions.html", view, SETTINGS)


def _actions(edition: Edition, census: Census) -> Iterator[Page]:
    yield Page(addresses.ACTIONS, "actions.html", actions_view(edition, census), SETTINGS)
    for facet in OF_ACTIONS:
        for value in action_values(census, facet):
            view = actions_view(edition, census, facet, value)
            address = addresses.action_facet(facet, value)
            yield Page(address, "actions.html", view, SETTINGS, indexable=False)
