"""Exports: the site as files that are not pages. One file a format, and one line in a list here."""

from collections.abc import Callable

from tcsite.exports.accent import accent
from tcsite.exports.attachments import attachments
from tcsite.exports.badge import badge
from tcsite.exports.comparison import comparison
from tcsite.exports.datapackage import datapackage
from tcsite.exports.feed import feed
from tcsite.exports.headers import headers
from tcsite.exports.redirects import redirects
from tcsite.exports.robots import robots
from tcsite.exports.search import search, search_share
from tcsite.exports.site_json import site_json, site_json_line
from tcsite.exports.sitemap import sitemap
from tcsite.exports.tables_csv import table_rows, tables_csv
from tcsite.exports.values import ExportedInstitution, SiteContent
from tcsite.files import Files
from tcsite.model.site import DatedSite

__all__ = ["FOR_COMPARISON", "OF_INSTITUTION", "OF_SITE", "ExportedInstitution", "SiteContent", "export"]

OF_SITE: tuple[Callable[[SiteContent], Files], ...] = (
    sitemap,
    robots,
    feed,
    tables_csv,
    datapackage,
    site_json,
    search,
    accent,
    headers,
    redirects,
)
"""Every exporter of the whole site: to files at their paths in the output."""

OfInstitution = Callable[[DatedSite], Files]
"""From a site with one institution in hand to files that belong to that institution alone."""

OF_INSTITUTION: tuple[OfInstitution, ...] = (attachments, badge)
"""Every such exporter."""

FOR_COMPARISON: tuple[OfInstitution, ...] = (comparison,)
"""Those that a site needs which compares institutions."""


def export(at: DatedSite) -> ExportedInstitution:
    """What an institution, the only one in hand, adds to the files of the whole site."""
    (institution,) = at.site.institutions
    settings = at.site.settings
    return ExportedInstitution(
        table_rows(at),
        site_json_line(institution, settings, at.today),
        search_share(institution, settings, at.today),
    )
