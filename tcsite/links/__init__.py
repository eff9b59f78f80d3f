"""What files use, minus what they define: broken links, and all else that is wrong with written pages.

`collect` reads one file (a pure function: remember its answer); `on_our_site` and `in_any_folder` merge all
answers and yield problems; `placed` finds lines and columns, in the files that have problems only.
"""

from collections.abc import Collection, Iterable, Sequence

from tcsite.links.collector import collect, format_of
from tcsite.links.elsewhere import Asked, external
from tcsite.links.judge import Ruling, broken
from tcsite.links.positions import Spot, placed, position, spots
from tcsite.links.resolve import Resolver
from tcsite.links.rules import ALL, RULES, LinkRule
from tcsite.links.values import Facts, Fault, PageLinks, Problem, Where, in_order
from tcsite.links.whole import clicks as _clicks
from tcsite.links.whole import disagreements

__all__ = [
    "ALL",
    "RULES",
    "Asked",
    "Facts",
    "Fault",
    "LinkRule",
    "PageLinks",
    "Problem",
    "Spot",
    "Where",
    "clicks",
    "collect",
    "external",
    "format_of",
    "in_any_folder",
    "in_order",
    "on_our_site",
    "placed",
    "position",
    "spots",
]


def in_any_folder(
    pages: Iterable[PageLinks], paths: Collection[str], where: Where | None = None
) -> list[Problem]:
    """What is wrong with a folder of HTML made by anything. `paths` are all its files, read or not."""
    resolver = _resolver(pages, paths, where)
    return sorted(broken(resolver, Ruling(our_own=False)), key=in_order)


def on_our_site(pages: Iterable[PageLinks], paths: Collection[str], where: Where) -> list[Problem]:
    """The same for our own built site, and what only shows when all of it is seen."""
    resolver = _resolver(pages, paths, where)
    ruling = Ruling(our_own=True)
    return sorted([*broken(resolver, ruling), *disagreements(resolver, ruling)], key=in_order)


def clicks(pages: Iterable[PageLinks], paths: Collection[str], where: Where) -> dict[str, int]:
    """How many clicks each page is from the home page; pages that no click reaches are left out."""
    return dict(_clicks(_resolver(pages, paths, where)))


def _resolver(pages: Iterable[PageLinks], paths: Collection[str], where: Where | None) -> Resolver:
    read: Sequence[PageLinks] = sorted(pages, key=lambda page: page.path)
    return Resolver(read, sorted(paths), where or Where())
