"""What makes a reference, and where in HTML and SVG one can live."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tcsite.links.microsyntax import css, refresh, srcset


class ReferenceKind(NamedTuple):
    """A sort of reference: what it is called, which rule its absence breaks, what browsers do with it."""

    words: str  # how a message begins: 'link to "x.html"'
    rule: str = "broken-link"
    loads: bool = False  # fetched with the page, so it must not come over plain http
    own: bool = False  # a bare "#x" is always an id of this very page, whatever <base> says


KINDS: Mapping[str, ReferenceKind] = {
    "link": ReferenceKind("link to"),
    "form": ReferenceKind("form sent to"),
    "cite": ReferenceKind("source"),
    "canonical": ReferenceKind("canonical address"),
    "alternate": ReferenceKind("alternate version"),
    "relation": ReferenceKind("<link> to"),
    "refresh": ReferenceKind("refresh to"),
    "social-page": ReferenceKind("og:url"),
    "json-ld": ReferenceKind("JSON-LD address"),
    "sitemap": ReferenceKind("sitemap entry", "sitemap-disagrees"),
    "feed-entry": ReferenceKind("feed entry"),
    "image": ReferenceKind("image", "missing-asset", loads=True),
    "icon": ReferenceKind("icon", "missing-asset", loads=True),
    "script": ReferenceKind("script", "missing-asset", loads=True),
    "stylesheet": ReferenceKind("style sheet", "missing-asset", loads=True),
    "preload": ReferenceKind("preloaded file", "missing-asset", loads=True),
    "manifest": ReferenceKind("web app manifest", "missing-asset", loads=True),
    "media": ReferenceKind("audio or video", "missing-asset", loads=True),
    "track": ReferenceKind("text track", "missing-asset", loads=True),
    "frame": ReferenceKind("frame", "missing-asset", loads=True),
    "object": ReferenceKind("embedded file", "missing-asset", loads=True),
    "social-image": ReferenceKind("picture for social media", "missing-asset"),
    "manifest-entry": ReferenceKind("manifest entry", "missing-asset"),
    "use": ReferenceKind("SVG reference", "missing-asset", loads=True, own=True),
    "css": ReferenceKind("CSS url", "missing-asset", loads=True, own=True),
    "usemap": ReferenceKind("image map"),
}

FOLLOWED = ("link", "frame")  # what a reader can click, or sees at once

_SHAPES: Mapping[str, str] = {  # what the end of a name says about a file, where it says it for certain
    **dict.fromkeys(("html", "htm", "xhtml", "xht", "shtml"), "a page"),
    "css": "a style sheet",
    **dict.fromkeys(("js", "mjs"), "a script"),
    **dict.fromkeys(("png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico"), "a picture"),
    **dict.fromkeys(("mp4", "webm", "mp3", "ogg", "wav", "pdf", "docx", "zip"), "a document"),
}
_PAGE, _TEXTS = frozenset(("a page",)), frozenset(("a page", "a style sheet", "a script"))
NEVER: Mapping[str, frozenset[str]] = {
    "stylesheet": frozenset(_SHAPES.values()) - {"a style sheet"},
    "script": frozenset(_SHAPES.values()) - {"a script"},
    **dict.fromkeys(("image", "icon", "social-image", "media"), _TEXTS),
    **dict.fromkeys(("track", "manifest"), _PAGE),
    "css": _PAGE | {"a script"},
}
"""What cannot serve a kind of reference, whatever a server says of it: browsers show a gap."""


def misfit(kind: str, path: str) -> str:
    """What a path leads to, "a page", if that cannot serve such a reference; "" where it may."""
    name = path[path.rfind("/") + 1 :]
    suffix = name[name.rfind(".") + 1 :].lower() if "." in name else ""
    shape = _SHAPES.get(suffix, "") if name else "a page"  # a folder shows its index
    return shape if shape in NEVER[kind] else ""


def is_document(path: str) -> bool:
    """Whether a path has the name of a document, which no browser shows as a picture."""
    return path.lower().endswith(
        (".pdf", ".docx", ".doc", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".csv", ".txt")
    )


def never_drawn(kind: str, path: str) -> bool:
    """Whether a reference of a kind that is drawn may lead to what cannot be."""
    return misfit(kind, path) != "" or (kind == "image" and is_document(path))


Attributes = Mapping[str, str | None]


class Use(NamedTuple):
    """One reference in one attribute, and where in the attribute's value it begins."""

    kind: str
    raw: str
    attribute: str
    start: int = 0


