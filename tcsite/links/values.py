"""PageLinks, LinkFinding, Where: the values that the link check passes along."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from tcsite.diagnostics import Severity
from tcsite.links.local import LocalUses
from tcsite.text.fingerprint import fingerprint


class LinkFinding(NamedTuple):
    """What is wrong with a reference, or with a file by itself; `page` and `severity` come last."""

    rule: str  # "": the one that its kind of reference names
    message: str  # one line, in plain words
    hint: str = ""  # what to do
    url: str = ""  # the reference as written; "" where the fault is the page's own
    kind: str = ""  # what made the reference: "link", "image"; or where it stands: "img src", "#id"
    target: str = ""  # the path, the address or the id that it leads to
    page: str = ""  # the path of the file that holds it
    severity: Severity = Severity.ERROR


class PageFacts(NamedTuple):
    """What a page says about itself."""

    title: str = ""
    lang: str = ""
    headings: int = 0  # how many h1
    main: bool = False
    noindex: bool = False
    refresh: str | None = None  # where it sends its reader within seconds: it is a redirect page
    alternates: tuple[tuple[str, str], ...] = ()  # (hreflang, reference as written)


class PageLinks(NamedTuple):
    """What one file uses and what it defines: a pure function of its path and bytes."""

    path: str
    format: str  # "html", "svg", "css", "manifest", "sitemap", "feed"; "" is a file nobody reads
    uses: Mapping[str, tuple[str, ...]]  # kind -> references as written, in order, each once
    anchors: frozenset[str] = frozenset()  # where a fragment can lead: ids, and names of <a>
    maps: tuple[str, ...] = ()  # names of image maps
    base: str | None = None  # <base href>
    faults: tuple[LinkFinding, ...] = ()  # whatever the other files hold
    facts: PageFacts = PageFacts()
    local: LocalUses | None = None  # of a page of HTML without <base>
    unseen: frozenset[str] = frozenset()  # references of links that stand in hidden elements only
    times: Mapping[str, int] = {}  # how often each link stands on the page, where somebody asked for that


def digest_of(links: PageLinks) -> str:
    """A digest of what a file uses and defines: while it is the same, so is all that is wrong with its links.

    Sets are in no order of their own, so they are sorted.
    """
    local = links.local
    own = (*(sorted(one) for one in local[:3]), local[3:]) if local else ()
    said = links[:3], sorted(links.anchors), links[4:8], own, sorted(links.unseen), links.times
    return fingerprint(repr(said))[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where the files will be served, and how."""

    base_url: str = ""  # "https://x.org/technicians/"; "" when unknown
    index_names: tuple[str, ...] = ("index.html", "index.htm")  # what a server shows for a folder
    extensionless: bool = False  # does "about" serve about.html?
    redirects: Mapping[str, str] | None = None  # the host's own: address -> address, "/old/" -> "/new/"
    robots: str = ""  # the content of robots.txt
    must_find: frozenset[str] | None = None  # paths that must be found; None: every page without noindex
    homes: tuple[str, ...] = ("",)  # the addresses of the home pages: one for each language
    clicks: int = 3  # how far from home a page may be
