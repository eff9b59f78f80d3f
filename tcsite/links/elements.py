"""What each element of a page adds to the notes that are taken of it."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from sys import intern
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tcsite.links.kinds import KINDS, NEVER_EMPTY, PAINT, PLAIN, SVG, Attributes, references, relation, styled
from tcsite.links.microsyntax import css, linked_data, refresh, srcset
from tcsite.links.values import LinkFinding
from tcsite.text.html import check_depth
from tcsite.text.urls import BLANKS, fragments

_REDIRECT_SECONDS = 5  # a page that is gone sooner than it can be read is a redirect
_ANCHOR = re.compile(rb"<a[\s/>]", re.IGNORECASE)
_ROBOTS = frozenset(("robots", "googlebot", "bingbot"))
_NONE = "\0none"
_MOST_WITHIN = 4  # pages within each other; deeper ones are not looked into


class PageNotes:
    """What has been seen so far of one HTML page."""

    def __init__(self, within: int = 0) -> None:
        self.within = within  # how many pages it stands in: frames with a srcdoc, shadow roots
        self.uses: dict[str, dict[str, int]] = {}  # kind -> reference -> how often
        self.names: set[str] = set()
        self.maps: list[str] = []
        self.base: str | None = None
        self.faults: dict[LinkFinding, None] = {}
        self.title: str | None = None
        self.headings = 0
        self.main = False
        self.noindex = False
        self.refresh: str | None = None
        self.alternates: list[tuple[str, str]] = []
        self.last_named: Attributes = {}  # of the last link with text
        self.drawn = False  # it holds a picture in SVG

    def use(self, kind: str, raw: str) -> None:
        """Note a reference. What data: holds is here already, and may be long."""
        if raw[:5].lower() != "data:":
            uses = self.uses.setdefault(kind, {})
            uses[raw] = uses[raw] + 1 if raw in uses else 1

    def fault(self, rule: str, raw: str, spot: str, message: str, hint: str = "") -> None:
        """Note what is wrong with the page by itself, once: with a reference or an id, and where it stands."""
        url = "" if spot == "#id" else raw
        self.faults[LinkFinding(rule, message, hint, url, spot, raw)] = None


def parse(markup: bytes) -> LexborHTMLParser:
    """The tree of a page or a picture. Raises `NestingError`."""
    check_depth(markup.decode())
    return LexborHTMLParser(markup)


def take_notes(root: LexborNode, notes: PageNotes) -> None:
    """Visit every element once. Contents of <template> are no part of the tree, nor is what scripts hold."""
    for node in root.traverse():
        tag = node.tag or ""
        if tag in _REFERRING:
            attributes = node.attributes
            _note_references(tag, node, attributes, notes)
            if tag in _WITH_ATTRIBUTES:
                _WITH_ATTRIBUTES[tag](node, attributes, notes)
        elif tag in _OTHERS:
            _OTHERS[tag](node, notes)


def note_styled(attribute: str, node: LexborNode, notes: PageNotes) -> None:
    """Note what a `style` attribute, or one of SVG's like it, refers to."""
    for use in styled(attribute, node.attributes.get(attribute) or ""):
        notes.use(use.kind, use.raw)


