"""``feed.xml``: what changed, as Atom (RFC 4287); one for the site and one for each institution."""

from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from tcsite.facts.news import News, in_order, news_of
from tcsite.files import Files
from tcsite.model import PartialDate, Site
from tcsite.model.addresses import HOME, Addresses, absolute
from tcsite.model.page import Page
from tcsite.text.markdown import plain

ENTRIES = 50
"""The newest pieces of news in a feed: readers ask for it often, and fetch all of it."""


def feed(site: Site, _pages: Sequence[Page], today: date) -> Files:
    """The feeds. An Atom feed needs absolute ids and a date: without `base_url` or news there is none."""
    settings = site.settings
    if not settings.base_url:
        return {}
    addresses = Addresses(settings.home or "")
    names = {one.id: plain(one.name.in_language(settings.language)) for one in site.institutions}
    title = plain(settings.title.in_language(settings.language))
    made: dict[str, bytes] = {}
    all_news: list[News] = []
    for one in site.institutions:
        news = news_of(one, addresses, settings.language, today)
        all_news += news
        if news and addresses.feed(one.id) != addresses.feed():
            about = (f"{names[one.id]} – {title}", addresses.institution(one.id), addresses.feed(one.id))
            made[addresses.feed(one.id).lstrip("/")] = _atom(site, about, news, names)
    if all_news:
        made[addresses.feed().lstrip("/")] = _atom(
            site, (title, HOME, addresses.feed()), in_order(iter(all_news)), names
        )
    return made


def _atom(site: Site, about: tuple[str, str, str], news: Sequence[News], names: dict[str, str]) -> bytes:
    """A feed, from its title, the page it belongs to and its own address."""
    base = site.settings.base_url or ""
    title, page, own = about
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(site.settings.language)}>',
        f"<title>{escape(title)}</title>",
        f"<id>{escape(absolute(base, own))}</id>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(absolute(base, own))}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(absolute(base, page))}/>',
        f"<updated>{_moment(news[0].date)}</updated>",
    ]
    for one in news[:ENTRIES]:
        lines += _entry(one, base, names[one.institution], site.settings.language)
    return "\n".join([*lines, "</feed>", ""]).encode()


def _entry(one: News, base: str, institution: str, language: str) -> list[str]:
    summary = plain(one.summary.in_language(language)) if one.summary else one.title
    return [
        "<entry>",
        f"<title>{escape(institution)}: {escape(one.title)}</title>",
        f"<id>{escape(absolute(base, one.id))}</id>",
        f'<link rel="alternate" type="text/html" href={quoteattr(absolute(base, one.address))}/>',
        f"<updated>{_moment(one.date)}</updated>",
        f"<author><name>{escape(institution)}</name></author>",
        f"<summary>{escape(summary)}</summary>",
        "</entry>",
    ]


def _moment(day: PartialDate) -> str:
    """A date as Atom wants it; a month or a year counts from its first day."""
    return f"{day.first.isoformat()}T00:00:00Z"
