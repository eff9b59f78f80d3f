"""What is wrong with single files: what they use and nothing defines, and what they are by themselves."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache

from tcsite.links.kinds import KINDS, NEVER, is_document, misfit
from tcsite.links.resolve import Resolution, Resolver
from tcsite.links.values import LinkFinding, PageLinks
from tcsite.text.not_public import why_not_public
from tcsite.text.urls import clean

LONGEST_SHOWN = 120  # of a reference, in a message


def page_findings(
    resolver: Resolver, *, own_site: bool, sound: Collection[str] = ()
) -> Iterator[LinkFinding]:
    """Everything that is wrong with single files: their references, then what they are by themselves.

    Nothing is wrong with those that are known to be `sound`.
    """
    away = cache(_away) if own_site else None
    for page in resolver.pages.values():
        if page.path in sound:
            continue
        for finding in (*_references(page, resolver, away), *page.faults, *_incomplete(page, resolver)):
            yield LinkFinding(*finding[:6], page.path)  # a third of the time of _replace


Away = Callable[[str, str], LinkFinding | None]
"""What is wrong with a reference of a kind that leads to a place on the web."""


def _references(page: PageLinks, resolver: Resolver, away: Away | None) -> Iterator[LinkFinding]:
    base = resolver.base(page)
    for name, raws in resolver.in_doubt(page).items():
        kind = KINDS[name]
        own = page.path if kind.own else ""
        bare = bool(own) or not base.explicit  # "#x" means this page
        drawn = name in NEVER
        anything = not (drawn or kind.loads)  # whatever file it leads to will do
        if name == "usemap":
            yield from _maps(page, raws)
            continue
        for raw in raws:
            if bare and raw[:1] == "#" and raw[1:] in page.anchors:
                continue
            if kind.own and page.format == "css" and raw[:1] in ("", "#"):
                continue  # an id of whichever page uses the style sheet
            resolution = resolver.resolve(base, raw, own=own)
            if anything and resolution and resolution.__class__ is str:
                continue  # the many; all that follows may take its time
            if isinstance(resolution, Resolution):
                yield from _in_words(name, raw, resolution)
            elif drawn and resolution not in ("", page.path) and (shape := misfit(name, resolution)):
                message = f'{kind.words} {_quoted(raw)} leads to "{resolution}", which is {shape}'
                yield LinkFinding("wrong-kind", message, "name the file itself", raw, name, resolution)
            elif away and name == "image" and is_document(resolution):
                message = f'{kind.words} {_quoted(raw)} leads to "{resolution}", which only some browsers show as a picture'
                hint = "link to it, as in  [words](address),  or save the picture as PNG"
                yield LinkFinding("wrong-kind", message, hint, raw, name, resolution)
            elif kind.loads and clean(raw)[:5].lower() == "http:":
                message = f"{kind.words} {_quoted(raw)} is loaded over plain http"
                yield LinkFinding("insecure-resource", message, "write https:", raw, name)
            elif not resolution and away and (finding := away(name, raw)):
                yield finding


def _away(name: str, raw: str) -> LinkFinding | None:
    """What our own pages do not do with the rest of the web: lead where nobody may go, and load from it."""
    address = clean(raw)
    if address[:4].lower() != "http" and address[:2] != "//":
        return None
    kind = KINDS[name]
    if name == "link" and (why := why_not_public(address)):
        hint = "link to the page that everybody can read, or put the document into  files/"
        return LinkFinding("link-for-few", f"{kind.words} {_quoted(raw)} {why}", hint, raw, name)
    if name == "image":
        message = f"{kind.words} {_quoted(raw)} is loaded from another website, which a strict policy forbids"
        hint = "save the picture in  files/  and write  ../files/…"
        return LinkFinding("foreign-picture", message, hint, raw, name)
    return None


def _in_words(name: str, raw: str, resolution: Resolution) -> Iterator[LinkFinding]:
    """The findings about one reference, each as a sentence about it."""
    kind = KINDS[name]
    for finding in resolution.findings:
        if finding.rule == "link-to-redirect" and name not in ("link", "form"):
            continue  # a canonical address or a sitemap entry of a redirect is checked elsewhere
        rule, message = finding.rule or kind.rule, f"{kind.words} {_quoted(raw)} {finding.message}"
        yield LinkFinding(rule, message, finding.hint, raw, name, resolution.target)


def _quoted(raw: str) -> str:
    text = raw
    if not (raw.isascii() and raw.isprintable() and " " not in raw):
        text = " ".join(raw.split()).encode("utf-8", "replace").decode()  # what no terminal can print
    return f'"{text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"}"'


def _maps(page: PageLinks, raws: Iterable[str]) -> Iterator[LinkFinding]:
    for raw in raws:
        if clean(raw) and raw.partition("#")[2] not in page.maps:
            message = f"image map {_quoted(raw)} is no <map> of this page"
            yield LinkFinding("missing-fragment", message, "", raw, "usemap", f"{page.path}{raw}")


def _incomplete(page: PageLinks, resolver: Resolver) -> Iterator[LinkFinding]:
    """What a page should say about itself. A page that only sends its reader on needs no heading."""
    if page.format != "html":
        return
    facts, redirect = page.facts, page.path in resolver.moved
    if not facts.title:
        yield LinkFinding("page-without-title", "the page has no title", "add <title>…</title>")
    if not facts.lang:
        hint = 'write <html lang="en">'
        yield LinkFinding("page-without-lang", "the page does not say its language", hint)
    if not (redirect or facts.headings):
        yield LinkFinding("page-without-h1", "the page has no main heading", "add <h1>…</h1>")
    if not (redirect or facts.main):
        hint = "add <main>…</main>"
        yield LinkFinding("page-without-main", "the page does not mark its main part", hint)


def unused_files(resolver: Resolver) -> frozenset[str]:
    """Style sheets and manifests that nothing links to: they may be there for another program."""
    candidates = {page.path for page in resolver.pages.values() if page.format in ("css", "manifest")}
    if not candidates:
        return frozenset()
    used: set[str] = set()
    for page in resolver.pages.values():
        base = resolver.base(page)
        for kind in _LINKING & page.uses.keys():
            for raw in page.uses[kind]:
                used.add(resolver.file(base, raw, own=base.page))
    return frozenset(candidates - used)


_LINKING = frozenset(("stylesheet", "preload", "manifest", "css"))