def _in_svg(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None and parent.tag not in ("svg", "foreignObject"):
        parent = parent.parent
    return parent is not None and parent.tag == "svg"


def _note_anchor(node: LexborNode, notes: PageNotes) -> None:
    attributes = node.attributes
    name = attributes.get("name")
    if name:
        notes.names.add(name)
    href = attributes.get("href")
    if href is None:
        if "href" in attributes:
            href = ""
        elif "xlink:href" in attributes and _in_svg(node):
            href = attributes["xlink:href"] or ""
        else:
            return  # without an address it is no link
    notes.use("link", href)
    _note_if_empty(href, "a", notes)
    if node.text_lexbor().strip():
        notes.last_named = attributes
    elif not _has_name(node, attributes) and not (attributes == notes.last_named and _repeated(node)):
        notes.fault("link-without-text", href, "a", "a link has no text", "say in words where it leads")


def _note_if_empty(href: str, tag: str, notes: PageNotes) -> None:
    if href[:1] <= " " and not href.strip(BLANKS):
        notes.fault(
            "empty-link", href, tag, 'a link has href="", which is this very page', "say where it leads"
        )


def _repeated(node: LexborNode) -> bool:
    """Whether the parser may have made this link up: it repeats those that are wrongly nested."""
    return len(node.parser.css("a")) > len(_ANCHOR.findall(node.parser.raw_html))


def _has_name(node: LexborNode, attributes: Attributes) -> bool:
    """Whether a link without text of its own says something all the same, or need not."""
    if any((attributes.get(name) or "").strip() for name in ("aria-label", "aria-labelledby", "title")):
        return True
    if attributes.get("aria-hidden") == "true" or _in_svg(node):
        return True
    return any(
        (value or "").strip()
        for inner in node.css("[alt],[aria-label],[aria-labelledby],[title]")
        for name, value in inner.attributes.items()
        if name in ("alt", "aria-label", "aria-labelledby", "title")
    )


def _note_references(tag: str, node: LexborNode, attributes: Attributes, notes: PageNotes) -> None:
    in_svg = tag in ("script", "image") and _in_svg(node)
    for use in references(tag, attributes, in_svg=in_svg):
        notes.use(use.kind, use.raw)
    for name in NEVER_EMPTY.get(tag, ()):
        if name in attributes and not (attributes[name] or "").strip(BLANKS):
            message = f"<{tag}> has an empty {name}"
            notes.fault("empty-reference", "", f"{tag} {name}", message, "give it a value or leave it out")


def _note_image(_: LexborNode, attributes: Attributes, notes: PageNotes) -> None:
    if "alt" not in attributes:
        hint = 'say what it shows, or alt="" if it only adorns'
        raw = attributes.get("src") or ""
        notes.fault("image-without-alt", raw, "img src", "an image has no alt attribute", hint)
    if not {"src", "srcset"} & attributes.keys() and not any(name.startswith("data-") for name in attributes):
        notes.fault("empty-reference", "", "img -", "<img> has no src", "say which picture")
    _note_candidates("img srcset", attributes, notes)


def _note_area(_: LexborNode, attributes: Attributes, notes: PageNotes) -> None:
    if "href" not in attributes:
        return  # without an address it is no link
    href = attributes["href"] or ""
    _note_if_empty(href, "area", notes)
    if not (attributes.get("alt") or "").strip():
        message = "a link in an image map has no alt"
        notes.fault("image-without-alt", href, "area", message, "say where it leads")


def _note_source(_: LexborNode, attributes: Attributes, notes: PageNotes) -> None:
    _note_candidates("source srcset", attributes, notes)


def _note_candidates(spot: str, attributes: Attributes, notes: PageNotes) -> None:
    value = attributes.get("srcset", _NONE)
    if value is _NONE or (value and value.strip(BLANKS) and srcset(value)[1]):
        return
    value = value or ""
    message = f'the srcset "{value[:80]}" is not well formed; browsers skip a part of it'
    hint = "a URL, a space, a width like 480w or a density like 2x"
    notes.fault("srcset-malformed", value, spot, message, hint)


def _note_input(_: LexborNode, attributes: Attributes, notes: PageNotes) -> None:
    if (attributes.get("type") or "").lower() != "image":
        return
    raw = attributes.get("src") or ""
    if not raw.strip(BLANKS):
        spot = "input src" if "src" in attributes else "input -"
        notes.fault("empty-reference", "", spot, "<input type=image> has no src", "say which picture")
    if not (attributes.get("alt") or "").strip():
        notes.fault("image-without-alt", raw, "input src", "an image button has no alt")


def _note_link(_: LexborNode, attributes: Attributes, notes: PageNotes) -> None:
    if not {"href", "imagesrcset"} & attributes.keys():
        notes.fault("empty-reference", "", "link -", "<link> has no href", "say what it links to")
    language, href = attributes.get("hreflang"), attributes.get("href")
    if language and href and relation(attributes) == "alternate":
        notes.alternates.append((language, href))


def _note_meta(_: LexborNode, attributes: Attributes, notes: PageNotes) -> None:
    content = attributes.get("content") or ""
    if (attributes.get("http-equiv") or "").lower() == "refresh":
        _note_refresh(content, notes)
    if (attributes.get("name") or "").lower() in _ROBOTS:
        notes.noindex |= not {"noindex", "none"}.isdisjoint(content.lower().replace(",", " ").split())


def _note_refresh(content: str, notes: PageNotes) -> None:
    parsed = refresh(content)
    if parsed is None or (parsed.target is not None and not parsed.target.raw.strip(BLANKS)):
        message = f'the refresh "{content[:80]}" is not understood by browsers'
        notes.fault("refresh-malformed", content, "meta content", message, 'write content="0; url=new.html"')
    elif parsed.target is not None and parsed.seconds <= _REDIRECT_SECONDS:
        notes.refresh = parsed.target.raw


def _note_title(node: LexborNode, notes: PageNotes) -> None:
    if notes.title is None and not _in_svg(node):
        notes.title = node.text_lexbor()


def _note_heading(_: LexborNode, notes: PageNotes) -> None:
    notes.headings += 1


def _note_main(_: LexborNode, notes: PageNotes) -> None:
    notes.main = True


def _note_base(node: LexborNode, notes: PageNotes) -> None:
    if notes.base is None and "href" in node.attributes and not _in_svg(node):
        notes.base = node.attributes["href"] or ""


def _note_map(node: LexborNode, notes: PageNotes) -> None:
    if name := node.attributes.get("name"):
        notes.maps.append(name)


def _note_drawing(_: LexborNode, notes: PageNotes) -> None:
    notes.drawn = True


def _note_style(node: LexborNode, notes: PageNotes) -> None:
    if (node.attributes.get("type") or "text/css").strip().lower() == "text/css":
        for use in css(node.text_lexbor()):
            notes.use("css", use.raw)


def _note_script(node: LexborNode, attributes: Attributes, notes: PageNotes) -> None:
    if (attributes.get("type") or "").partition(";")[0].strip().lower() != "application/ld+json":
        return
    raws = linked_data(node.text_lexbor())
    if raws is None:
        notes.fault("json-malformed", "", "script", "the JSON-LD on this page is not JSON")
    for raw in raws or ():
        notes.use("json-ld", raw)


# --- pages within pages -------------------------------------------------------------------------


def _note_frame(_: LexborNode, attributes: Attributes, notes: PageNotes) -> None:
    if markup := attributes.get("srcdoc"):
        inner, ids = _inner(markup, notes)
        for raw in dict.fromkeys(raw for raws in inner.uses.values() for raw in raws if raw[:1] == "#"):
            names = fragments(raw[1:])
            if names and ids.isdisjoint(names):
                message = f'"{raw}" names no id of the page in this frame'
                notes.fault("missing-fragment", raw, "iframe srcdoc", message, "a srcdoc has ids of its own")
        _pass_on(inner, notes, lambda _, raw: raw[:1] != "#")


def _note_template(node: LexborNode, notes: PageNotes) -> None:
    """A declarative shadow root is a part of the page, with ids of its own; any other template is not."""
    if (node.attributes.get("shadowrootmode") or "").lower() in ("open", "closed"):
        inner, ids = _inner((node.html or "").replace("<template", "<div", 1), notes)
        notes.headings += inner.headings
        notes.main |= inner.main
        _pass_on(inner, notes, lambda kind, raw: not (KINDS[kind].own and raw[:1] == "#" and raw[1:] in ids))


def _inner(markup: str, notes: PageNotes) -> tuple[PageNotes, frozenset[str]]:
    """The notes of a page within a page, and its ids."""
    inner = PageNotes(notes.within + 1)
    if inner.within > _MOST_WITHIN:
        return inner, frozenset()
    tree = parse(markup.encode("utf-8", "replace"))
    if tree.root is not None:
        take_notes(tree.root, inner)
    return inner, note_ids(tree, inner)


def _pass_on(inner: PageNotes, notes: PageNotes, counts: Callable[[str, str], bool]) -> None:
    notes.faults.update(inner.faults)
    for kind, raws in inner.uses.items():
        for raw in raws:
            if counts(kind, raw):
                notes.use(kind, _based(inner.base, raw))


def _based(base: str | None, raw: str) -> str:
    try:
        return urljoin(base, raw) if base else raw
    except ValueError:  # no address at all, such as https://[
        return raw


_WITH_ATTRIBUTES: Mapping[str, Callable[[LexborNode, Attributes, PageNotes], None]] = {
    "area": _note_area,
    "img": _note_image,
    "source": _note_source,
    "input": _note_input,
    "link": _note_link,
    "meta": _note_meta,
    "script": _note_script,
    "iframe": _note_frame,
}
_REFERRING = frozenset((*PLAIN, *SVG, *_WITH_ATTRIBUTES)) - {"a"}
_OTHERS: Mapping[str, Callable[[LexborNode, PageNotes], None]] = {
    "a": _note_anchor,
    "title": _note_title,
    "h1": _note_heading,
    "main": _note_main,
    "base": _note_base,
    "map": _note_map,
    "svg": _note_drawing,
    "style": _note_style,
    "template": _note_template,
}


def note_ids(tree: LexborHTMLParser, notes: PageNotes) -> frozenset[str]:
    """The places that a fragment can name. What is wrong with ids, and what styles refer to, is noted."""
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
    return frozenset({*map(intern, anchors | notes.names)})


def _note_repeated(ids: list[str], notes: PageNotes) -> None:
    for name, times in Counter(ids).items():
        if name and times > 1:
            message = f'the id "{name}" stands {times} times on this page'
            notes.fault("duplicate-id", name, "#id", message, "an id names one element: rename the others")
