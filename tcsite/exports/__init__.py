"""Exporters: the site as files that are not pages. One file a format, and one line in `ALL`."""

from collections.abc import Callable, Sequence
from datetime import date

from tcsite.exports.accent import accent
from tcsite.exports.attachments import attachments
from tcsite.exports.badges import badges
from tcsite.exports.comparisons import comparisons
from tcsite.exports.datapackage import datapackage
from tcsite.exports.feed import feed
from tcsite.exports.redirects import redirects
from tcsite.exports.robots import robots
from tcsite.exports.search import search
from tcsite.exports.site_json import site_json
from tcsite.exports.sitemap import sitemap
from tcsite.exports.tables_csv import tables_csv
from tcsite.files import Files
from tcsite.model import Site
from tcsite.model.page import Page

Exporter = Callable[[Site, Sequence[Page], date], Files]
"""From the site, its pages and today to files at their paths in the output."""

ALL: tuple[Exporter, ...] = (
    sitemap,
    robots,
    feed,
    tables_csv,
    datapackage,
    site_json,
    search,
    accent,
    attachments,
    badges,
    comparisons,
    redirects,
)
"""Every exporter, in the order in which they run."""
