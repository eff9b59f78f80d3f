"""``assets/accent.css``: a site's own colour."""

from collections.abc import Sequence
from datetime import date

from tcsite.files import Files
from tcsite.model import Site
from tcsite.model.page import Page
from tcsite.text import colour


def accent(site: Site, _pages: Sequence[Page], _today: date) -> Files:
    """The style sheet, where the site sets a colour in which words can be read."""
    chosen = site.settings.accent
    if not chosen or not colour.usable(chosen):
        return {}
    return {"assets/accent.css": colour.style_sheet(chosen).encode()}