# tag -> (attribute, kind). What needs a second look has a function below.
PLAIN: Mapping[str, tuple[tuple[str, str], ...]] = {
    "a": (("href", "link"),),
    "area": (("href", "link"),),
    "form": (("action", "form"),),
    "button": (("formaction", "form"),),
    "input": (("formaction", "form"), ("usemap", "usemap")),
    "q": (("cite", "cite"),),
    "blockquote": (("cite", "cite"),),
    "ins": (("cite", "cite"),),
    "del": (("cite", "cite"),),
    "img": (("src", "image"), ("longdesc", "link"), ("usemap", "usemap")),
    "iframe": (("src", "frame"), ("longdesc", "link")),
    "frame": (("src", "frame"), ("longdesc", "link")),
    "embed": (("src", "object"),),
    "object": (("data", "object"), ("usemap", "usemap")),
    "audio": (("src", "media"),),
    "video": (("src", "media"), ("poster", "image")),
    "source": (("src", "media"),),
    "track": (("src", "track"),),
    "body": (("background", "image"),),
    "table": (("background", "image"),),
    "td": (("background", "image"),),
    "th": (("background", "image"),),
}
CANDIDATES: Mapping[str, str] = {"img": "srcset", "source": "srcset", "link": "imagesrcset"}
_SVG_USES = (
    *("use", "feImage", "textPath", "mpath", "linearGradient", "radialGradient", "pattern", "filter"),
    *("animate", "animateMotion", "animateTransform", "set"),
)
SVG: Mapping[str, str] = {**dict.fromkeys(_SVG_USES, "use"), "image": "image"}
PAINT = ("fill", "stroke", "filter", "clip-path", "mask", "marker-start", "marker-mid", "marker-end")

# Attributes that HTML does not allow to be empty.
NEVER_EMPTY: Mapping[str, tuple[str, ...]] = {
    "link": ("href", "imagesrcset"),
    "img": ("src", "usemap"),
    "script": ("src",),
    "iframe": ("src",),
    "frame": ("src",),
    "embed": ("src",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "source": ("src",),
    "track": ("src",),
    "object": ("data", "usemap"),
    "input": ("usemap",),
}

_NOT_FETCHED = frozenset(("preconnect", "dns-prefetch"))
# The first of these among the words of `rel` says what a <link> is.
_RELATIONS: tuple[tuple[str, str], ...] = (
    ("stylesheet", "stylesheet"),
    ("icon", "icon"),
    ("apple-touch-icon", "icon"),
    ("apple-touch-icon-precomposed", "icon"),
    ("mask-icon", "icon"),
    ("manifest", "manifest"),
    ("preload", "preload"),
    ("modulepreload", "preload"),
    ("prefetch", "preload"),
    ("canonical", "canonical"),
    ("alternate", "alternate"),
)
_META: Mapping[str, str] = {
    **dict.fromkeys(("og:image", "og:image:url", "og:image:secure_url"), "social-image"),
    **dict.fromkeys(("twitter:image", "twitter:image:src"), "social-image"),
    "og:url": "social-page",
}


def references(tag: str, attributes: Attributes, *, in_svg: bool = False) -> Iterator[Use]:
    """The references in the attributes of one element, `style` apart."""
    if in_svg or tag in SVG:
        yield from _svg(tag, attributes)
    elif tag in _SPECIAL:
        yield from _SPECIAL[tag](attributes)
    if in_svg:
        return
    for attribute, kind in PLAIN.get(tag, ()):
        value = attributes.get(attribute, _NONE)
        if value is not _NONE:
            yield Use(kind, value or "", attribute)
    if tag in CANDIDATES:
        candidates = attributes.get(CANDIDATES[tag])
        if candidates:
            parsed, _ = srcset(candidates)
            kind = "preload" if tag == "link" else "image"
            yield from (Use(kind, raw, CANDIDATES[tag], start) for raw, start in parsed)


_NONE = "\0none"


def styled(attribute: str, value: str) -> Iterator[Use]:
    """The references in a `style` attribute, or in one of SVG's that take the same syntax."""
    return (Use("css", raw, attribute, start) for raw, start in css(value))


def relation(attributes: Attributes) -> str:
    """What sort of reference a <link> makes; "" when browsers only open a connection."""
    words = (attributes.get("rel") or "").lower().split()
    if words and _NOT_FETCHED.issuperset(words):
        return ""
    return next((kind for word, kind in _RELATIONS if word in words), "relation")


def _svg(tag: str, attributes: Attributes) -> Iterator[Use]:
    kind = SVG.get(tag, "link" if tag == "a" else "script" if tag == "script" else "")
    name = "href" if "href" in attributes else "xlink:href"  # where both stand, browsers read href
    value = attributes.get(name)
    if kind and value is not None:
        yield Use(kind, value, name)


def _link(attributes: Attributes) -> Iterator[Use]:
    kind = relation(attributes)
    href = attributes.get("href")
    if kind and href is not None:
        yield Use(kind, href, "href")


def _script(attributes: Attributes) -> Iterator[Use]:
    src = attributes.get("src")
    if src is not None:
        yield Use("script", src, "src")


def _input(attributes: Attributes) -> Iterator[Use]:
    src = attributes.get("src")
    if src is not None and (attributes.get("type") or "").lower() == "image":
        yield Use("image", src, "src")


def _meta(attributes: Attributes) -> Iterator[Use]:
    content = attributes.get("content") or ""
    if (attributes.get("http-equiv") or "").lower() == "refresh":
        parsed = refresh(content)
        if parsed and parsed.target:
            yield Use("refresh", parsed.target.raw, "content", parsed.target.start)
    name = attributes.get("property") or attributes.get("name") or ""
    kind = _META.get(name.lower())
    if kind and content:
        yield Use(kind, content, "content")


_SPECIAL = {"link": _link, "script": _script, "input": _input, "meta": _meta}
