"""What happened: the list of updates, and the page of one."""

from collections.abc import Sequence
from dataclasses import dataclass

from tcsite.facts.news import NewsItem, news_of
from tcsite.model import Institution, Update, addresses
from tcsite.site.views.edition import Edition
from tcsite.site.views.parts import Link, NewsLine, PageFrame, SiteFrame, SourceNote
from tcsite.text.markdown import Paragraphs, Prose

NEWS_LISTED = 200
"""Pieces of news on the updates page; older ones are on the pages of their institutions."""


@dataclass(frozen=True, slots=True)
class UpdatesView:
    """`updates.html`: what changed in plans, the newest first."""

    site: SiteFrame
    page: PageFrame
    news: tuple[NewsLine, ...]
    left_out: int  # older pieces of news that are not listed


@dataclass(frozen=True, slots=True)
class UpdateView:
    """`update.html`: a piece of news between submissions."""

    site: SiteFrame
    page: PageFrame
    institution: Link
    date: str
    iso: str
    summary: Prose | None
    body: Paragraphs
    source: SourceNote | None


def news_items(edition: Edition, one: Institution) -> tuple[NewsItem, ...]:
    """All that happened at an institution up to the edition's day, the newest first."""
    base = edition.addresses.institution(one.id)
    return tuple(
        NewsItem(
            (news.date.first.isoformat(), news.date.last.isoformat()),
            str(news.date),
            edition.date_words(news.date),
            news.institution,
            news.title,
            news.address,
            news.id,
            edition.line_or_none(news.summary, base),
        )
        for news in news_of(one, edition.addresses, edition.language, edition.today)
    )


def news_line(edition: Edition, news: NewsItem, institution: str) -> NewsLine:
    """One piece of news; `institution` is the institution's name."""
    link = Link(institution, edition.addresses.institution(news.institution))
    return NewsLine(news.date, news.iso, news.title, news.address, link, news.summary)


def updates_view(edition: Edition, news: Sequence[NewsItem], names: dict[str, str]) -> UpdatesView:
    """The view of the updates page."""
    return UpdatesView(
        edition.site(addresses.UPDATES),
        edition.page(
            addresses.UPDATES,
            edition.say("shared.updates"),
            description=edition.say("updates.description"),
            modified=news[0].iso if news else "",
        ),
        tuple(news_line(edition, one, names[one.institution]) for one in news[:NEWS_LISTED]),
        max(0, len(news) - NEWS_LISTED),
    )


def update_view(edition: Edition, institution: Institution, update: Update) -> UpdateView:
    """The view of an update's page."""
    own = edition.addresses
    name, title = edition.words(institution.name), edition.words(update.title)
    base = own.institution(institution.id)
    return UpdateView(
        edition.site(addresses.UPDATES),
        edition.page(
            own.update(institution.id, update.id),
            title,
            title=f"{title} – {name}",
            description=edition.words(update.summary) or f"{title}, {edition.date_words(update.published)}.",
            trail=edition.above(name, institution.id),
            modified=update.published if update.published.first <= edition.today else None,
        ),
        Link(name, base),
        edition.date_words(update.published),
        str(update.published),
        edition.line_or_none(update.summary, f"{base}updates/"),
        Paragraphs(update.markdown, base=f"{base}updates/", anchor="text-", level=2),
        edition.source(update.source),
    )
