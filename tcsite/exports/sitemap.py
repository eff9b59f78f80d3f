"""``sitemap.xml``: every page that search engines may show, and nothing else."""

from collections.abc import Collection

from tcsite.exports.values import SiteContent
from tcsite.files import Files
from tcsite.model import Settings
from tcsite.model.addresses import in_language
from tcsite.text.urls import absolute
from tcsite.text.xml import escape, quoted


def sitemap(content: SiteContent) -> Files:
    """Needs absolute addresses: without `base_url` there is none. `lastmod` comes from dated content only."""
    base_url = content.site.settings.base_url
    if not base_url:
        return {}
    pages = [page for page in sorted(content.pages, key=lambda page: page.url) if page.indexable]
    others = _alternates(content.site.settings, {page.url for page in pages})
    entries = [
        f"<url><loc>{escape(absolute(base_url, page.url))}</loc>{_lastmod(page.modified)}{others.get(page.url, '')}</url>"
        for page in pages
    ]
    languages = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' if others else ""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{languages}>',
        *entries,
        "</urlset>",
        "",
    ]
    return {"sitemap.xml": "\n".join(lines).encode()}


def _lastmod(modified: str) -> str:
    return f"<lastmod>{modified}</lastmod>" if modified else ""


def _alternates(settings: Settings, urls: Collection[str]) -> dict[str, str]:
    """To each page that is there in several languages, the addresses of all of them."""
    base_url, first = settings.base_url or "", settings.in_language(settings.first_language)
    found: dict[str, str] = {}
    for url in urls if settings.others else ():
        at: dict[str, str] = {one.language: in_language(url, one.below) for one in (first, *settings.others)}
        if len(set(at.values()) & set(urls)) == len(at):
            at["x-default"] = url
            links = "".join(
                f'<xhtml:link rel="alternate" hreflang="{code}" href={quoted(absolute(base_url, address))}/>'
                for code, address in at.items()
            )
            found |= dict.fromkeys(at.values(), links)
    return found
