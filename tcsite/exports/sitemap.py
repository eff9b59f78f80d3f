"""``sitemap.xml``: every page that search engines may show, and nothing else."""

from xml.sax.saxutils import escape

from tcsite.exports.values import SiteContent
from tcsite.files import Files
from tcsite.text.urls import absolute


def sitemap(content: SiteContent) -> Files:
    """Needs absolute addresses: without `base_url` there is none. `lastmod` comes from dated content only."""
    base_url = content.site.settings.base_url
    if not base_url:
        return {}
    entries = [
        f"<url><loc>{escape(absolute(base_url, page.url))}</loc>{_lastmod(page.modified)}</url>"
        for page in sorted(content.pages, key=lambda page: page.url)
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


def _lastmod(modified: str) -> str:
    return f"<lastmod>{modified}</lastmod>" if modified else ""
