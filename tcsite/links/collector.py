"""What one file uses and defines: bytes in, `PageLinks` out."""

from collections import Counter
from collections.abc import Callable, Mapping

from selectolax.lexbor import LexborHTMLParser

from tcsite.links.elements import PageNotes, note_styled, take_notes
from tcsite.links.kinds import PAINT
from tcsite.links.local import local_uses
from tcsite.links.microsyntax import css, locations, manifest
from tcsite.links.values import LinkFinding, PageFacts, PageLinks
from tcsite.text import decode
from tcsite.text.html import MOST_NESTED, NestingError, check_depth
from tcsite.text.visible import unseen_links

_FORMATS: Mapping[str, str] = {
    **dict.fromkeys(("html", "htm", "xhtml", "xht", "shtml"), "html"),
    "svg": "svg",
    "css": "css",
    "webmanifest": "manifest",
}


def format_of(path: str) -> str:
    """What `collect` reads a file as: "html", "svg", "css", "manifest", "sitemap", or "": not at all."""
    name = path.rpartition("/")[2].lower()
    stem, dot, suffix = name.rpartition(".")
    if suffix == "xml" and stem.startswith("sitemap"):
        return "sitemap"
    if suffix == "json" and "manifest" in stem:
        return "manifest"
    return _FORMATS.get(suffix, "") if dot else ""


def collect(path: str, content: bytes) -> PageLinks:
    """What a file uses and defines. A pure function: cache its result by both arguments."""
    form = format_of(path)
    reader = _READERS.get(form)
    return reader(path, content) if reader else PageLinks(path, form, {})


def _parse(content: bytes) -> LexborHTMLParser:
    """The tree of a page or a picture. Raises `NestingError`; few files have tags enough to be looked at for that."""
    markup = decode.markup(content)
    if markup.count(b"<") - markup.count(b"</") > MOST_NESTED:
        check_depth(markup.decode())
    return LexborHTMLParser(markup)


def _too_deep(path: str) -> PageLinks:
    message = f"the file has more than {MOST_NESTED:,} elements within each other, and was not read"
    return PageLinks(path, "", {}, faults=(LinkFinding("nested-too-deep", message, "close every element"),))


def _html(path: str, content: bytes) -> PageLinks:
    try:
        tree = _parse(content)
    except NestingError:
        return _too_deep(path)
    root = tree.root
    if root is None:  # never for a document, but the parser's types allow it
        return PageLinks(path, "html", {})
    notes = PageNotes()
    take_notes(root, notes)
    anchors = _anchors(tree, notes)
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
    unseen = unseen_links(tree)
    page = _done(path, "html", notes, anchors, facts)._replace(unseen=unseen)
    local = local_uses(path, page.uses, anchors, unseen) if page.base is None else None
    return page._replace(local=local)


def _svg(path: str, content: bytes) -> PageLinks:
    try:
        tree = _parse(content)
    except NestingError:
        return _too_deep(path)
    notes = PageNotes()
    if tree.root is not None:
        take_notes(tree.root, notes)
    anchors = _anchors(tree, notes)
    notes.faults = {fault: None for fault in notes.faults if fault.rule == "duplicate-id"}
    return _done(path, "svg", notes, anchors, PageFacts())


def _done(path: str, form: str, notes: PageNotes, anchors: frozenset[str], facts: PageFacts) -> PageLinks:
    uses = {kind: tuple(raws) for kind, raws in notes.uses.items()}
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


_READERS: Mapping[str, Callable[[str, bytes], PageLinks]] = {
    "html": _html,
    "svg": _svg,
    "css": _css,
    "manifest": _manifest,
    "sitemap": _sitemap,
}


def _anchors(tree: LexborHTMLParser, notes: PageNotes) -> frozenset[str]:
    ids = [node.id or "" for node in tree.css("[id]")]
    anchors = set(ids)
    if len(anchors) < len(ids):
        _note_repeated(ids, notes)
    if "" in anchors:
        anchors.discard("")
        notes.fault("empty-id", "", "#id", "an element has an empty id", "give it a name or leave it out")
    for node in tree.css("[style]"):
        note_styled("style", node, notes)
    if notes.drawn:
        for node in tree.css(",".join(f'[{name}*="url("]' for name in PAINT)):
            for name in PAINT:
                note_styled(name, node, notes)
    return frozenset(anchors | notes.names)


def _note_repeated(ids: list[str], notes: PageNotes) -> None:
    for name, times in Counter(ids).items():
        if name and times > 1:
            message = f'the id "{name}" stands {times} times on this page'
            notes.fault("duplicate-id", name, "#id", message, "an id names one element: rename the others")
