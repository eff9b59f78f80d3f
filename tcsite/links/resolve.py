"""Where a reference leads: each distinct one, read in the same folder, is asked once."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urljoin

from tcsite.links import schemes
from tcsite.links.tree import FileTree, file_tree
from tcsite.links.values import LinkFinding, PageLinks, Where
from tcsite.text import urls
from tcsite.text.urls import WEB

_LOCAL = frozenset(("", "#", "?", *urls.BLANKS))  # a reference that begins so may mean the page itself
_PLAIN = re.compile(r"[\w\-/.~]*", re.ASCII)


class Base(NamedTuple):
    """What the references of a page are read against."""

    page: str  # the file that "#x" and "" mean
    folder: str  # "" or "a/b/", from the site's root
    ways: dict[str, str]  # folders that references from here have led to so far: "../b/" -> "a/b/"
    elsewhere: str = ""  # the absolute address, when <base> leads to another site
    explicit: bool = False  # set by <base>, so that "#x" may mean another page


class Resolution(NamedTuple):
    """Where a reference leads, when there is something to say about it."""

    path: str = ""  # our own file
    target: str = ""  # the path or address, for people
    findings: tuple[LinkFinding, ...] = ()


class SiteRoot(NamedTuple):
    """The scheme, host and folder that are ours."""

    scheme: str
    host: urls.Host
    prefix: str  # "" or "technicians/"


class Resolver:
    """Answers where references lead. It only remembers: the same question has the same answer."""

    def __init__(self, pages: Sequence[PageLinks], paths: Sequence[str], where: Where) -> None:
        self.where = where
        self.tree: FileTree = file_tree(paths, where)
        self.pages: Mapping[str, PageLinks] = {page.path: page for page in pages}
        self.site = _site(where.base_url)
        self.host = self.site.host.name if self.site else ""
        self._roots = _roots(self.site, where.base_url)
        self._redirects = {
            address.lstrip("/"): to
            for address, to in (where.redirects or {}).items()
            if address.startswith("/")
        }
        self._below = [(old[:-1], to) for old, to in self._redirects.items() if old.endswith("*")]
        self._known: dict[str, dict[str, str | Resolution]] = {}  # folder -> reference -> answer
        self._ways: dict[str, dict[str, str]] = {}
        self._schemes: dict[str, LinkFinding | None] = {}  # reference to no place on the web -> what is wrong
        self._anchors = {page.path: page.anchors for page in pages if page.format in ("html", "svg")}
        self._plain: dict[str, str] = {}  # what can be found at a glance
        self.moved: Mapping[str, str] = {}  # redirect page -> the file it leads to
        self.moved = self._find_moved()
        self._plain = {
            address: path
            for address, path in self.tree.addresses.items()
            if path not in self.moved and _PLAIN.fullmatch(address)
        }

    def in_doubt(self, page: PageLinks) -> Mapping[str, Iterable[str]]:
        """A page's references, by kind, without those that a glance shows to lead to a file and a place in it."""
        local = page.local
        if local is None:
            return page.uses
        plain, anchors = self._plain, self._anchors
        astray = {address for address in local.addresses if address not in plain}
        astray |= {
            address
            for address, name in local.fragments
            if address in plain and name not in anchors.get(plain[address], ())
        }
        others = local.of(self.host)
        if not astray:
            return others
        names = {address[address.rfind("/") + 1 :] for address in astray}
        return {
            kind: dict.fromkeys((*others.get(kind, ()), *_ending_in(names, raws)))
            for kind, raws in page.uses.items()
        }

    def files(self, addresses: Iterable[str]) -> list[str]:
        """The files at addresses of the site; "" where there is none."""
        plain = self._plain
        return [plain.get(address) or self.tree.path(address) for address in addresses]

    def base(self, page: PageLinks) -> Base:
        """What a page's references are read against: its own address, or what its <base> says."""
        folder = page.path[: page.path.rfind("/") + 1]
        own = Base(page.path, folder, self._ways_from(folder))
        if page.base is None:
            return own
        parts = urls.split(page.base)
        if parts.scheme and parts.scheme not in WEB:
            return own  # browsers ignore data: and javascript: here
        if not (parts.scheme or parts.authority is not None or parts.path):
            return own
        address = self.address(own.folder, parts)
        if address is None:
            return Base("", "", {}, self._absolute(page, page.base), explicit=True)
        place = self.tree.find(address)
        folder = address[: address.rfind("/") + 1]
        return Base(place.path or address, folder, self._ways_from(folder), explicit=True)

    def _ways_from(self, folder: str) -> dict[str, str]:
        return self._ways.setdefault(folder, {"": folder})

    def _directly(self, ways: Mapping[str, str], raw: str) -> str:
        """The file that a reference leads to where a glance is enough, as nearly always; else ""."""
        path, _, fragment = raw.partition("#")
        name = path.rfind("/") + 1
        folder = ways.get(path[:name])
        if folder is None or not path:
            return ""
        file = self._plain.get(folder + path[name:], "")
        if fragment and fragment not in self._anchors.get(file, ()):
            return ""  # or nothing that shows at a glance
        return file

    def resolve(self, base: Base, raw: str, *, own: str = "") -> str | Resolution:
        """The file that a reference leads to, "" for a place that is not ours, or a resolution to report.

        `own` is the page's own path where a bare "#x" means it whatever the base.
        """
        if raw[:1] in _LOCAL:
            return self._maybe_local(base, raw, own)
        direct = self._directly(base.ways, raw)
        if not direct and self._learn_way(base, raw):
            direct = self._directly(base.ways, raw)
        if direct:
            return direct
        known = self._known.setdefault(base.elsewhere or base.folder, {})
        resolution = known.get(raw)
        if resolution is None:
            resolution = known[raw] = self._look_up(base, raw)
        return resolution

    def file(self, base: Base, raw: str, *, own: str = "") -> str:
        """The file that a reference leads to, whatever there is to say about it; "" where it is none of ours."""
        resolution = self.resolve(base, raw, own=own)
        return resolution if isinstance(resolution, str) else resolution.path

    def _learn_way(self, base: Base, raw: str) -> bool:
        """Remember which folder the start of a reference means; false if that is nothing new."""
        head = raw[: raw.partition("#")[0].rfind("/") + 1]
        if head in base.ways or base.elsewhere or head[:2] == "//" or not _PLAIN.fullmatch(head):
            return False
        address = self.address(base.folder, urls.Parts("", None, head))
        if address is None or self._climbs(base, urls.Parts("", None, head)):
            return False
        base.ways[head] = address
        return True

    def _absolute(self, page: PageLinks, base: str) -> str:
        site = self.where.base_url or "https://localhost/"
        try:
            return urljoin(f"{site.rstrip('/')}/{page.path}", urls.clean(base))
        except ValueError:  # no address at all; whatever it is, it is not ours
            return urls.clean(base)

    # --- one reference ----------------------------------------------------------------------------

    def _maybe_local(self, base: Base, raw: str, own: str) -> str | Resolution:
        parts = urls.split(raw)
        if parts.scheme or parts.authority is not None or parts.path:
            return self._look_up(base, raw)
        if base.elsewhere and not own:
            return ""
        page = own if own and parts.query is None else base.page
        if page not in self.tree.addresses:
            return Resolution(
                target=page, findings=(self.tree.find(page).finding or LinkFinding("", "leads to nothing"),)
            )
        return self._at(page, parts.fragment, (), here=page == own or not base.explicit)

    def _look_up(self, base: Base, raw: str) -> str | Resolution:
        for root in self._roots:
            if raw.startswith(root) and (file := self._plain.get(raw[len(root) :])):
                return file  # a whole address of our own, as each page names its own
        finding = schemes.mistyped(raw) if ":" in raw else None
        if finding:
            return Resolution(target=urls.clean(raw), findings=(finding,))
        plain = _PLAIN.fullmatch(raw) and raw[:2] != "//"
        parts = urls.Parts("", None, raw) if plain else urls.split(raw)
        if parts.scheme and parts.scheme not in WEB:
            if raw not in self._schemes:
                self._schemes[raw] = schemes.other(parts)
            finding = self._schemes[raw]
            return Resolution(target=urls.clean(raw), findings=(finding,)) if finding else ""
        notes = (_BACKSLASH,) if parts.backslash else ()
        if self._climbs(base, parts):
            notes = (*notes, _ABOVE_ROOT)
        if parts.authority is not None:
            host = urls.host(parts.authority, parts.scheme or "https")
            if host.fault:
                finding = LinkFinding("malformed-url", host.fault, "write the whole address, with its host")
                return Resolution(target=urls.clean(raw), findings=(finding,))
        address = None if base.elsewhere and parts.authority is None else self.address(base.folder, parts)
        if address is None:
            return self._away(base, raw, parts, notes)
        return self._inside(address, raw, parts, notes)

    def _inside(
        self, address: str, raw: str, parts: urls.Parts, notes: tuple[LinkFinding, ...]
    ) -> str | Resolution:
        place = self.tree.find(address)
        if place.path and place.finding:
            notes = (*notes, place.finding)
        if place.path:
            return self._at(place.path, parts.fragment, notes)
        if (to := self._redirect_from(address)) is not None:
            return self._redirected(to, notes)
        mistyped = schemes.mistyped_in_path(raw) if parts.authority is None else None
        missing = mistyped or place.finding or LinkFinding("", "leads to nothing")
        if _ABOVE_ROOT in notes and not missing.rule:  # one cause, one finding
            notes = tuple(note for note in notes if note is not _ABOVE_ROOT)
            missing = missing._replace(
                message=f"{missing.message}, {_STOPPED}", hint=missing.hint or _PART_OF_A_SITE
            )
        return Resolution(target=address.replace("\0", "%2F"), findings=(*notes, missing))

    def _redirect_from(self, address: str) -> str | None:
        """Where the host sends a reader; "/old/*" stands for all that is below it."""
        if address in self._redirects:
            return self._redirects[address]
        for old, to in self._below:
            if address.startswith(old):
                return to.replace(":splat", address[len(old) :])
        return None

    def _redirected(self, to: str, notes: tuple[LinkFinding, ...]) -> Resolution:
        match = self.tree.find(to.partition("#")[0].lstrip("/"))
        return Resolution(match.path, to, (*notes, _moved(to)))

    def _at(
        self, path: str, fragment: str | None, notes: tuple[LinkFinding, ...], *, here: bool = False
    ) -> str | Resolution:
        """The end of the way: look for what the fragment names, and whether the page has moved."""
        page = self.pages.get(path)
        if fragment and page is not None:
            finding = _missing_fragment(page, fragment, here=here)
            notes = (*notes, finding) if finding else notes
        to = None if here else self.moved.get(path)
        if to is not None:
            notes = (*notes, _moved(to))
        if not notes:
            return path
        return Resolution(path, f"{path}#{fragment}" if fragment else path, notes)

    def _climbs(self, base: Base, parts: urls.Parts) -> bool:
        if (
            parts.authority is not None
            or base.elsewhere
            or ".." not in parts.path.lower().replace("%2e", ".")
        ):
            return False
        return urls.climbs((self.site.prefix if self.site else "") + base.folder, parts.path)

    # --- what is ours -----------------------------------------------------------------------------

    def address(self, folder: str, parts: urls.Parts) -> str | None:
        """The address from our root that a reference means; None when it is not ours."""
        path = self._host_path(folder, parts)
        return None if path is None else self._under_prefix(path)

    def _host_path(self, folder: str, parts: urls.Parts) -> str | None:
        """The path from the root of our host, which may be above our own; None on another host."""
        if parts.authority is None:
            prefix = self.site.prefix if self.site else ""
            return urls.join(prefix + folder, parts.path) if parts.path else prefix + folder
        if (
            self.site is None
            or urls.host(parts.authority, parts.scheme or self.site.scheme) != self.site.host
        ):
            return None
        return urls.join("", parts.path or "/")

    def _under_prefix(self, path: str) -> str | None:
        prefix = self.site.prefix if self.site else ""
        return path[len(prefix) :] if path.startswith(prefix) else None

    def _away(
        self, base: Base, raw: str, parts: urls.Parts, notes: tuple[LinkFinding, ...]
    ) -> str | Resolution:
        """A place that is not ours: on another host, or on ours but above our folder."""
        path = None if base.elsewhere and parts.authority is None else self._host_path(base.folder, parts)
        if self.site and path is not None:
            if path == self.site.prefix.rstrip("/"):
                return self._inside("", raw, parts, (*notes, _HOME_WITHOUT_SLASH))
            if parts.authority is None and self.tree.find(path).path:
                message = f'leads out of the site, which lives below "/{self.site.prefix}"'
                hint = f'write "/{self.site.prefix}{path}"'
                return Resolution(
                    target=f"/{path}", findings=(*notes, LinkFinding("outside-output", message, hint))
                )
        return Resolution(target=urls.clean(raw), findings=notes) if notes else ""

    def _find_moved(self) -> Mapping[str, str]:
        moved: dict[str, str] = {}
        for page in self.pages.values():
            if page.facts.refresh is None:
                continue
            path = self.file(self.base(page), page.facts.refresh)
            if path != page.path:
                moved[page.path] = path or urls.clean(page.facts.refresh)
        self._known.clear()  # what was found so far knew of no redirect
        return moved


