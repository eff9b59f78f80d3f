"""What exporters are given: the site as a whole, and what each institution adds to it."""

from collections.abc import Iterable, Mapping, Sequence

from tcsite.exports.search_documents import IndexShare, SearchWords
from tcsite.facts.news import NewsItem
from tcsite.frozen import dataclass
from tcsite.model import Site
from tcsite.model.page import ListedPage

Rows = Mapping[str, str]
"""What an institution adds to each data file, by its path."""


MARK = "\ufeff"
"""The byte-order mark: without it a spreadsheet reads the letters of other languages wrong."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands before, between and after the rows of institutions in a data file."""

    head: str = ""
    between: str = ""
    tail: str = ""

    def around(self, rows: Iterable[str]) -> bytes:
        """The whole file."""
        return f"{self.head}{self.between.join(rows)}{self.tail}".encode()


@dataclass(frozen=True, slots=True)
class ExportedInstitution:
    """What an institution adds to the files of the whole site."""

    rows: Rows
    index: IndexShare
    words: SearchWords
    records: tuple[str, ...]  # of the search index, as JSON


@dataclass(frozen=True, slots=True)
class SiteContent:
    """The site as exporters see it. Institutions stand in the order of their names."""

    site: Site  # settings, texts, what is gone; without institutions
    pages: Sequence[ListedPage]
    institutions: Sequence[ExportedInstitution]
    names: Mapping[str, str]  # of the institutions, by id
    news: Sequence[NewsItem]  # the newest first
    moved: Sequence[tuple[str, str]]  # every earlier address, and the one it leads to now
    of_examples: Sequence[NewsItem] = ()  # news of invented institutions, for their own feeds alone
