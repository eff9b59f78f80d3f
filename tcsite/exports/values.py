"""What exporters are given: the site as a whole, and what each institution adds to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tcsite.exports.findable import SearchShare
from tcsite.facts.news import NewsItem
from tcsite.model import Site
from tcsite.model.page import ListedPage


@dataclass(frozen=True, slots=True)
class ExportedInstitution:
    """What an institution adds to the files of the whole site."""

    tables: Mapping[str, str]  # its rows of each table, as CSV
    line: str  # its part of site.json
    search: SearchShare


@dataclass(frozen=True, slots=True)
class SiteContent:
    """The site as exporters see it. Institutions stand in the order of their names."""

    site: Site  # settings, texts, what is gone; without institutions
    pages: Sequence[ListedPage]
    institutions: Sequence[ExportedInstitution]
    names: Mapping[str, str]  # of the institutions, by id
    news: Sequence[NewsItem]  # the newest first
    moved: Sequence[tuple[str, str]]  # every earlier address, and the one it leads to now