_BACKSLASH = LinkFinding(
    "backslash-in-link", 'has a "\\", which browsers read as "/" and other programs do not', 'write "/"'
)
_ABOVE_ROOT = LinkFinding(
    "above-root", 'climbs above the top folder with "../"; browsers stop there', 'take a "../" away'
)
_STOPPED = 'and its "../" climbs above the top folder, where browsers stop'
_PART_OF_A_SITE = "if this folder is a part of a site, give the address of that part with --base-url"
_HOME_WITHOUT_SLASH = LinkFinding(
    "directory-without-slash", "leads to the home page by way of a redirect", 'write the "/" at the end'
)


def _ending_in(names: Collection[str], raws: Iterable[str]) -> Iterator[str]:
    for raw in raws:
        path, _, _ = raw.partition("#")
        if path[path.rfind("/") + 1 :] in names:
            yield raw


def _moved(to: str) -> LinkFinding:
    return LinkFinding("link-to-redirect", f'leads to a redirect to "{to}"', f'link to "{to}" itself')


def _missing_fragment(page: PageLinks, fragment: str, *, here: bool) -> LinkFinding | None:
    """Only HTML and SVG have places that a fragment can name."""
    if page.format not in ("html", "svg"):
        return None
    wanted = urls.fragments(fragment)
    if not wanted or not page.anchors.isdisjoint(wanted):
        return None
    if page.format == "svg" and fragment.startswith(("svgView(", "xywh=", "t=")):
        return None
    name = wanted[1] or wanted[0]
    near = next((anchor for anchor in sorted(page.anchors) if anchor.casefold() == name.casefold()), "")
    hint = (
        f'"{near}" exists; capital and small letters differ'
        if near
        else "correct what stands after the #, or take it away"
    )
    where = "on this page" if here else f'in "{page.path}"'
    return LinkFinding("missing-fragment", f'names "{name}", which is no id {where}', hint)


def _roots(site: SiteRoot | None, base_url: str) -> tuple[str, ...]:
    """How whole addresses of our own begin, written as they should be: one more where `serve` gives a port."""
    if not site:
        return ()
    roots = [f"https://{site.host.name}/{site.prefix}"] if not site.host.port else []
    local = f"http://{site.host.name}:{site.host.port}/{site.prefix}"
    return tuple(roots + [local] * (local == base_url))


def _site(base_url: str) -> SiteRoot | None:
    if not base_url:
        return None
    parts = urls.split(base_url)
    path = urls.join("", parts.path or "/")
    prefix = path if not path or path.endswith("/") else f"{path}/"
    return SiteRoot(parts.scheme, urls.host(parts.authority or "", parts.scheme), prefix)
