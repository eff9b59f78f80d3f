"""What only shows when the whole site is seen: canonical addresses, sitemap, robots, orphans, redirects."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple
from urllib.parse import unquote

from tcsite.links.kinds import FOLLOWED
from tcsite.links.resolve import Resolver
from tcsite.links.values import LinkFinding, PageLinks
from tcsite.text.robots import read_robots
from tcsite.text.urls import WEB, address, clean, split

_REDIRECTS = "_redirects"  # the file that tells the host; where its faults are reported
_NOT_LISTED = frozenset(("404.html", "404/index.html"))


class _Site(NamedTuple):
    """The built site, and which of its pages the public must be able to find."""

    resolver: Resolver
    findable: Mapping[str, PageLinks]

    def leads_to(self, page: PageLinks, raw: str) -> str:
        """The file that a reference leads to, or ""."""
        return self.resolver.file(self.resolver.base(page), raw)

    def url(self, path: str) -> str:
        """The one address of a file."""
        return self.resolver.where.base_url.rstrip("/") + "/" + address(path, self.resolver.where.index_names)


def site_findings(resolver: Resolver, *, own_site: bool) -> Iterator[LinkFinding]:
    """Everything that is wrong with the site as a whole.

    Of anybody's site we do not know what is meant to be found: there, what no page has is told once.
    """
    site = _Site(resolver, findable(resolver))
    yield from _canonical(site, own_site=own_site)
    yield from _hreflang(site)
    yield from _sitemap(site, own_site=own_site)
    yield from _robots(site)
    if not own_site:
        yield from _hidden(site)
    yield from redirect_pages(resolver)
    yield from _host_redirects(resolver)
    yield from _far(site, own_site=own_site)


def findable(resolver: Resolver) -> Mapping[str, PageLinks]:
    """The pages that the public must be able to find: those listed, or all that do not ask to be hidden."""
    listed = resolver.where.must_find
    pages = {
        path: page
        for path, page in resolver.pages.items()
        if page.format == "html" and path not in resolver.moved and path not in _NOT_LISTED
    }
    if listed is not None:
        return {path: page for path, page in pages.items() if path in listed}
    return {path: page for path, page in pages.items() if not page.facts.noindex}


def _canonical(site: _Site, *, own_site: bool) -> Iterator[LinkFinding]:
    finding = partial(LinkFinding, "canonical-disagrees", kind="canonical")
    wanted = own_site or any("canonical" in page.uses for page in site.findable.values())
    for path, page in site.findable.items():
        named = page.uses.get("canonical", ())
        right = site.url(path)
        hint = f'write <link rel="canonical" href="{right}">'
        if not named and not wanted:
            continue
        if not named:
            yield finding("the page names no canonical address", page=path, target=right, hint=hint)
        elif len(named) > 1:
            message = f"the page names {len(named)} canonical addresses"
            yield finding(message, page=path, url=named[1], target=right, hint=hint)
        elif unquote(clean(named[0])) != unquote(right):
            message = f'the page names "{named[0]}" as its canonical address, but it is "{right}"'
            yield finding(message, page=path, url=named[0], target=named[0], hint=hint)
    for path, to in site.resolver.moved.items():
        named = site.resolver.pages[path].uses.get("canonical", ())
        if named and to in site.resolver.pages and site.leads_to(site.resolver.pages[path], named[0]) != to:
            message = f'the redirect leads to "{to}", but names "{named[0]}" as its canonical address'
            yield finding(message, page=path, url=named[0], target=to)


def _hreflang(site: _Site) -> Iterator[LinkFinding]:
    finding = partial(LinkFinding, "hreflang-disagrees", kind="alternate")
    pairs = {
        path: [(language, raw, site.leads_to(page, raw)) for language, raw in page.facts.alternates]
        for path, page in site.resolver.pages.items()
        if page.facts.alternates
    }
    for path, named in pairs.items():
        for language, raw, to in named:
            other = site.resolver.pages.get(to)
            if other is None:
                continue  # not ours, or broken, and reported so
            if to != path and path not in [back for _, _, back in pairs.get(to, ())]:
                message = (
                    f'the page names "{raw}" as its version in "{language}", which does not name it back'
                )
                yield finding(message, page=path, url=raw, target=to, hint="name each in the other")
            elif language.lower() != "x-default" and not _same_language(language, other.facts.lang):
                message = f'"{raw}" is called "{language}", but says that it is in "{other.facts.lang}"'
                yield finding(message, page=path, url=raw, target=to)


def _same_language(first: str, second: str) -> bool:
    return not second or first.lower().partition("-")[0] == second.lower().partition("-")[0]


def _sitemap(site: _Site, *, own_site: bool) -> Iterator[LinkFinding]:
    finding = partial(LinkFinding, "sitemap-disagrees", kind="sitemap")
    listed: set[str] = set()
    sitemaps = [page for page in site.resolver.pages.values() if page.format == "sitemap"]
    for sitemap in sitemaps:
        base = site.resolver.base(sitemap)
        for raw in sitemap.uses.get("sitemap", ()):
            resolution = site.resolver.resolve(base, raw)
            path = resolution if isinstance(resolution, str) else resolution.path
            listed.add(path)
            if not isinstance(resolution, str) and not path:
                continue  # it leads to nothing, which is reported where all such references are
            fault = _listing_fault(site, raw, path)
            if fault:
                yield finding(f'the sitemap lists "{raw}", {fault}', page=sitemap.path, url=raw, target=path)
    if not (sitemaps or own_site):
        yield finding("there is no sitemap", page=_home(site), hint="write sitemap.xml")
        return
    where = "in the sitemap" if sitemaps else "in a sitemap: there is none"
    for path in site.findable:
        if path not in listed:
            yield finding(f"the page is not {where}", page=path, target=site.url(path))


def _listing_fault(site: _Site, raw: str, path: str) -> str:
    if split(raw).scheme not in WEB:
        return "which is not a full address"
    if path in site.resolver.moved:
        return "which is a redirect"
    if not path:
        return "which is not on this site"
    page = site.resolver.pages.get(path)
    if page is None:
        return ""  # a document of another kind
    if page.format == "html" and page.facts.noindex:
        return "which asks search engines to leave it out"
    if page.format == "html" and path not in site.findable:
        return "which is not meant to be found"
    if page.format == "html" and unquote(clean(raw)) != unquote(site.url(path)):
        return f'but the address of that page is "{site.url(path)}"'
    return ""


def _robots(site: _Site) -> Iterator[LinkFinding]:
    where = site.resolver.where
    rules = read_robots(where.robots)
    prefix = "/" + (site.resolver.site.prefix if site.resolver.site else "")
    for path, page in site.findable.items():
        if page.facts.noindex:
            message = "the page must be found, but asks search engines to leave it out"
            yield LinkFinding("robots-hides", message, page=path, hint='remove "noindex"')
        if not rules.allow(prefix + address(path, where.index_names)):
            message = "the page must be found, but robots.txt keeps search engines from it"
            yield LinkFinding("robots-hides", message, page=path, hint="change its Disallow lines")
    mapped = any(page.format == "sitemap" for page in site.resolver.pages.values())
    if where.robots and mapped and not any(split(url).scheme in WEB for url in rules.sitemaps):
        message = "robots.txt does not name the sitemap"
        hint = f"add Sitemap: {site.url('sitemap.xml')}"
        yield LinkFinding("robots-without-sitemap", message, page="robots.txt", hint=hint)


def _hidden(site: _Site) -> Iterator[LinkFinding]:
    """Pages that ask to be left out. It is meant where a sitemap leaves them out, too; never for the home page."""
    pages = site.resolver.pages
    mapped = any(page.format == "sitemap" for page in pages.values())
    for path, page in pages.items():
        if page.format != "html" or not page.facts.noindex or path in site.resolver.moved:
            continue
        if path == _home(site) or not (mapped or path in _NOT_LISTED):
            message = "the page asks search engines to leave it out"
            yield LinkFinding(
                "robots-hides", message, page=path, hint='remove "noindex", if it is to be found'
            )
        for named in page.uses.get("canonical", ()):
            if site.leads_to(page, named) != path:
                message = f'the page asks to be left out, and names "{named}" as its canonical address'
                hint = "one of the two is enough"
                yield LinkFinding("canonical-disagrees", message, hint, named, "canonical", named, path)


def _home(site: _Site) -> str:
    """The home page; where there is none, the first page."""
    return site.resolver.tree.addresses.get("") or min(site.resolver.pages, default="")


def redirect_pages(resolver: Resolver) -> Iterator[LinkFinding]:
    """Redirect pages that lead to another."""
    for path, to in resolver.moved.items():
        if to in resolver.moved:
            message = f'the redirect leads to "{to}", which is a redirect too'
            raw = resolver.pages[path].facts.refresh or ""
            hint = "lead to the page itself"
            yield LinkFinding(
                "redirect-chain", message, page=path, url=raw, target=to, hint=hint, kind="refresh"
            )


def _host_redirects(resolver: Resolver) -> Iterator[LinkFinding]:
    """Redirects that the host makes; where a pattern leads, only an address that matches it can say."""
    redirects = resolver.where.redirects or {}
    for old, to in redirects.items():
        if old.endswith("*"):
            continue
        file = resolver.tree.find(to.partition("#")[0].lstrip("/")).path if to.startswith("/") else to
        at = resolver.tree.addresses.get(old.lstrip("/"))
        if at is not None and at not in resolver.moved:
            message = f'a redirect starts at "{old}", where a page is'
            yield LinkFinding("redirect-hides-page", message, page=at, url=old, target=to)
        if to in redirects or file in resolver.moved:
            message = f'the redirect from "{old}" leads to "{to}", which is a redirect too'
            yield LinkFinding("redirect-chain", message, page=_REDIRECTS, url=old, target=to)
        elif not file:
            message = f'the redirect from "{old}" leads to "{to}", which is not there'
            yield LinkFinding("redirect-to-nowhere", message, page=_REDIRECTS, url=old, target=to)


# --- how far from home ----------------------------------------------------------------------------


def clicks(resolver: Resolver) -> Mapping[str, int]:
    """How many clicks each page is from the nearest home page; pages that no click reaches are left out."""
    known = resolver.tree.addresses
    reached = {known[home]: 0 for home in resolver.where.homes if home in known}
    edge: Sequence[str] = tuple(reached)
    distance = 0
    while edge:
        distance += 1
        following: dict[str, None] = {}
        for path in edge:
            targets = _targets(resolver, path)
            landed = (_landing(resolver, to) for to in targets) if resolver.moved else targets
            following.update(dict.fromkeys(landed))
        edge = [path for path in following if path in resolver.pages and path not in reached]
        reached.update((path, distance) for path in edge)
    return reached


def _targets(resolver: Resolver, path: str) -> Iterator[str]:
    page = resolver.pages[path]
    base, local = resolver.base(page), page.local
    if local:
        yield from resolver.files(local.followed)
    for kind in FOLLOWED:
        for raw in (local.of(resolver.host) if local else page.uses).get(kind, ()):
            if raw not in page.unseen:
                yield resolver.file(base, raw)


def _landing(resolver: Resolver, path: str) -> str:
    """Where a reader ends up: a redirect costs no click."""
    seen: set[str] = set()
    while path in resolver.moved and path not in seen:
        seen.add(path)
        path = resolver.moved[path]
    return path


def _far(site: _Site, *, own_site: bool) -> Iterator[LinkFinding]:
    reached = clicks(site.resolver)
    if not (reached or own_site):
        hint = f"write {site.resolver.where.index_names[0]}"
        yield LinkFinding(
            "orphan-page", "there is no home page that links could lead from", hint, page=_home(site)
        )
        return
    most = site.resolver.where.clicks
    for path in site.findable:
        distance = reached.get(path)
        if distance is None:
            message = "no chain of links leads from the home page to this page"
            yield LinkFinding(
                "orphan-page", message, page=path, hint="link to it from a page that readers see"
            )
        elif distance > most:
            hint = f"link to it from at most {most - 1} clicks away"
            yield LinkFinding(
                "page-far-from-home", f"the page is {distance} clicks from home", page=path, hint=hint
            )
