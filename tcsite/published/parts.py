"""Which part of a page an element belongs to: what the page says, or what stands around it on every page."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from tcsite.text.data import word_file


class PageRegion(StrEnum):
    """A part of a page. The order of definition is the order in which evidence is preferred."""

    CONTENT = "content"
    ASIDE = "aside"  # side columns, boxes, an article's own footer
    HEADER = "header"
    FOOTER = "footer"
    NAVIGATION = "navigation"
    NEWS = "news"  # teasers of other pages
    BANNER = "banner"  # cookies, alerts, dialogs
    HIDDEN = "hidden"


SAID = (PageRegion.CONTENT, PageRegion.ASIDE)
"""Where a page speaks for itself."""
PEOPLE = (PageRegion.CONTENT, PageRegion.ASIDE, PageRegion.FOOTER)
"""Where people are named: contacts often stand in a side column or at the foot."""

TAGS: Mapping[str, PageRegion] = {
    "nav": PageRegion.NAVIGATION,
    "header": PageRegion.HEADER,
    "footer": PageRegion.FOOTER,
    "aside": PageRegion.ASIDE,
    "main": PageRegion.CONTENT,
    "dialog": PageRegion.BANNER,
    **dict.fromkeys(
        ("template", "select", "datalist", "svg", "script", "style", "textarea", "del", "s", "strike"),
        PageRegion.HIDDEN,
    ),
}
ROLES: Mapping[str, PageRegion] = {
    **dict.fromkeys(("navigation", "menu", "menubar", "search"), PageRegion.NAVIGATION),
    "banner": PageRegion.HEADER,
    "contentinfo": PageRegion.FOOTER,
    "complementary": PageRegion.ASIDE,
    "main": PageRegion.CONTENT,
    **dict.fromkeys(("dialog", "alertdialog"), PageRegion.BANNER),
}
_WORDS = word_file("tcsite.published", "regions")
NAMES = tuple((PageRegion(region), _WORDS.pattern(region)) for region in _WORDS.entries["order"].split())
"""Whole words of `class` and `id`, and what they say; the first that matches counts."""
NEVER_BY_NAME = frozenset(("html", "body", "main", "article", "form", "h1", "table", "tbody", "tr"))
"""Elements whose class speaks of the page's layout rather than of themselves."""

DISCLOSED = _WORDS.pattern("disclosed")
"""Classes of what is hidden until somebody presses a button: the public gets it all the same."""


def named(names: Iterable[str]) -> PageRegion | None:
    """The part that classes and ids speak of."""
    words = [name for name in names if name]
    for part, pattern in NAMES:
        if any(pattern.fullmatch(word) for word in words):
            return part
    return None


def inside(outer: PageRegion, inner: PageRegion) -> PageRegion:
    """The part of an element that by itself would be `inner` and stands within `outer`."""
    if inner is PageRegion.HIDDEN or outer is PageRegion.HIDDEN:
        return PageRegion.HIDDEN
    if (
        outer in (PageRegion.BANNER, PageRegion.NEWS, PageRegion.NAVIGATION)
        and inner is not PageRegion.CONTENT
    ):
        return outer
    if outer in (PageRegion.HEADER, PageRegion.FOOTER) and inner is PageRegion.ASIDE:
        return outer
    return inner
