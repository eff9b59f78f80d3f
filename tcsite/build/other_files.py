"""Files of the site that are no pages: feeds, the sitemap, style sheets. What lies in the output as it is, stays there."""

from collections.abc import Collection, Mapping

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
