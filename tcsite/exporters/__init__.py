"""Exporters: the site as files that are not pages. One file a format, and one line in `ALL`."""

from collections.abc import Callable, Sequence
from datetime import date

from tcsite.exporters.accent import accent
from tcsite.exporters.attachments import attachments
from tcsite.exporters.badges import badges
from tcsite.exporters.comparisons import comparisons
from tcsite.exporters.datapackage import datapackage
from tcsite.exporters.feed import feed
from tcsite.exporters.redirects import redirects
from tcsite.exporters.robots import robots
from tcsite.exporters.search import search
from tcsite.exporters.site_json import site_json
from tcsite.exporters.sitemap import sitemap
from tcsite.exporters.tables_csv import tables_csv
from tcsite.files import Files
from tcsite.model import Site
from tcsite.page import Page

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
