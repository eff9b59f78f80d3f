"""What happened: the list of updates, and the page of one."""

from collections.abc import Sequence

from tcsite.facts.news import NewsItem, by_day, newest_of, news_of
from tcsite.frozen import dataclass
from tcsite.model import Institution, Update, addresses
from tcsite.site.views.parts import Link, NewsLine, PageFrame, SiteFrame, SourceNote
from tcsite.site.views.site_context import SiteContext
from tcsite.text.markdown import Paragraphs, Prose
from tcsite.text.words import MarkedWords

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


def news_items(context: SiteContext, one: Institution) -> tuple[NewsItem, ...]:
    """All that happened at an institution up to the site's day, the newest first."""
    base = context.addresses.institution(one.id)
    updates = one.updates if context.foreign else ()
    written = {context.addresses.update(one.id, each.id): context.said(each.title)[1] for each in updates}
    return tuple(
        NewsItem(
            (news.date.first.isoformat(), news.date.last.isoformat()),
            str(news.date),
            context.date_words(news.date),
            news.institution,
            news.title,
            news.address,
            news.id,
            context.line_or_none(news.summary, base),
            news.kind,
            written.get(news.id, "") if news.kind == "written" else "",
        )
        for news in news_of(one, context.addresses, context.language, context.today)
    )


def news_line(context: SiteContext, news: NewsItem, institution: str) -> NewsLine:
    """One piece of news; `institution` is the institution's name, empty for a line about many."""
    link = Link(institution, context.addresses.institution(news.institution) if institution else "")
    title = MarkedWords(news.title, news.language) if news.language else news.title
    return NewsLine(news.date, news.iso, title, news.address, link, news.summary)


def updates_view(context: SiteContext, news: Sequence[NewsItem], names: dict[str, str]) -> UpdatesView:
    """The view of the updates page."""
    lines = by_day(news, context.language)
    return UpdatesView(
        context.site(addresses.UPDATES),
        context.page(
            addresses.UPDATES,
            context.say("shared.updates"),
            description=context.say("updates.description"),
            modified=news[0].iso if news else "",
        ),
        tuple(
            news_line(context, one, names.get(one.institution, "")) for one in newest_of(lines, NEWS_LISTED)
        ),
        max(0, len(lines) - NEWS_LISTED),
    )


def update_view(context: SiteContext, institution: Institution, update: Update) -> UpdateView:
    """The view of an update's page."""
    own = context.addresses
    name, title = context.words(institution.name), context.words(update.title)
    date = context.date_words(update.published)
    base = own.institution(institution.id)
    return context.view(
        UpdateView,
        update,
        f"{base}updates/",
        site=context.site(addresses.UPDATES),
        page=context.page(
            own.update(institution.id, update.id),
            title,
            title=f"{context.title(update, institution.updates)} – {name}",
            description=f"{name}, {date}: {context.words(update.summary) or title}",
            trail=context.above(name, institution.id),
            modified=update.published if update.published.first <= context.today else None,
        ),
        institution=Link(name, base),
        date=date,
        iso=str(update.published),
        body=context.paragraphs(update.markdown, update.translations, f"{base}updates/", "text-", level=2),
        source=context.source(update.source),
    )
