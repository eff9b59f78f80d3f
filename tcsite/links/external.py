"""References that lead to other sites: what a check of the web has to ask about."""

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urljoin

from tcsite.links.resolve import Base, Resolver
from tcsite.links.schemes import mistyped
from tcsite.links.values import PageLinks, Where
from tcsite.text.urls import WEB, Parts, clean, host, join, split

_NEVER = frozenset(("usemap",))


class LinkUse(NamedTuple):
    """One use of an address: by which file, as what, and as it is written there."""

    page: str
    kind: str
    raw: str


def external(pages: Iterable[PageLinks], where: Where | None = None) -> dict[str, list[LinkUse]]:
    """The http(s) addresses that are not ours, sorted, each with the places that use it.

    Malformed ones are left out: `in_any_folder` and `on_our_site` report them.
    """
    read = sorted(pages, key=lambda page: page.path)
    resolver = Resolver(read, [page.path for page in read], where or Where())
    uses: dict[str, list[LinkUse]] = {}
    for page in read:
        base = resolver.base(page)
        for kind in page.uses.keys() - _NEVER:
            for raw in page.uses[kind]:
                url = _absolute(resolver, base, raw)
                if url:
                    uses.setdefault(url, []).append(LinkUse(page.path, kind, raw))
    return {url: sorted(uses[url]) for url in sorted(uses)}


def _absolute(resolver: Resolver, base: Base, raw: str) -> str:
    """The absolute address of a reference to another site; "" when it leads anywhere else."""
    prefix = resolver.site.prefix if resolver.site else ""
    if not (":" in raw or "//" in raw or "\\" in raw or base.elsewhere or prefix):
        return ""  # the many that stay here
    parts = split(raw)
    if mistyped(raw) or (parts.scheme and parts.scheme not in WEB):
        return ""
    if parts.authority is not None:
        scheme = parts.scheme or (resolver.site.scheme if resolver.site else "https")
        if host(parts.authority, scheme).fault or resolver.address(base.folder, parts) is not None:
            return ""
        return _spelled(f"{scheme}://{parts.authority}", parts)
    if base.elsewhere:
        try:
            return urljoin(base.elsewhere, clean(raw))
        except ValueError:
            return ""
    if not (resolver.site and parts.path) or resolver.address(base.folder, parts) is not None:
        return ""
    if resolver.resolve(base, raw) != "":
        return ""  # it leaves our folder by mistake, and that is reported
    path = parts.path if parts.path.startswith("/") else "/" + join(prefix + base.folder, parts.path)
    return _spelled(f"{resolver.site.scheme}://{resolver.site.host.name}", parts._replace(path=path))


def _spelled(origin: str, parts: Parts) -> str:
    query = "" if parts.query is None else f"?{parts.query}"
    fragment = "" if parts.fragment is None else f"#{parts.fragment}"
    return f"{origin}{parts.path or '/'}{query}{fragment}"
