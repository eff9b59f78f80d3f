"""Pages that stay open: to open a context takes a second of a processor, to go on to another page a quarter of that."""

from typing import Any

from playwright.sync_api import Browser, Page

DESK = (1280, 720)


class Windows:
    """A page for each kind of context that a file of tests asks for.

    Nothing of one test is left for the next: what is asked for is loaded afresh, in the size and the colours that are
    asked for, and the sites store nothing in a browser. Whoever clicks or answers requests has a page of their own;
    whoever listens takes their listeners away.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._pages: dict[str, Page] = {}

    def blank(
        self, *, size: tuple[int, int] = DESK, reduced_motion: Any = "no-preference", **of_context: Any
    ) -> Page:
        """An empty page, as one of a new context is."""
        page = self._kept(of_context)
        page.goto("about:blank")
        page.emulate_media(
            media="null", color_scheme="light", forced_colors="none", reduced_motion=reduced_motion
        )
        page.set_viewport_size({"width": size[0], "height": size[1]})
        return page

    def at(self, url: str, **asked: Any) -> Page:
        """A page that was opened at an address."""
        page = self.blank(**asked)
        page.goto(url)
        return page

    def another(self, site: str, **of_context: Any) -> Page:
        """An empty page of one's own, to be closed, beside one that is at a site: it takes half of what a first one does."""
        kept = self._kept(of_context)
        if kept.url == "about:blank":
            kept.goto(site)
        return kept.context.new_page()

    def _kept(self, of_context: dict[str, Any]) -> Page:
        kind = repr(sorted(of_context.items()))
        if kind not in self._pages:
            self._pages[kind] = self._browser.new_context(**of_context).new_page()
        return self._pages[kind]
