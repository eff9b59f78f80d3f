"""Addresses: what every address of the site looks like, and how one page points at another.

An address begins at the site's own root: ``/institutions/x/plans/2024-2027/#v5``. Addresses are permanent:
a change here breaks links that others have made.
"""

import re
from collections.abc import Iterable
from urllib.parse import quote, urljoin

from tcsite.frozen import dataclass

RESERVED = frozenset(
    {"main", "contents", "overview", "progress", "talent", "voice", "resourcing", "commitments", "review"}
    | {"changes", "formats", "source", "cite", "contact", "plan", "plans", "updates", "self-assessments"}
    | {"measures", "about", "downloads", "error", "actions", "official", "scope", "top", "links", "awards"}
    | {"pictures", "by-pillar", "over-time", "strip", "documents"}
    | {"site-search", "site-search-words"}
)
"""Ids that the default theme's own headings have; an action of that name gets a number instead."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_TEXTS = "/pages/"  # the folder of texts, which have their addresses at the root


_PAGE_OF = {"/institution.yaml": "/", ".yaml": "/"} | dict.fromkeys(
    [".en.md", ".cy.md", ".ga.md", ".gd.md", ".md"], "/"
)
"""How the names of content files end that pages are made of, and what their addresses have instead."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where things are, on a site whose home page is that of the institution `home`, if any."""

    home: str = ""

    def institution(self, id: str) -> str:
        """The dedicated page."""
        return "/" if id == self.home else f"/institutions/{id}/"

    def plan(self, institution: str, plan: str) -> str:
        """A plan's page."""
        return f"{self.institution(institution)}plans/{plan}/"

    def action(self, institution: str, plan: str, anchor: str) -> str:
        """An action, or a part of one: `tcsite.facts.labels` gives its anchor."""
        return f"{self.plan(institution, plan)}#{anchor}"

    def change(self, institution: str, plan: str, number: int) -> str:
        """A plan's change, by its place in the list, from 1."""
        return f"{self.plan(institution, plan)}#{change_anchor(number)}"

    def assessment(self, institution: str, assessment: str) -> str:
        """A submitted self-assessment."""
        return f"{self.institution(institution)}self-assessments/{assessment}/"

    def measures(self, institution: str) -> str:
        """An institution's survey and workforce figures."""
        return f"{self.institution(institution)}measures/"

    def measure(self, institution: str, reference: str) -> str:
        """One figure: `reference` is ``<set>-<measure>``, as actions write it."""
        return f"{self.measures(institution)}#{reference.lower()}"

    def update(self, institution: str, update: str) -> str:
        """A piece of news."""
        return f"{self.institution(institution)}updates/{update}/"

    def attachment(self, institution: str, name: str) -> str:
        """A file that an institution publishes as it is."""
        return f"{self.institution(institution)}files/{quote(name)}"

    def badge(self, institution: str) -> str:
        """The picture that other pages show and link to an institution's."""
        return f"{self.institution(institution)}badge.svg"

    def card(self, institution: str) -> str:
        """The small page that other pages show in a frame."""
        return f"{self.institution(institution)}card.html"

    def calendar(self, institution: str) -> str:
        """What of an institution is due, for calendars."""
        return f"{self.institution(institution)}calendar.ics"

    def feed(self, institution: str = "") -> str:
        """The site's feed, or an institution's."""
        return f"{self.institution(institution)}feed.xml" if institution else FEED


HOME = "/"
INSTITUTIONS = "/institutions/"
PILLARS = "/pillars/"
RECOMMENDATIONS = "/recommendations/"
ACTIONS = "/actions/"
COMPARE = "/compare/"
SEARCH = "/search/"
SEARCH_INDEX = "/search/index.json"
UPDATES = "/updates/"
DATA = "/data/"
FEED = "/feed.xml"
CALENDAR = "/calendar.ics"
SITEMAP = "/sitemap.xml"
NOT_FOUND = "/404.html"
ACTIONS_CSV = "/data/actions.csv"
SITE_JSON = "/data/site.json"
DATAPACKAGE = "/data/datapackage.json"
REGISTER = "/register/"
RULEBOOK = "/rules/"
REGISTER_CSV = "/data/register.csv"
REGISTER_JSON = "/data/register.json"
ASSETS = "/assets/"


