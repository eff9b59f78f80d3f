"""What one file uses and defines: bytes in, `PageLinks` out."""

import re
from collections.abc import Callable, Mapping
from sys import intern

from tcsite.links.elements import PageNotes, note_ids, parse, take_notes
from tcsite.links.feeds import feed_references
from tcsite.links.local import local_uses
from tcsite.links.microsyntax import css, locations, manifest
from tcsite.links.values import LinkFinding, PageFacts, PageLinks
from tcsite.text import decode
from tcsite.text.html import MOST_NESTED, NestingError
from tcsite.text.visible import unseen_links

_FORMATS: Mapping[str, str] = {
    **dict.fromkeys(("html", "htm", "xhtml", "xht", "shtml"), "html"),
    "svg": "svg",
    "css": "css",
    "webmanifest": "manifest",
}
_FEED = re.compile(r"(?:^|[-_.])(?:feed|atom|rss|index)$|^(?:feed|atom|rss)[-_.]")  # a common name of a feed


def format_of(path: str) -> str:
    """What `collect` reads a file as: "html", "svg", "css", "manifest", "sitemap", "feed", or "": not at all."""
    name = path.rpartition("/")[2].lower()
    stem, dot, suffix = name.rpartition(".")
    if suffix == "xml" and stem.startswith("sitemap"):
        return "sitemap"
    if suffix == "json" and "manifest" in stem:
        return "manifest"
    if suffix in ("atom", "rss") or (suffix == "xml" and _FEED.search(stem)):
        return "feed"
    return _FORMATS.get(suffix, "") if dot else ""


def collect(path: str, content: bytes) -> PageLinks:
    """What a file uses and defines. A pure function: cache its result by both arguments."""
    form = format_of(path)
    if form == "html":
        return _html(path, content, glance=True)
    return collect_once(path, content)


def collect_once(path: str, content: bytes) -> PageLinks:
    """The same for a single look: with `times`, without what pays only in a cache, or where clicks are counted."""
    form = format_of(path)
    reader = _READERS.get(form)
    return reader(path, content) if reader else PageLinks(path, form, {})


def _too_deep(path: str) -> PageLinks:
    message = f"the file has more than {MOST_NESTED:,} elements within each other, and was not read"
    return PageLinks(path, "", {}, faults=(LinkFinding("nested-too-deep", message, "close every element"),))


def _html(path: str, content: bytes, *, glance: bool = False) -> PageLinks:
    try:
        tree = parse(decode.markup(content))
    except NestingError:
        return _too_deep(path)
    root = tree.root
    if root is None:  # never for a document, but the parser's types allow it
        return PageLinks(path, "html", {})
    notes = PageNotes()
    take_notes(root, notes)
    anchors = note_ids(tree, notes)
    if not notes.main:
        notes.main = tree.css_first("[role=main]") is not None
    attributes = root.attributes
    lang = attributes.get("lang") or (attributes.get("xml:lang") if path.endswith((".xhtml", ".xht")) else "")
    facts = PageFacts(
        title=" ".join((notes.title or "").split()),
        lang=(lang or "").strip(),
        headings=notes.headings,
        main=notes.main,
        noindex=notes.noindex,
        refresh=notes.refresh,
        alternates=tuple(notes.alternates),
    )
    page = _done(path, "html", notes, anchors, facts)
    if not glance:
        return page._replace(times=notes.uses.get("link", {}))
    unseen = unseen_links(tree)
    local = local_uses(path, page.uses, anchors, unseen) if page.base is None else None
    return page._replace(unseen=unseen, local=local)


def _svg(path: str, content: bytes) -> PageLinks:
    try:
        tree = parse(decode.markup(content))
    except NestingError:
        return _too_deep(path)
    notes = PageNotes()
    if tree.root is not None:
        take_notes(tree.root, notes)
    anchors = note_ids(tree, notes)
    notes.faults = {fault: None for fault in notes.faults if fault.rule == "duplicate-id"}
    return _done(path, "svg", notes, anchors, PageFacts())


def _done(path: str, form: str, notes: PageNotes, anchors: frozenset[str], facts: PageFacts) -> PageLinks:
    uses = {kind: tuple(map(intern, raws)) for kind, raws in notes.uses.items()}  # pages say much the same
    return PageLinks(path, form, uses, anchors, tuple(notes.maps), notes.base, tuple(notes.faults), facts)


def _css(path: str, content: bytes) -> PageLinks:
    raws = dict.fromkeys(use.raw for use in css(decode.text(content)) if use.raw[:5].lower() != "data:")
    return PageLinks(path, "css", {"css": tuple(raws)} if raws else {})


def _manifest(path: str, content: bytes) -> PageLinks:
    raws = manifest(decode.text(content))
    if raws is None:
        fault = LinkFinding("json-malformed", "the web app manifest is not a JSON object")
        return PageLinks(path, "manifest", {}, faults=(fault,))
    return PageLinks(path, "manifest", {"manifest-entry": tuple(dict.fromkeys(raws))} if raws else {})


def _sitemap(path: str, content: bytes) -> PageLinks:
    raws = dict.fromkeys(location.raw for location in locations(decode.text(content)))
    return PageLinks(path, "sitemap", {"sitemap": tuple(raws)} if raws else {})


def _feed(path: str, content: bytes) -> PageLinks:
    raws = dict.fromkeys(use.raw for use in feed_references(decode.text(content)))
    return PageLinks(path, "feed", {"feed-entry": tuple(raws)} if raws else {})


_READERS: Mapping[str, Callable[[str, bytes], PageLinks]] = {
    "html": _html,
    "svg": _svg,
    "css": _css,
    "manifest": _manifest,
    "sitemap": _sitemap,
    "feed": _feed,
}
