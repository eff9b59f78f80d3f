"""``robots.txt``: all may be read; the sitemap is there."""

from collections.abc import Sequence
from datetime import date

from tcsite.files import Files
from tcsite.model import Site
from tcsite.model.addresses import SITEMAP, absolute
from tcsite.model.page import Page


def robots(site: Site, _pages: Sequence[Page], _today: date) -> Files:
    """Hosts look for it at their root, so it counts only where the site is not below a path."""
    lines = ["User-agent: *", "Allow: /"]
    if site.settings.base_url:
        lines += ["", f"Sitemap: {absolute(site.settings.base_url, SITEMAP)}"]
    return {"robots.txt": "\n".join([*lines, ""]).encode()}