_IN_EACH_LANGUAGE = re.compile(
    r"/(?:.*/)?\Z"  # pages
    r"|/404\.html\Z|/search/.|/compare/."
    r"|(?!.*/files/[^/]*\Z)/(?:.*/)?(?:feed\.xml|badge\.svg|card\.html)\Z"
    r"|(?!.*/files/[^/]*\Z)/.*/calendar\.ics\Z"
)
"""What a site in two languages has twice. Data files, attachments and assets are the same for both."""


def in_language(address: str, below: str) -> str:
    """The address at which a language has what an address means; `below` is the language's own folder, ``/cy``.

    The site's first language has none, and what is no page, or lies in that folder already, stays where it is.
    """
    if not below:
        return address
    path = re.split("[?#]", address, maxsplit=1)[0]
    if address.startswith((f"{below}/", "//")) or not _IN_EACH_LANGUAGE.match(path):
        return address
    return below + address


def is_institution(address: str) -> bool:
    """Whether an address is one that an institution's front page has among others."""
    return address.startswith(INSTITUTIONS) and address.endswith("/") and address.count("/") == 3


def pillar(id: str) -> str:
    """All actions that serve a pillar."""
    return f"{PILLARS}{id}/"


def recommendation(id: str) -> str:
    """All actions that answer one of the TALENT Commission's recommendations: ``R6``."""
    return f"{RECOMMENDATIONS}{id.lower()}/"


def register_part(letter: str) -> str:
    """The evidence for institutions that begin with a letter, where the register is too long for one page."""
    return f"{REGISTER}{slug(letter)}/"


def facet(name: str, value: str) -> str:
    """The directory, narrowed: ``/institutions/nation/northern-ireland/``.

    No institution lies there: an institution's own pages are named plans, updates and so on.
    """
    return f"{INSTITUTIONS}{name}/{slug(value)}/"


def slug(value: str) -> str:
    """A value as addresses have it: ``northern-ireland``."""
    return value.lower().replace(" ", "-")


def action_facet(name: str, value: str) -> str:
    """The actions of one status, or due in one year: ``/actions/status/complete/``."""
    return f"{ACTIONS}{name}/{value}/"


def table(name: str) -> str:
    """A data file: ``/data/plans.csv``."""
    return f"{DATA}{name}.csv"


def comparison(institution: str = "") -> str:
    """The page that compares institutions, with one of them chosen already."""
    return f"{COMPARE}?with={quote(institution)}" if institution else COMPARE


def compared(institution: str) -> str:
    """What the page of comparisons fetches of an institution when it is chosen."""
    return f"{COMPARE}{institution}.json"


def text_page(id: str) -> str:
    """A page of prose: about, accessibility."""
    return f"/{id}/"


def section_anchors(ids: Iterable[str]) -> tuple[str, ...]:
    """The ids of a self-assessment's sections on its page: their own, unless the page or an earlier one has it."""
    taken = {"main", "contents", "source-note", "documents"}
    return tuple(free_anchor(id, taken) for id in ids)


def strand_anchor(id: str) -> str:
    """The id of a strand's heading on its plan's page."""
    return f"strand-{id.lower()}"


def change_anchor(number: int) -> str:
    """The id of a plan's change on its page, by its place in the list, from 1."""
    return f"change-{number}"


def of_content(link: str, base: str) -> str:
    """The address that a link in content means.

    Content may link an address of the site (``/about/``), a file beside it (``../files/poster.pdf``) or
    another content file (``../plans/2024-2027.yaml#V5``). `base` is where relative links start.
    """
    if link.startswith("//"):
        return f"https:{link}"
    if link.startswith("#") or _SCHEME.match(link):
        return link
    try:
        path, _, fragment = urljoin(base, link).partition("#")
    except ValueError:  # no address at all: "[a"
        return link
    if base.startswith("/"):
        path = f"/{path.lstrip('/')}"  # of "../x" at the top, urljoin() leaves "x"
    if path.startswith(_TEXTS) and path.endswith(".md"):
        path = path.removeprefix(_TEXTS[:-1])
    for ending, instead in _PAGE_OF.items():
        if path.endswith(ending):
            path = path.removesuffix(ending) + instead
            fragment = fragment.lower() if ending == ".yaml" else fragment
            break
    return f"{path}#{fragment}" if fragment else path


def free_anchor(wanted: str, taken: set[str]) -> str:
    """An id that is not taken yet, which is taken then: the one wanted, or that with a number behind it."""
    anchor, number = wanted, 2
    while anchor in taken:
        anchor, number = f"{wanted}-{number}", number + 1
    taken.add(anchor)
    return anchor
