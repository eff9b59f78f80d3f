"""Which part of a page an element belongs to: what the page says, or what stands around it on every page."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from tcsite.published.wording import either


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
        ("template", "select", "datalist", "svg", "script", "style", "textarea"), PageRegion.HIDDEN
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
# Whole words of `class` and `id`; the first row that matches counts.
_AREA = "site|main|top|side|sub|section|local|primary|secondary|left|global|mobile"
NAMES = (
    (
        PageRegion.HIDDEN,
        either(
            r"(visually|screen-?reader)-?(hidden|only|text)",
            r"sr-only(-.*)?",
            "element-invisible",
            "offscreen",
        ),
    ),
    (PageRegion.BANNER, either(r".*(cookie|consent|gdpr|onetrust|cybot).*", r"ccc(-.*)?", r"alert-?banner")),
    (
        PageRegion.NEWS,
        either(
            r"(related|latest|recent|more|other)-?(news|articles?|stor(y|ies)|posts?|events?)(-.*)?",
            r"news-?(list|listing|feed|teasers?|cards?|grid|carousel|promo)(-.*)?",
            r"(twitter|social|blog)-?feed(-.*)?",
        ),
    ),
    (
        PageRegion.NAVIGATION,
        either(
            r"nav|nav-?bar|menu|pagination|pager|.*navigation",
            rf"({_AREA})-?nav(-?(bar|list|menu|links|items?|wrapper|container))?",
            rf"({_AREA}|mega|drop-?down)-?menu(-?(bar|list|links|items?|wrapper|container))?",
            r"breadcrumbs?(-.*)?|skip-?(to-?)?(link|main|nav|content).*",
            r"share(-.*)?|social(-(links|media|share|icons))?|(site-?)?search(-(form|box|bar))?",
        ),
    ),
    (
        PageRegion.FOOTER,
        either(r"(site|page|global|main|the|uni)?-?footer", "colophon", r"(footer-)?copyright"),
    ),
    (PageRegion.HEADER, either(r"(site|global|main|top|uni)-?header", "masthead", r"top-?bar")),
    (
        PageRegion.ASIDE,
        either(
            r"side-?bar.*", "aside", r"(right|left)-?(col|column|rail)", r"related-?(content|links|pages)"
        ),
    ),
)
NEVER_BY_NAME = frozenset(("html", "body", "main", "article", "form", "h1", "table", "tbody", "tr"))
"""Elements whose class speaks of the page's layout rather than of themselves."""

DISCLOSED = either(
    r".*(accordion|collaps|tab-?(pane|panel|content|s?$)|toggle|panel|expand|drawer|faq|details).*"
)
"""Classes of what is hidden until somebody presses a button: the public gets it all the same."""
UNSEEN = either(r"(?:^|;)\s*display\s*:\s*none", r"(?:^|;)\s*visibility\s*:\s*hidden")


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
