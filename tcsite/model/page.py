"""Page: an address, the template and view that make it, and the content file behind it."""

from collections.abc import Callable, Mapping
from dataclasses import field

from tcsite.frozen import dataclass


def path_of(url: str) -> str:
    """Where the page at an address is written: ``/a/`` is ``a/index.html``, ``/404.html`` is itself."""
    path = url.lstrip("/")
    return path + "index.html" if path == "" or path.endswith("/") else path


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML page of the site."""

    url: str  # "/institutions/x/", always from the site's own root
    template: str  # "institution.html"
    view: object  # one of the dataclasses of `site.views`: the only thing the template sees
    file: str  # the content file to open when something on this page is wrong
    indexable: bool = True  # in the sitemap, and open to search engines

    @property
    def path(self) -> str:
        """Where the page is written."""
        return path_of(self.url)


@dataclass(frozen=True, slots=True)
class PageSource:
    """A page that can be made: its view is worked out when it is asked for."""

    url: str
    template: str
    file: str
    view: Callable[[], object]
    indexable: bool = True
    actions_of: tuple[str, ...] = ()  # the institutions whose actions it shows one by one,
    counting_for: str = ""  # of those actions that count for this key
    pictures: Mapping[str, bytes] = field(default_factory=dict)  # by address: files that its texts may show

    def page(self) -> Page:
        """The page with its view."""
        return Page(self.url, self.template, self.view(), self.file, self.indexable)


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page as the sitemap and the ledger know it."""

    url: str
    file: str
    indexable: bool
    modified: str  # ISO date of its newest content, as exact as known; empty where none is dated

    @property
    def path(self) -> str:
        """Where the page is written."""
        return path_of(self.url)
