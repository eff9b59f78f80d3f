"""What is used and never defined: problems of single files."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from tcsite.diagnostics import Severity
from tcsite.links.kinds import KINDS
from tcsite.links.resolve import Base, Outcome, Resolver
from tcsite.links.rules import ALL
from tcsite.links.values import PageLinks, Problem
from tcsite.text.urls import clean

LONGEST_SHOWN = 120  # of a reference, in a message


class Ruling:
    """How bad each rule is here: on our own site, or in any folder."""

    def __init__(self, *, our_own: bool) -> None:
        self._severities = {rule.id: rule.site if our_own else rule.folder for rule in ALL}

    def problem(
        self,
        rule: str,
        message: str,
        page: str,
        *,
        url: str = "",
        target: str = "",
        hint: str = "",
        kind: str = "",
    ) -> Problem:
        """A problem of a page, as bad as its rule is here."""
        return Problem(rule, self._severities[rule], message, page, url, target, hint, kind)


def broken(resolver: Resolver, ruling: Ruling) -> Iterator[Problem]:
    """Everything that is wrong with single files: their references, then what they are by themselves."""
    unused = _unused(resolver)
    for page in resolver.pages.values():
        found = _references(page, resolver, ruling)
        yield from (_softer(problem) for problem in found) if page.path in unused else found
        yield from _faults(page, ruling)
        if page.format == "html":
            yield from _incomplete(page, resolver, ruling)


def _references(page: PageLinks, resolver: Resolver, ruling: Ruling) -> Iterator[Problem]:
    base = resolver.base(page)
    ways, directly = resolver.ways(base), resolver.directly
    for name, raws in page.uses.items():
        kind = KINDS[name]
        own = page.path if kind.own else ""
        bare = bool(own) or not base.given  # "#x" means this page
        if name == "usemap":
            yield from _maps(page, raws, ruling)
            continue
        for raw in raws:
            if directly(ways, raw) or (bare and raw[:1] == "#" and raw[1:] in page.anchors):
                continue  # the many; all that follows may take its time
            if kind.own and page.format == "css" and raw[:1] in ("", "#"):
                continue  # an id of whichever page uses the style sheet
            found = resolver.outcome(base, raw, own=own)
            if isinstance(found, Outcome):
                yield from _told(page.path, name, raw, found, ruling)
            elif kind.loads and clean(raw)[:5].lower() == "http:":
                message = f"{kind.words} {_shown(raw)} is loaded over plain http"
                hint = "write https:"
                yield ruling.problem("insecure-resource", message, page.path, url=raw, hint=hint, kind=name)


def _told(page: str, name: str, raw: str, found: Outcome, ruling: Ruling) -> Iterator[Problem]:
    kind = KINDS[name]
    for rule, said, hint in found.troubles:
        if rule == "link-to-redirect" and name not in ("link", "form"):
            continue  # a canonical address or a sitemap entry of a redirect is judged elsewhere
        message = f"{kind.words} {_shown(raw)} {said}"
        yield ruling.problem(
            rule or kind.rule, message, page, url=raw, target=found.target, hint=hint, kind=name
        )


def _shown(raw: str) -> str:
    text = " ".join(raw.split()).encode("utf-8", "replace").decode()  # what no terminal can print
    return f'"{text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"}"'


def _maps(page: PageLinks, raws: tuple[str, ...], ruling: Ruling) -> Iterator[Problem]:
    for raw in raws:
        name = raw.partition("#")[2]
        if clean(raw) and name not in page.maps:
            message = f"image map {_shown(raw)} is no <map> of this page"
            target = f"{page.path}{raw}"
            yield ruling.problem(
                "missing-fragment", message, page.path, url=raw, target=target, kind="usemap"
            )


def _faults(page: PageLinks, ruling: Ruling) -> Iterator[Problem]:
    for rule, raw, spot, message, hint in page.faults:
        url = "" if spot == "#id" else raw
        yield ruling.problem(rule, message, page.path, url=url, target=raw, hint=hint, kind=spot)


def _incomplete(page: PageLinks, resolver: Resolver, ruling: Ruling) -> Iterator[Problem]:
    """What a page should say about itself. A page that only sends its reader on needs no heading."""
    for rule, (fine, message, hint) in _needs(page, redirect=page.path in resolver.moved).items():
        if not fine:
            yield ruling.problem(rule, message, page.path, hint=hint)


def _needs(page: PageLinks, *, redirect: bool) -> Mapping[str, tuple[bool, str, str]]:
    facts = page.facts
    return {
        "page-without-title": (bool(facts.title), "the page has no title", "add <title>…</title>"),
        "page-without-lang": (
            bool(facts.lang),
            "the page does not say its language",
            'write <html lang="en">',
        ),
        "page-without-h1": (redirect or facts.headings > 0, "the page has no main heading", "add <h1>…</h1>"),
        "page-without-main": (
            redirect or facts.main,
            "the page does not mark its main part",
            "add <main>…</main>",
        ),
    }


def _unused(resolver: Resolver) -> frozenset[str]:
    """Style sheets and manifests that nothing links to: they may be there for another program."""
    candidates = {page.path for page in resolver.pages.values() if page.format in ("css", "manifest")}
    if not candidates:
        return frozenset()
    used: set[str] = set()
    for page in resolver.pages.values():
        base = resolver.base(page)
        for kind in _LINKING & page.uses.keys():
            for raw in page.uses[kind]:
                used.add(_path(resolver, base, raw))
    return frozenset(candidates - used)


_LINKING = frozenset(("stylesheet", "preload", "manifest", "css"))


def _path(resolver: Resolver, base: Base, raw: str) -> str:
    found = resolver.outcome(base, raw, own=base.page)
    return found if isinstance(found, str) else found.path


def _softer(problem: Problem) -> Problem:
    """The same, when no page uses the file: somebody should look, but nothing is broken for a reader."""
    if problem.severity is not Severity.ERROR:
        return problem
    return replace(problem, severity=Severity.WARNING, message=f"{problem.message} (no page uses this file)")
