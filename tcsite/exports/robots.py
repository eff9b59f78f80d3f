"""``robots.txt``: all may be read; the sitemap is there."""

from tcsite.exports.values import SiteContent
from tcsite.files import Files
from tcsite.model.addresses import SITEMAP
from tcsite.text.urls import absolute


def robots(content: SiteContent) -> Files:
    """Hosts look for it at their root, so it counts only where the site is not below a path."""
    lines = ["User-agent: *", "Allow: /"]
    base_url = content.site.settings.base_url
    if base_url:
        lines += ["", f"Sitemap: {absolute(base_url, SITEMAP)}"]
    return {"robots.txt": "\n".join([*lines, ""]).encode()}
