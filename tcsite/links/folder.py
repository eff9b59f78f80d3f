"""The links of any folder of HTML, made by anything."""

from collections.abc import Iterable, Iterator

from tcsite import links
from tcsite.diagnostics import Diagnostic
from tcsite.files import Files
from tcsite.links.hints import hint, page_names
from tcsite.links.suggestions import SpellingIndex
from tcsite.links.values import LinkFinding
from tcsite.text.urls import base_path


def in_folder(files: Files, base_url: str | None = None) -> list[Diagnostic]:
    """What is wrong with the links of a folder. Files are read one at a time."""
    paths = list(files)
    collect = links.collect if base_url else links.collect_once
    read = [collect(path, files[path]) for path in paths if links.format_of(path)]
    robots, redirects = (
        files.get(name, b"").decode("utf-8", "replace") for name in ("robots.txt", "_redirects")
    )
    where = links.Where(
        base_url=base_url or "", robots=robots, redirects=_host_redirects(redirects, base_path(base_url))
    )
    found = links.in_any_folder(read, paths, where, whole=bool(base_url))
    times = {page.path: page.times for page in read}
    hinted = _with_hints(found, page_names(paths))
    return links.locate_in_pages(hinted, lambda path: files.get(path, b""), times)


def _host_redirects(text: str, below: str) -> dict[str, str]:
    """What a file `_redirects` tells the host to do, as Netlify and Cloudflare Pages read it: from -> to.

    Rewrites (200) and patterns with names (":year") are left out.
    """
    redirects: dict[str, str] = {}
    for line in text.splitlines():
        words = line.split()
        if len(words) < 2 or not words[0].startswith("/") or ":" in words[0]:
            continue
        if not (words[2:] and words[2].rstrip("!") not in _REDIRECTING):
            redirects.setdefault(words[0].removeprefix(below), words[1].removeprefix(below))
    return redirects


_REDIRECTING = ("301", "302", "303", "307", "308")


def _with_hints(findings: Iterable[LinkFinding], pages: SpellingIndex) -> Iterator[LinkFinding]:
    for finding in findings:
        suggested = (
            "" if finding.hint else hint(finding.rule, finding.target.removesuffix("index.html"), pages)
        )
        yield finding._replace(hint=suggested) if suggested else finding
