"""The links of any folder of HTML, made by anything."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tcsite import links
from tcsite.diagnostics import Diagnostic
from tcsite.files import Files
from tcsite.links.hints import hint, page_names


def in_folder(files: Files, base_url: str | None = None) -> list[Diagnostic]:
    """What is wrong with the links of a folder. Files are read one at a time."""
    paths = list(files)
    read = (links.collect(path, files[path]) for path in paths if links.format_of(path))
    said = files["robots.txt"].decode("utf-8", "replace") if "robots.txt" in files else ""
    where = links.Where(base_url=base_url or "", robots=said)
    found = links.in_any_folder(read, paths, where, whole=bool(base_url))
    return list(_with_hints(links.locate_in_pages(found, lambda path: files.get(path, b"")), files))


def _with_hints(diagnostics: Iterable[Diagnostic], files: Files) -> Iterator[Diagnostic]:
    pages = page_names(files)
    for diagnostic in diagnostics:
        target = "" if diagnostic.hint else dict(diagnostic.extra)["target"].removesuffix("index.html")
        suggested = hint(diagnostic.rule, target, pages)
        yield replace(diagnostic, hint=suggested) if suggested else diagnostic
