"""What was judged before: pages of which nothing is wrong need not be looked at again while all else is as it was.

What is wrong with a page by itself depends on its own references, on which files there are, and on the places in them
that references may name. Where the files and those places are the same, a page that says the same is as sound as before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from tcsite.frozen import dataclass
from tcsite.links.resolve import Resolver
from tcsite.links.values import LinkFinding
from tcsite.text.fingerprint import fingerprint


@dataclass(frozen=True, slots=True)
class JudgedPages:
    """What a check of links looked at, and which pages it found sound."""

    world: str = ""  # a digest of the paths of all files, of redirects, and of where the site will be
    pages: Mapping[str, tuple[str, str]] = field(
        default_factory=dict
    )  # by path: the digest of the file, and one of the places in it
    sound: frozenset[str] = frozenset()

    def still_sound(self, now: "JudgedPages") -> frozenset[str]:
        """The pages that were sound, and are."""
        if now.world != self.world or any(
            places != self.pages.get(path, ("", ""))[1] for path, (_, places) in now.pages.items()
        ):
            return frozenset()
        return frozenset(path for path in self.sound if self.pages[path] == now.pages.get(path))

    def within(self, before: "JudgedPages") -> bool:
        """Whether what was judged before says all of this already."""
        known = {path: before.pages.get(path) for path in self.pages}
        return (self.world, dict(self.pages), self.sound) == (
            before.world,
            known,
            before.sound & known.keys(),
        )


def looked_at(resolver: Resolver, digests: Mapping[str, str], before: JudgedPages) -> JudgedPages:
    """What there is to judge now; of what is known by its digest, the places are known as well."""
    where = repr(replace(resolver.where, robots="", must_find=None))
    world = fingerprint(where, repr(sorted(resolver.moved.items())), *resolver.tree.addresses)
    pages = {}
    for path, page in resolver.pages.items():
        name = digests.get(path, "")
        known = before.pages.get(path)
        same = known is not None and name and known[0] == name
        pages[path] = known if known and same else (name, fingerprint(*sorted(page.anchors), *page.maps)[:16])
    return JudgedPages(world, pages)


def with_sound(judged: JudgedPages, findings: Iterable[LinkFinding]) -> JudgedPages:
    """The same, once it is known what is wrong."""
    faulty = {finding.page for finding in findings}
    sound = (path for path, (name, _) in judged.pages.items() if name and path not in faulty)
    return replace(judged, sound=frozenset(sound))
