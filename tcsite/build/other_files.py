"""Files of the site that are no pages: feeds, the sitemap, style sheets. What lies in the output as it is, stays there."""

from collections.abc import Callable, Collection, Mapping

from tcsite import links
from tcsite.build.memory import Kind, Memory, Output
from tcsite.files import Files, digest
from tcsite.frozen import dataclass
from tcsite.links import PageLinks


@dataclass(frozen=True, slots=True)
class FileLinks:
    """What a file of some content uses and defines."""

    digest: str
    says: str  # a digest of what it uses and defines
    links: PageLinks


OTHER_LINKS: Kind[dict[str, FileLinks]] = Kind(dict[str, FileLinks])


DIGESTS: Kind[dict[str, str]] = Kind(dict[str, str])


def unless_known(
    name: str, key: str, make: Callable[[], Files], memory: Memory, output: Output
) -> tuple[Files, dict[str, str]]:
    """The files that are made of what the key is a digest of; and the digests of those that need not be made.

    They need not, where the last build made them of the same and they lie in the output.
    """
    known = memory.recall(name, key, DIGESTS) if output.wanted else None
    if known and all(output.has(path, made) for path, made in known.items()):
        return {}, known
    files = make()
    if output.wanted:
        digests = {path: digest(content) for path, content in files.items()}
        memory.store(name, key, DIGESTS, digests, memory.day())
    return files, {}


def as_they_were(files: Files, large: Collection[str], output: Output) -> dict[str, str]:
    """The digests of those files, by path, that lie in the output already; the `large` ones are not asked for."""
    if not output.wanted:
        return {}
    names = {path: digest(files[path]) for path in files if path not in large}
    return {path: name for path, name in names.items() if output.has(path, name)}


def links_of_others(
    files: Files, same: Mapping[str, str], pages: Collection[str], output: Output, memory: Memory
) -> list[FileLinks]:
    """What files that are no `pages` use and define, those among them that were not made again; remembered."""
    known = memory.recall("site/other-links", "newest", OTHER_LINKS) or {}
    found: dict[str, FileLinks] = {}
    for path in sorted({*files, *same}):
        if path in pages or not links.format_of(path):
            continue
        content = None if path in same else files[path]
        name = same[path] if content is None else digest(content)
        before = known.get(path)
        if before and before.digest == name:
            found[path] = before
        else:
            content = (output.read(path) or b"") if content is None else content
            read = links.collect(path, content)
            found[path] = FileLinks(name, links.digest_of(read), read)
    if any(known.get(path) != one for path, one in found.items()):  # a badge comes only with its pages
        memory.store("site/other-links", "newest", OTHER_LINKS, found, memory.day())
    return [*found.values()]
