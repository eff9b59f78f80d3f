"""``assets/accent.css``: a site's own colour."""

from tcsite.exports.values import SiteContent
from tcsite.files import Files
from tcsite.text import colour


def accent(content: SiteContent) -> Files:
    """The style sheet, where the site sets a colour in which words can be read."""
    chosen = content.site.settings.accent
    if not chosen or not colour.usable(chosen):
        return {}
    return {"assets/accent.css": colour.style_sheet(chosen).encode()}
