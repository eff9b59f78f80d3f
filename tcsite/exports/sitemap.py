"""``sitemap.xml``: every page that search engines may show, and nothing else."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol
from xml.sax.saxutils import escape

from tcsite.files import Files
from tcsite.model import Site
from tcsite.model.addresses import absolute
from tcsite.model.page import Page


class _Frame(Protocol):
    @property
    def modified(self) -> str: ...


class _Framed(Protocol):
    @property
    def page(self) -> _Frame: ...


def sitemap(site: Site, pages: Sequence[Page], _today: date) -> Files:
    """Needs absolute addresses: without `base_url` there is none. `lastmod` comes from dated content only."""
    base_url = site.settings.base_url
    if not base_url:
        return {}
    entries = [
        f"<url><loc>{escape(absolute(base_url, page.url))}</loc>{_lastmod(page)}</url>"
        for page in sorted(pages, key=lambda page: page.url)
        if page.indexable
    ]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *entries,
        "</urlset>",
        "",
    ]
    return {"sitemap.xml": "\n".join(lines).encode()}


def _lastmod(page: Page) -> str:
    view: _Framed = page.view  # type: ignore[assignment]  # a Page knows its view only as an object
    return f"<lastmod>{view.page.modified}</lastmod>" if view.page.modified else ""
