"""References that mean one address below the site's root, whatever else there is: nearly all of a site's own pages.

They are worked out once, when a page is read, so that whether each leads somewhere is a question of sets.
"""

import re
from collections.abc import Collection, Mapping
from sys import intern
from typing import NamedTuple

from tcsite.links.kinds import FOLLOWED, NEVER, never_drawn
from tcsite.text import urls
from tcsite.text.not_public import why_not_public

_PLAIN = re.compile(r"[\w\-.~][\w\-/.~]*", re.ASCII)
"""A relative path that nothing has to be decoded in."""

_ELSEWHERE = re.compile(
    r"https://([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:/(?:[\w\-/.~?=&+,;!*:]|%[0-9A-Fa-f]{2})*(?:#[\w\-.~]*)?)?",
    re.ASCII,
)
"""A whole address that is written as it should be: of another site than ours, there is mostly nothing to say about it."""


class LocalUses(NamedTuple):
    """What a page without <base> refers to on its own site, each once: as tuples, for there are many pages."""

    addresses: tuple[str, ...]  # from the site's root: "a/", "b.css"
    fragments: tuple[tuple[str, str], ...]  # address and id, of those that name a place on a page
    followed: tuple[str, ...]  # the addresses that a reader can click
    others: Mapping[str, tuple[str, ...]]  # kind -> references that have to be looked at one by one
    hosts: Mapping[str, Mapping[str, tuple[str, ...]]] = {}  # host -> the same, where that host is our own

    def of(self, host: str) -> Mapping[str, tuple[str, ...]]:
        """What has to be looked at on the site of a host, by kind."""
        own = self.hosts.get(host)
        return (
            {kind: self.others.get(kind, ()) + own.get(kind, ()) for kind in {**self.others, **own}}
            if own
            else self.others
        )


def local_uses(
    path: str,
    uses: Mapping[str, tuple[str, ...]],
    anchors: Collection[str],
    unseen: Collection[str] = frozenset(),
) -> LocalUses:
    """The references of the page at a path, which has these anchors; nobody clicks the `unseen` ones."""
    folder = path[: path.rfind("/") + 1]
    ways: dict[str, str | None] = {}
    found: dict[tuple[str, str], None] = {}
    followed: dict[str, None] = {}
    others: dict[str, tuple[str, ...]] = {}
    hosts: dict[str, dict[str, list[str]]] = {}
    for kind, raws in uses.items():
        left = []
        drawn, clicked = kind in NEVER, kind in FOLLOWED
        for raw in raws:
            if raw[:1] == "#" and raw[1:] in anchors and kind != "usemap":
                continue
            address, _, fragment = raw.partition("#")
            plain = _PLAIN.fullmatch(address) and not (drawn and never_drawn(kind, address))
            place = _address(folder, address, ways) if plain else None
            if place is None:
                whole = _ELSEWHERE.fullmatch(raw)
                if whole and kind != "image" and not (kind == "link" and why_not_public(raw)):
                    hosts.setdefault(whole[1], {}).setdefault(kind, []).append(raw)
                else:
                    left.append(raw)
                continue
            found[place, fragment] = None
            if clicked and raw not in unseen:
                followed[place] = None
        if left:
            others[kind] = tuple(left)
    named = tuple([(intern(place), intern(fragment)) for place, fragment in found if fragment])
    addresses = tuple(map(intern, {place: None for place, _ in found}))  # many pages lead to the same places
    away = {host: {kind: tuple(raws) for kind, raws in by.items()} for host, by in hosts.items()}
    return LocalUses(addresses, named, tuple(map(intern, followed)), others, away)


def _address(folder: str, path: str, ways: dict[str, str | None]) -> str | None:
    """The address that a plain path means in a folder; nothing where it climbs above the root."""
    name = path.rfind("/") + 1
    head, last = path[:name], path[name:]
    if last in (".", ".."):
        return None
    if head not in ways:
        ways[head] = _way(folder, head)
    way = ways[head]
    return None if way is None else way + last


def _way(folder: str, head: str) -> str | None:
    while head.startswith("../") and folder:
        folder, head = folder[: folder.rfind("/", 0, -1) + 1], head[3:]
    if "./" not in head:  # as nearly always
        return folder + head
    depth = folder.count("/")
    for part in head.split("/")[:-1]:
        depth += -1 if part == ".." else part != "."
        if depth < 0:
            return None
    return urls.join(folder, head)
