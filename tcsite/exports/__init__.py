"""Exports: the site as files that are not pages. One file a format, and one line in a list here."""

from collections.abc import Callable

from tcsite.exports.accent import accent
from tcsite.exports.attachments import attachments
from tcsite.exports.badge import badge
from tcsite.exports.calendar import calendar, calendar_frame, calendar_rows
from tcsite.exports.comparison import comparison
from tcsite.exports.datapackage import datapackage
from tcsite.exports.feed import feed
from tcsite.exports.headers import headers
from tcsite.exports.redirects import redirects
from tcsite.exports.robots import robots
from tcsite.exports.search_share import search_shares
from tcsite.exports.site_json import SITE_JSON, json_frame, site_json_line
from tcsite.exports.sitemap import sitemap
from tcsite.exports.tables_csv import table_frames, table_rows
from tcsite.exports.values import ExportedInstitution, Frame, Rows, SiteContent
from tcsite.files import Files
from tcsite.model import Settings
from tcsite.model.site import DatedSite

OF_LANGUAGE: tuple[Callable[[SiteContent], Files], ...] = (feed,)
"""Exporters whose files each language of the site has for itself. They look at institutions, and at no page."""

OF_SITE: tuple[Callable[[SiteContent], Files], ...] = (
    sitemap,
    robots,
    datapackage,
    accent,
    headers,
    redirects,
)
"""Every exporter of the whole site, to files at their paths in the output, but for those below."""


def frames(settings: Settings) -> dict[str, Frame]:
    """The files that are made of a piece an institution, by path: what stands around the pieces."""
    return table_frames() | {SITE_JSON: json_frame(settings)} | calendar_frame(settings)


OfInstitution = Callable[[DatedSite], Files]
"""From a site with one institution in hand to files that belong to that institution alone."""

FOR_ALL_LANGUAGES: tuple[OfInstitution, ...] = (attachments,)
"""Those whose files are the same in every language of the site."""

OF_INSTITUTION: tuple[OfInstitution, ...] = (badge, calendar)
"""Those whose files are made for each."""

FOR_COMPARISON: tuple[OfInstitution, ...] = (comparison,)
"""Those that a site needs which compares institutions."""


def export(at: DatedSite) -> ExportedInstitution:
    """What an institution, the only one in hand, adds to the files of the whole site."""
    (institution,) = at.site.institutions
    settings = at.site.settings
    rows: Rows = {}
    if not settings.below:  # data files are the same in every language
        rows = (
            table_rows(at) | {SITE_JSON: site_json_line(institution, settings, at.today)} | calendar_rows(at)
        )
    return ExportedInstitution(rows, *search_shares(institution, settings, at.today))
