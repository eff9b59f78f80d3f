"""Page: an address, the template and view that make it, and the content file behind it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML page of the site."""

    url: str  # "/institutions/x/", always from the site's own root
    template: str  # "institution.html"
    view: object  # a dataclass of views.py: the only thing the template sees
    file: str  # the content file to open when something on this page is wrong
    indexable: bool = True  # in the sitemap, and open to search engines

    @property
    def path(self) -> str:
        """Where the page is written: ``/a/`` is ``a/index.html``, ``/404.html`` is itself."""
        path = self.url.lstrip("/")
        return path + "index.html" if path == "" or path.endswith("/") else path
