"""PageLinks, Fault, Problem, Where: the values that the link check passes along."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypedDict, cast

from tcsite.diagnostics import Severity


class Fault(NamedTuple):
    """What is wrong with a file by itself, whatever the others hold."""

    rule: str
    raw: str  # what is at fault, as written: a reference, an id; "" where something is missing
    spot: str  # where it stands, as "img src" or "#id"; `positions` knows how to find it again
    message: str
    hint: str = ""


class Facts(NamedTuple):
    """What a page says about itself."""

    title: str = ""
    lang: str = ""
    headings: int = 0  # how many h1
    main: bool = False
    noindex: bool = False
    refresh: str | None = None  # where it sends its reader within seconds: it is a redirect page
    alternates: tuple[tuple[str, str], ...] = ()  # (hreflang, reference as written)


class Stored(TypedDict):
    """`PageLinks` as JSON keeps it."""

    path: str
    format: str
    uses: dict[str, list[str]]
    anchors: list[str]
    maps: list[str]
    base: str | None
    faults: list[list[str]]
    facts: list[object]


class PageLinks(NamedTuple):
    """What one file uses and what it defines: a pure function of its path and bytes."""

    path: str
    format: str  # "html", "svg", "css", "manifest", "sitemap"; "" is a file nobody reads
    uses: Mapping[str, tuple[str, ...]]  # kind -> references as written, in order, each once
    anchors: frozenset[str] = frozenset()  # where a fragment can lead: ids, and names of <a>
    maps: tuple[str, ...] = ()  # names of image maps
    base: str | None = None  # <base href>
    faults: tuple[Fault, ...] = ()
    facts: Facts = Facts()

    def to_json(self) -> Stored:
        """The same as dicts, lists and text; equal pages give equal JSON."""
        return {
            "path": self.path,
            "format": self.format,
            "uses": {kind: list(raws) for kind, raws in self.uses.items()},
            "anchors": sorted(self.anchors),
            "maps": list(self.maps),
            "base": self.base,
            "faults": [list(fault) for fault in self.faults],
            "facts": list(self.facts),
        }

    @classmethod
    def from_json(cls, stored: Stored) -> "PageLinks":
        """What `to_json` was made from."""
        *facts, alternates = stored["facts"]
        pairs = cast("list[list[str]]", alternates)
        return cls(
            path=stored["path"],
            format=stored["format"],
            uses={kind: tuple(raws) for kind, raws in stored["uses"].items()},
            anchors=frozenset(stored["anchors"]),
            maps=tuple(stored["maps"]),
            base=stored["base"],
            faults=tuple(Fault(*fault) for fault in stored["faults"]),
            facts=Facts._make([*facts, tuple((lang, raw) for lang, raw in pairs)]),
        )


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one file, complete in itself; line and column (from 1) once `placed`."""

    rule: str
    severity: Severity
    message: str  # one line, in plain words
    page: str  # the path of the file that holds it
    url: str = ""  # the reference as written; "" where the fault is the page's own
    target: str = ""  # the path or the address it leads to
    hint: str = ""  # what to do
    kind: str = ""  # what made the reference: "link", "image", …; or a fault's spot
    text: str = ""  # the words of the link
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where the files will be served, and how."""

    base_url: str = ""  # "https://x.org/technicians/"; "" when nobody said
    index_names: tuple[str, ...] = ("index.html", "index.htm")  # what a server shows for a folder
    extensionless: bool = False  # does "about" serve about.html?
    redirects: Mapping[str, str] | None = None  # the host's own: address -> address, "/old/" -> "/new/"
    robots: str = ""  # the content of robots.txt
    must_find: frozenset[str] | None = None  # paths that must be found; None: every page without noindex
    clicks: int = 3  # how far from home a page may be


def in_order(problem: Problem) -> tuple[str, int, int, str, str, str]:
    """The key by which problems are sorted: by file, by place, then by rule."""
    return (problem.page, problem.line, problem.column, problem.rule, problem.url, problem.message)
