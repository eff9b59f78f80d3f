"""``feed.xml``: what changed, as Atom (RFC 4287); one for the site and one for each institution."""

from collections.abc import Sequence

from tcsite.exports.values import SiteContent
from tcsite.facts.news import NewsItem, by_day, newest_of
from tcsite.files import Files
from tcsite.model import Settings
from tcsite.model.addresses import HOME, in_language, is_institution
from tcsite.text.markdown import plain
from tcsite.text.urls import absolute
from tcsite.text.xml import escape, quoted

ENTRIES = 50
"""The newest pieces of news in a feed: readers ask for it often, and fetch all of it."""


def feed(content: SiteContent) -> Files:
    """The feeds. An Atom feed needs absolute ids and a date: without `base_url` or news there is none."""
    settings = content.site.settings
    if not settings.base_url:
        return {}
    addresses = settings.addresses
    title = plain(settings.title.in_language(settings.language))
    by_institution: dict[str, list[NewsItem]] = {}
    for item in (*content.news, *content.of_examples):
        by_institution.setdefault(item.institution, []).append(item)
    files: dict[str, bytes] = {}
    for id, news in sorted(by_institution.items()):
        if addresses.feed(id) != addresses.feed():
            about = (f"{content.names[id]} – {title}", addresses.institution(id), addresses.feed(id))
            files[addresses.feed(id)[1:]] = _atom(content, about, news)
    if content.news:
        files[addresses.feed()[1:]] = _atom(
            content, (title, HOME, addresses.feed()), by_day(content.news, settings.language)
        )
    for old, new in content.moved:  # where readers subscribed to it, before the institution was renamed
        if is_institution(old) and f"{new}feed.xml"[1:] in files:
            files[f"{old}feed.xml"[1:]] = files[f"{new}feed.xml"[1:]]
    return {in_language(f"/{path}", settings.below)[1:]: made for path, made in files.items()}


def _atom(content: SiteContent, about: tuple[str, str, str], news: Sequence[NewsItem]) -> bytes:
    """A feed, from its title, the page it belongs to and its own address."""
    settings = content.site.settings
    title, page, own = about[0], *(_at(settings, address) for address in about[1:])
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoted(settings.language)}>',
        f"<title>{escape(title)}</title>",
        f"<id>{escape(own)}</id>",
        f'<link rel="self" type="application/atom+xml" href={quoted(own)}/>',
        f'<link rel="alternate" type="text/html" href={quoted(page)}/>',
        f"<updated>{_moment(news[0])}</updated>",
    ]
    for one in newest_of(news, ENTRIES):
        lines += _entry(one, settings, content.names.get(one.institution, title))
    return "\n".join([*lines, "</feed>", ""]).encode()


def _at(settings: Settings, address: str) -> str:
    """Where an address is on the web, in the language of the feed."""
    return absolute(settings.base_url or "", in_language(address, settings.below))


def _entry(one: NewsItem, settings: Settings, institution: str) -> list[str]:
    summary = str(one.summary) if one.summary else one.title
    return [
        "<entry>",
        f"<title>{escape(institution)}: {escape(one.title)}</title>",
        f"<id>{escape(_at(settings, one.id))}</id>",
        f'<link rel="alternate" type="text/html" href={quoted(_at(settings, one.address))}/>',
        f"<updated>{_moment(one)}</updated>",
        f"<author><name>{escape(institution)}</name></author>",
        f"<summary>{escape(summary)}</summary>",
        "</entry>",
    ]


def _moment(news: NewsItem) -> str:
    """A date as Atom wants it; a month or a year counts from its first day."""
    return f"{news.order[0]}T00:00:00Z"
