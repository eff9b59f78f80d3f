"""Blame: from a fault in a written page to the content that made it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple
from urllib.parse import urljoin

from tcsite.diagnostics import Diagnostic, Place
from tcsite.files import Files
from tcsite.links import Problem, placed
from tcsite.links.nearby import Nearby
from tcsite.model.addresses import INSTITUTIONS, of_content

SETTINGS = "site.yaml"

TELLING = 3
"""How many letters make words tell something: "../" stands anywhere."""

_REFERENCE = re.compile(
    r"""\]\(\s*<?(?P<markdown>[^\s<>()]+(?:\([^\s()]*\)[^\s<>()]*)*)"""  # [words](address)
    r"""|^[ ]{0,3}\[[^\]\n]+\]:\s*<?(?P<definition>[^\s<>]+)"""  # [words]: address
    r"""|\b(?:href|src)\s*=\s*["']?(?P<html>[^\s"'<>]+)"""
    r"""|(?P<web>(?:https?://|mailto:|tel:)[^\s<>"'\]}]+)"""
    r"""|^[\s-]*[\w-]+:\s+["']?(?P<value>[^\s"'#|>&*{\[]\S*?)["']?\s*$""",  # key: address
    re.MULTILINE,
)


class Written(NamedTuple):
    """A reference as it stands in a content file."""

    place: Place
    words: str


class Content:
    """The files that people write, and every reference in them."""

    def __init__(self, inputs: Files) -> None:
        self._inputs = inputs
        self._own = cache(self._references)  # each file is read once, and only if a problem leads to it
        self._everywhere: dict[str, list[Written]] | None = None

    def written(self, source: str, page: str, url: str) -> Sequence[Written]:
        """How and where content says the reference `url` of a page: nowhere, if a template made it.

        `source` is the file behind the page. What does not stand there may come from any other file: a page
        of a pillar shows texts of many.
        """
        if not self._inputs:
            return ()  # a folder of somebody's HTML
        address = urljoin(f"https://x/{page}", url).removeprefix("https://x") if url else url
        own = self._own(source) if source else {}
        if found := own.get(url) or own.get(address):
            return found
        if self._everywhere is None:
            files = sorted(path for path in self._inputs if path.startswith("content/"))
            self._everywhere = {
                key: one
                for path in reversed([SETTINGS, *files])
                for key, one in self._own(path).items()
                if not key.startswith("#")
            }
        return self._everywhere.get(address, ())

    def says(self, source: str, words: Sequence[str]) -> Place | None:
        """Where the first of some words stands in a file: the last resort, for links that a template made."""
        # The settings are behind every page that no content is behind: what stands in them by chance proves nothing.
        text = "" if source == SETTINGS else self._text(source)
        for one in words:
            whole = rf"(?<!\w){re.escape(one)}(?!\w)"
            if sum(map(str.isalnum, one)) >= TELLING and (found := re.search(whole, text)):
                return _at(source, text, found.start())
        return None

    def _text(self, path: str) -> str:
        return self._inputs.get(path, b"").decode("utf-8-sig", "replace")

    def _references(self, path: str) -> dict[str, list[Written]]:
        """The references of a file by the address that they mean."""
        text, found = self._text(path), dict[str, list[Written]]()
        for match in _REFERENCE.finditer(text) if path.endswith((".yaml", ".md")) else ():
            kind = match.lastgroup or "web"
            words = match[kind].rstrip(".,;:!?)") if kind == "web" else match[kind]
            one = Written(_at(path, text, match.start(kind)), words)
            for address in {words, *(of_content(words, base) for base in _bases(path))}:
                found.setdefault(address, []).append(one)
        return found


def _bases(path: str) -> Iterator[str]:
    """Where relative links of a content file may start; a site of one institution has its pages at the root."""
    yield "/"
    folders = path.split("/")
    if folders[:2] == ["content", "institutions"] and len(folders) > 3:
        own = f"{INSTITUTIONS}{folders[2]}/"
        yield own
        if len(folders) > 4:
            yield f"/{folders[3]}/"
            yield f"{own}{folders[3]}/"


def _at(file: str, text: str, offset: int) -> Place:
    line = text.count("\n", 0, offset) + 1
    return Place(file, line=line, column=offset - text.rfind("\n", 0, offset))


def blamed(
    problems: Sequence[Problem], sources: Mapping[str, str], files: Files, inputs: Files
) -> list[Diagnostic]:
    """Each problem as a diagnostic; what several pages show of one place in content is told once.

    Its place is where the content holds the reference at fault; else the page itself. `sources` says which
    content file is behind which page.
    """
    content = Content(inputs)
    pages = Nearby(path.removesuffix("index.html") for path in files if path.endswith(".html"))
    told = (
        one
        for problem in placed(problems, files.__getitem__)
        for one in _told(problem, sources.get(problem.page, ""), content, pages)
    )
    return list(_once(told) if inputs else told)


def _once(told: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    shown: dict[tuple[str, Place, str], list[Diagnostic]] = {}
    for one in told:
        shown.setdefault((one.rule, one.place, one.message), []).append(one)
    for (_, _, message), all in shown.items():
        pages = len({dict(one.extra)["page"] for one in all})
        yield replace(all[0], message=f"{message} (on {pages} pages)") if pages > 1 else all[0]


def _told(problem: Problem, source: str, content: Content, pages: Nearby) -> Iterator[Diagnostic]:
    hint = problem.hint or _hint(problem, pages)
    extra = (("url", problem.url), ("page", problem.page), ("target", problem.target))

    def told(place: Place, words: str) -> Diagnostic:
        message = problem.message.replace(f'"{problem.url}"', f'"{words}"', 1)
        return Diagnostic(problem.rule, problem.severity, message, place, hint, extra=extra)

    written = content.written(source, problem.page, problem.url) if problem.url else ()
    yield from (told(one.place, one.words) for one in written)
    if not written:
        place = content.says(source, _words(problem)) if source else None
        here = Place(problem.page, line=problem.line or 1, column=problem.column or 1)
        yield told(place or here, problem.url)


def place_of(source: str, raw: str, page: str, content: Content) -> Place:
    """Where content names a web address that a page names; the page itself where no content does."""
    written = content.written(source, page, raw)
    return written[0].place if written else content.says(source, (raw,)) or Place(page, text=raw)


def _hint(problem: Problem, pages: Nearby) -> str:
    """The page that a broken link was probably meant to lead to."""
    if problem.rule != "broken-link" or not problem.target:
        return ""
    near = pages.nearest(problem.target.removesuffix("index.html"))
    return f"did you mean  /{near}" if near else "correct the address, or remove the link"


def _words(problem: Problem) -> tuple[str, ...]:
    """What may stand in the content for a reference that a template made, the surest first."""
    target = f"/{problem.target.removesuffix('index.html')}" if problem.target else ""
    return tuple(filter(None, (problem.url, target, problem.text)))
